package vip.approvals.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What criteria are measured over: three complete calendar months (AMB-05), judged as of the last day. */
public sealed interface Period permits Quarter, ThreeMonths {

    /** Oldest first. */
    List<YearMonth> months();

    /** The last day of the last month. */
    default LocalDate cutOff() {
        return months().get(2).atEndOfMonth();
    }
}
