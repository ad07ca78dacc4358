/** Grounds for losing the status are seen coming, and the client's manager is warned in time (SIB-29..31). */
package vip.approvals.prevention;
