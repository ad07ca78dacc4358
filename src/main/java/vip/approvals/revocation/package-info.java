/** Approved removals on their way to the day on which they take effect (SIB-25, AMB-16, AMB-17). */
package vip.approvals.revocation;
