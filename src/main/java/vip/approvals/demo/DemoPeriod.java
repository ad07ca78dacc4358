package vip.approvals.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import vip.approvals.calendar.Quarter;

/**
 * The time that the demo covers: six months that end with the quarter that ended last.
 *
 * @param today nothing is paid later than this
 */
record DemoPeriod(Quarter quarter, LocalDate today) {

    static DemoPeriod before(LocalDate today) {
        return new DemoPeriod(Quarter.lastEndedBefore(today), today);
    }

    LocalDate cutOff() {
        return quarter.cutOff();
    }

    /** Oldest first; the last three are the quarter's. */
    List<YearMonth> months() {
        YearMonth last = YearMonth.from(cutOff());
        return IntStream.rangeClosed(1, 6)
                .mapToObj(month -> last.minusMonths(6L - month))
                .toList();
    }

    /** The earliest contract start that is not long enough yet (AMB-07): six months later is not before the cut-off. */
    LocalDate firstStartTooLate() {
        LocalDate start = cutOff().minusMonths(6);
        return start.plusMonths(6).isBefore(cutOff()) ? start.plusDays(1) : start;
    }
}
