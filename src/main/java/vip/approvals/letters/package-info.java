/** Papers: a template filled, printed as a PDF that may be archived. What a paper says is the business of its owner. */
package vip.approvals.letters;
