/**
 * Cycles, branch lists, lines and decisions: the quarterly coordination (SIB-01..14, SIB-42),
 * in three sections: new VIPs, removals and potential ones.
 */
package vip.approvals.lists;
