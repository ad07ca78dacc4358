/** Cycles, branch lists, lines and decisions: the quarterly coordination (SIB-01..07, SIB-12, SIB-13). */
package vip.approvals.lists;
