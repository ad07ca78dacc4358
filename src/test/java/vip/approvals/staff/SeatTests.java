package vip.approvals.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told when a seat is late. */
class SeatTests {

    @ParameterizedTest
    @CsvSource({
        "altai.sales, altai.sales-director",
        "altai.sales-director, hq.sales",
        "altai.commercial, hq.sales",
        "altai.security, hq.sales",
        "hq.sales, hq.commercial",
        "hq.commercial, hq.sales"
    })
    void theSuperiorIsTheBranchsOwnOrHeadquarters(String group, String superior) {
        assertThat(Seat.superiorGroup(group)).contains(superior);
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing", "camunda-admin", "altai", "altai.", "hq.security", "altai.sales.x", ""})
    void aGroupThatIsNoSeatsHasNoSuperior(String group) {
        assertThat(Seat.superiorGroup(group)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsHisOrHerOwnSuperior(Seat seat) {
        assertThat(seat.superior()).isNotEqualTo(seat);
    }
}
