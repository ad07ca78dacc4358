/**
 * Cycles, branch lists, lines and decisions: the quarterly coordination (SIB-01..06, SIB-12, SIB-13). The sections
 * {@code REMOVE} (SIB-07) and {@code POTENTIAL} (SIB-09) have their place in the tables; nothing fills them yet.
 */
package vip.approvals.lists;
