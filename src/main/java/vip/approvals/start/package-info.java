/** What keeps the product from starting, said in words that an operator can act on. */
package vip.approvals.start;
