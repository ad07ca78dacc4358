/** Membership cards: ordered, made by the card maker, delivered by the manager, re-made (GT-18, GT-25..31, GT-41, GT-61). */
package vip.approvals.cards;
