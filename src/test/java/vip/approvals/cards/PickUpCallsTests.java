package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PickUpCallsTests {

    @Test
    void GT29_eachWeekInTheFirstMonthThenEachMonth() {
        LocalDate agreed = LocalDate.of(2026, 12, 3);
        assertThat(Stream.iterate(agreed, day -> PickUpCalls.next(agreed, day))
                        .skip(1)
                        .limit(8))
                .containsExactly(
                        LocalDate.of(2026, 12, 10),
                        LocalDate.of(2026, 12, 17),
                        LocalDate.of(2026, 12, 24),
                        LocalDate.of(2026, 12, 31), // four weeks later it is 3 January, and the month is over
                        LocalDate.of(2027, 2, 3),
                        LocalDate.of(2027, 3, 3),
                        LocalDate.of(2027, 4, 3),
                        LocalDate.of(2027, 5, 3));
    }

    @Test
    void GT29_aMonthOfFourWeeksExactlyHasFourCalls() {
        LocalDate agreed = LocalDate.of(2027, 2, 1);
        assertThat(PickUpCalls.next(agreed, LocalDate.of(2027, 2, 22))).isEqualTo("2027-03-01");
        assertThat(PickUpCalls.next(agreed, LocalDate.of(2027, 3, 1))).isEqualTo("2027-04-01");
    }

    @Test
    void GT29_theLastDayOfALongMonthIsKept() {
        LocalDate agreed = LocalDate.of(2027, 1, 31);
        assertThat(PickUpCalls.next(agreed, LocalDate.of(2027, 2, 28))).isEqualTo("2027-03-31");
        assertThat(PickUpCalls.next(agreed, LocalDate.of(2027, 3, 31))).isEqualTo("2027-04-30");
        assertThat(PickUpCalls.next(agreed, LocalDate.of(2027, 4, 30))).isEqualTo("2027-05-31");
    }

    @Test
    void aCallThatWasMissedIsNotMadeUpFor() {
        assertThat(PickUpCalls.next(LocalDate.of(2026, 12, 3), LocalDate.of(2026, 12, 20)))
                .isEqualTo("2026-12-24");
    }
}
