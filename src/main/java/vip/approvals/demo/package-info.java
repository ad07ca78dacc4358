/** Clearly marked demo data: people for every seat, generated clients with charges and invoices, an open cycle. */
package vip.approvals.demo;
