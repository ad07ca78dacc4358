/** What a person waits for: how far it is, and a way to cancel it. */
package vip.approvals.work;
