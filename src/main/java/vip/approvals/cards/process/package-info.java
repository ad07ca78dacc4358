/** The processes of cards, their delegates and listeners. */
package vip.approvals.cards.process;
