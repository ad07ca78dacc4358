/** From billing facts to assessments: the tier check, for one client and in bulk, over the same decision tables. */
package vip.approvals.criteria;
