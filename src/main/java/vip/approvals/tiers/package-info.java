/** The monthly review of all VIPs' tiers: measured over three months, up at once, down with grace. */
package vip.approvals.tiers;
