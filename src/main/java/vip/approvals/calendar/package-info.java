/** Quarters, days and the clock, all in the programme's time zone. */
package vip.approvals.calendar;
