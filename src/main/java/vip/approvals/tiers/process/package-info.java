/** What the engine asks of the tier review. */
package vip.approvals.tiers.process;
