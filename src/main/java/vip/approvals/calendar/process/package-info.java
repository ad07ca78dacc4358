/** Deadlines of tasks and timers: given to the diagrams, kept with their derivation, moved when a calendar changes. */
package vip.approvals.calendar.process;
