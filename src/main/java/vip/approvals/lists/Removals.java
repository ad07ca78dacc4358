package vip.approvals.lists;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.Quarter;
import vip.approvals.calendar.WorkingCalendar;

/** Approved removals, as they are handed to revocation: with the day on which they take effect (AMB-16). */
@Component
class Removals {

    private static final String APPROVE = """
            WITH applied AS (
                UPDATE vip.line i SET state = 'APPLIED' FROM vip.branch_list l
                WHERE l.list = i.list AND l.quarter = :quarter AND l.state = 'APPLIED' AND i.state = 'AGREED'
                  AND i.section = 'REMOVE'
                RETURNING i.line, i.client, l.branch, i.ground)
            INSERT INTO vip.removal (line, client, branch, quarter, ground, approved, effective, derivation, state)
            SELECT line, client, branch, :quarter, ground, :today, :effective, :derivation, 'APPROVED' FROM applied
            -- One that waits, such as for an address, is carried out once.
            WHERE NOT EXISTS (SELECT FROM vip.removal o WHERE o.client = applied.client AND o.state = 'APPROVED')
            """;

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final ListSettings settings;

    Removals(JdbcClient jdbc, WorkingCalendar calendar, ListSettings settings) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.settings = settings;
    }

    void approve(Quarter quarter, LocalDate today) {
        LocalDate nextMonth = today.plusMonths(1).withDayOfMonth(1);
        Deadline earliest = calendar.workingDays(today, settings.removalNotice());
        boolean early = nextMonth.isBefore(earliest.due());
        jdbc.sql(APPROVE)
                .param("quarter", quarter.toString())
                .param("today", today)
                .param("effective", early ? earliest.due() : nextMonth)
                .param(
                        "derivation",
                        early
                                ? "The month begins earlier; " + earliest.derivation()
                                : "The first day of the month after the approval on " + today)
                .update();
    }
}
