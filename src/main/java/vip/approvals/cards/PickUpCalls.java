package vip.approvals.cards;

import java.time.LocalDate;
import java.util.stream.Stream;

/** When a client is called about a card that waits to be collected (GT-29). */
final class PickUpCalls {

    private static final int WEEK = 7;

    private PickUpCalls() {}

    /**
     * Each week in the first month, then once a month, on the day with the number of the agreement's. A day off is a
     * day like any other (AMB-42).
     *
     * @param agreed when the client chose to collect the card; day 0
     * @return the first day for a call after {@code today}
     */
    static LocalDate next(LocalDate agreed, LocalDate today) {
        LocalDate month = agreed.plusMonths(1);
        Stream<LocalDate> weekly =
                Stream.iterate(agreed.plusDays(WEEK), day -> !day.isAfter(month), day -> day.plusDays(WEEK));
        Stream<LocalDate> monthly = Stream.iterate(2, number -> number + 1).map(agreed::plusMonths);
        return Stream.concat(weekly, monthly)
                .filter(day -> day.isAfter(today))
                .findFirst()
                .orElseThrow();
    }
}
