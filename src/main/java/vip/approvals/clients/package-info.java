/** Billing facts: clients, charges, invoices and payments, loaded from files whole or not at all. */
package vip.approvals.clients;
