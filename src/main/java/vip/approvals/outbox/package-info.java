/** What leaves the system: stored with its cause, delivered later, at least once (docs/adr/0011). */
package vip.approvals.outbox;
