/** A client is erased for good: from every table, the engine's history and the papers, with an act of destruction (152-FZ, GDPR). */
package vip.approvals.erasure;
