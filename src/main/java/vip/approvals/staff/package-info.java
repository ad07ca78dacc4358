/** Branches, seats and who holds them. People themselves are managed in Camunda's Admin. */
package vip.approvals.staff;
