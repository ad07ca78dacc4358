/** Mails about tasks: what is new, due soon, due today, and late. One for each person and run, by the outbox. */
package vip.approvals.reminders;
