package vip.approvals.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines to the day, on the official calendars that come with the product. */
class WorkingCalendarTests {

    private final WorkingCalendar russia = calendar("RU", true);
    private final WorkingCalendar china = calendar("CN", true);

    private static WorkingCalendar calendar(String id, boolean shiftTerms) {
        return CalendarFolder.shipped(id, shiftTerms).of(id);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02, 3, 2026-11-05", // assigned, first contact (A11)
        "2026-11-05, 3, 2026-11-10", // the SMS, the call
        "2026-11-05, 5, 2026-11-12", // the SMS, weekly attempts
        "2026-09-30, 3, 2026-10-10", // over the National Day, on a make-up Saturday (B10)
        "2026-09-30, 2, 2026-10-09",
        "2026-09-30, 4, 2026-10-12",
        "2026-09-30, 0, 2026-09-30",
        "2026-10-03, 1, 2026-10-08",
        "2026-09-18, 1, 2026-09-20" // a make-up Sunday
    })
    void chineseWorkingDaysIncludeMakeUpDays(LocalDate event, int n, LocalDate due) {
        assertThat(china.workingDays(event, n).due()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, 5, 2026-04-08", // a notice's dispatch (A9)
        "2027-02-19, 1, 2027-02-20", // a working Saturday
        "2027-02-19, 2, 2027-02-24", // for which Monday is off, before the holiday
        "2025-12-30, 1, 2026-01-12", // over the year's end, whose 31 December is off
        "2026-05-08, 1, 2026-05-12"
    })
    void russianWorkingDaysFollowMovedDaysOff(LocalDate event, int n, LocalDate due) {
        assertThat(russia.workingDays(event, n).due()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30, 3, 2026-12-03", "2026-12-04, 7, 2026-12-11", "2026-12-02, 3, 2026-12-05"})
    void calendarDaysStayWhereTheyEnd(LocalDate event, int n, LocalDate due) {
        assertThat(china.days(event, n).due()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-30, 2026-02-28, 2026-03-02", // a Saturday (A7)
        "2025-11-29, 2026-02-28, 2026-03-02",
        "2025-11-27, 2026-02-27, 2026-02-27",
        "2025-12-02, 2026-03-02, 2026-03-02",
        "2026-08-31, 2026-11-30, 2026-11-30",
        "2026-08-30, 2026-11-30, 2026-11-30",
        "2026-09-01, 2026-12-01, 2026-12-01",
        "2023-11-30, 2024-02-29, 2024-02-29", // a leap year
        "2026-09-30, 2026-12-30, 2026-12-30",
        "2026-10-01, 2027-01-01, 2027-01-11", // over the New Year holidays
        "2026-11-20, 2027-02-20, 2027-02-20" // a working Saturday
    })
    void aTermThatEndsOnADayOffMovesToTheNextWorkingDay(LocalDate start, LocalDate sameDay, LocalDate shifted) {
        assertThat(calendar("RU", false).term(start, 3).due()).isEqualTo(sameDay);
        assertThat(russia.term(start, 3).due()).isEqualTo(shifted);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-12, 3, 2026-10-08",
        "2026-10-12, 4, 2026-09-30",
        "2026-10-10, 1, 2026-10-09",
        "2026-10-11, 1, 2026-10-10",
        "2026-10-08, 0, 2026-10-08"
    })
    void workingDaysAreCountedBackwardsToo(LocalDate day, int n, LocalDate before) {
        assertThat(china.workingDaysBefore(day, n)).isEqualTo(before);
    }

    @Test
    void backwardsAndForwardsMeetOnWorkingDays() {
        LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2027, 12, 1))
                .filter(russia::isWorkingDay)
                .forEach(day -> assertThat(russia.workingDays(russia.workingDaysBefore(day, 7), 7)
                                .due())
                        .isEqualTo(day));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneDateSaysWhichTermsHaveEnded(boolean shiftTerms) {
        WorkingCalendar calendar = calendar("RU", shiftTerms);
        LocalDate.of(2023, 1, 1).datesUntil(LocalDate.of(2027, 12, 31)).forEach(day -> {
            for (int months : new int[] {1, 3, 12}) {
                LocalDate latest = calendar.latestStartWithTermBefore(day, months);
                LocalDate around = day.minusMonths(months);
                around.minusDays(20)
                        .datesUntil(around.plusDays(10))
                        .forEach(start -> assertThat(
                                        calendar.term(start, months).due().isBefore(day))
                                .as("%s + %s months before %s", start, months, day)
                                .isEqualTo(!start.isAfter(latest)));
            }
        });
    }

    @Test
    void aDeadlineEndsWithItsLastDay() {
        assertThat(china.days(LocalDate.of(2026, 11, 30), 3).end(ZoneId.of("Asia/Novosibirsk")))
                .isEqualTo("2026-12-03T16:59:59Z");
    }

    @Test
    void theDerivationSaysWhatWasCountedAndSkipped() {
        assertThat(china.workingDays(LocalDate.of(2026, 9, 30), 3).derivation())
                .isEqualTo("3 working days after Wed 30 Sep 2026: Thu 8 Oct, Fri 9 Oct, Sat 10 Oct (working Saturday);"
                        + " off: 1–7 Oct National Day (CN calendar 2025-11-04)");
        assertThat(china.workingDays(LocalDate.of(2026, 11, 5), 3).derivation())
                .isEqualTo("3 working days after Thu 5 Nov 2026: Fri 6 Nov, Mon 9 Nov, Tue 10 Nov; off: 7–8 Nov weekend"
                        + " (CN calendar 2025-11-04)");
        assertThat(russia.workingDays(LocalDate.of(2027, 2, 10), 0).derivation())
                .isEqualTo("0 working days after Wed 10 Feb 2027: the same day (RU calendar 2026-09-02)");
    }

    @Test
    void aLongSpanNamesTheDaysThatAreNotAsUsual() {
        assertThat(russia.workingDays(LocalDate.of(2027, 2, 8), 30).derivation())
                .isEqualTo("30 working days after Mon 8 Feb 2027: Wed 24 Mar; counting Sat 20 Feb (working Saturday);"
                        + " off: 21–23 Feb day off moved from 20 Feb / Defender of the Fatherland Day,"
                        + " 6–8 Mar Women's Day, weekends (RU calendar 2026-09-02)");
        assertThat(russia.workingDays(LocalDate.of(2025, 12, 29), 2).derivation())
                .isEqualTo(
                        "2 working days after Mon 29 Dec 2025: Tue 30 Dec, Mon 12 Jan 2026; off: 31 Dec–11 Jan day off"
                                + " moved from 5 Jan / New Year holidays / Orthodox Christmas / day off moved from 3 Jan"
                                + " (RU calendar 2026-09-02)");
    }

    @Test
    void theDerivationOfATermSaysWhyItMoved() {
        assertThat(russia.term(LocalDate.of(2025, 11, 30), 3).derivation())
                .isEqualTo("3 months after Sun 30 Nov 2025: Sat 28 Feb 2026 is a day off, so Mon 2 Mar 2026;"
                        + " off: 28 Feb–1 Mar weekend (RU calendar 2026-09-02)");
        assertThat(calendar("RU", false).term(LocalDate.of(2025, 11, 30), 3).derivation())
                .isEqualTo("3 months after Sun 30 Nov 2025: Sat 28 Feb 2026, though it is a day off"
                        + " (RU calendar 2026-09-02)");
        assertThat(russia.term(LocalDate.of(2026, 8, 31), 3).derivation())
                .isEqualTo("3 months after Mon 31 Aug 2026: Mon 30 Nov (RU calendar 2026-09-02)");
        assertThat(china.days(LocalDate.of(2026, 12, 2), 3).derivation())
                .isEqualTo("3 days after Wed 2 Dec 2026: Sat 5 Dec, though it is a day off (CN calendar 2025-11-04)");
    }

    @Test
    void beyondTheKnownYearsWeekendsAloneAreOffAndTheDerivationSaysSo() {
        Deadline known = china.workingDays(LocalDate.of(2026, 12, 30), 1);
        Deadline unknown = china.workingDays(LocalDate.of(2026, 12, 31), 1);
        assertThat(known.due()).isEqualTo("2026-12-31");
        assertThat(known.derivation()).endsWith("(CN calendar 2025-11-04)");
        assertThat(unknown.due()).isEqualTo("2027-01-01");
        assertThat(unknown.derivation())
                .isEqualTo("1 working day after Thu 31 Dec 2026: Fri 1 Jan 2027"
                        + " (CN calendar 2025-11-04; the calendar of 2027 is not known yet: weekends only)");
        assertThat(russia.term(LocalDate.of(2027, 10, 1), 3))
                .satisfies(term -> assertThat(term.due()).isEqualTo("2028-01-03"))
                .satisfies(term -> assertThat(term.derivation()).contains("the calendar of 2028 is not known yet"));
        assertThat(russia.term(LocalDate.of(2027, 9, 30), 3).derivation()).doesNotContain("not known");
    }

    @Test
    void theEpidemicsNonWorkingWeeksAreDaysOff() {
        assertThat(russia.workingDays(LocalDate.of(2020, 3, 27), 1).due()).isEqualTo("2020-05-12");
    }
}
