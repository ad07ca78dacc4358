package vip.approvals.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.WorkingCalendar;

/** When the terms of open invoices end: the calendar's work, which SQL cannot do (AMB-08). */
@Component
class DebtTerms {

    private final WorkingCalendar calendar;
    private final CriteriaSettings settings;

    DebtTerms(WorkingCalendar calendar, CriteriaSettings settings) {
        this.calendar = calendar;
        this.settings = settings;
    }

    /** What {@link GroundSql#debts} asks for. */
    JdbcClient.StatementSpec add(JdbcClient.StatementSpec debts, List<LocalDate> dueDays) {
        List<Deadline> terms = dueDays.stream()
                .map(due -> calendar.term(due, settings.debtTermMonths()))
                .toList();
        return debts.param("dues", array(terms.stream().map(Deadline::event)))
                .param("ends", array(terms.stream().map(Deadline::due)))
                .param("derivations", terms.stream().map(Deadline::derivation).toArray(String[]::new));
    }

    private static String[] array(Stream<LocalDate> days) {
        return days.map(LocalDate::toString).toArray(String[]::new);
    }
}
