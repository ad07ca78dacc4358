/** What every page and every answer of the product's own {@code /api} has in common. */
package vip.approvals.web;
