package vip.approvals.cards;

import java.time.LocalDate;

/**
 * What the template {@code letters/e-card} prints: the electronic membership card, next to the plastic one (GT-61).
 *
 * @param programme as the company calls it
 * @param holder who alone may use it (GT-41)
 * @param tier {@code T1}, {@code T2} or {@code T3}; the template has the words
 * @param branch in words
 * @param manager name of the personal manager; null if there is none at the moment
 */
public record ElectronicCard(
        String programme,
        String holder,
        String tier,
        CardNumber number,
        String branch,
        String manager,
        LocalDate issuedOn) {}
