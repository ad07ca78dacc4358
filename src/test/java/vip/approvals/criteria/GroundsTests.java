package vip.approvals.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.calendar.Quarter;

/** Grounds for a removal (SIB-18..23), acceptance A7 and A8, each boundary on both sides. */
@ProductTest
class GroundsTests {

    private static final Quarter Q1 = Quarter.parse("2026-Q1");
    private static final Quarter Q2 = Quarter.parse("2026-Q2");
    private static final Quarter Q3 = Quarter.parse("2026-Q3");
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 1);

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Criteria criteria;

    @Autowired
    Grounds grounds;

    @BeforeEach
    void reset() {
        product.reset();
        clock.set(LocalDate.of(2026, 4, 1));
    }

    // -- A7: debt ----------------------------------------------------------------------------------------------------

    @Test
    void A7_aDebtIsAGroundFromTheDayAfterItsTermWithEachStepExplained() {
        debtor("18000.00", "3000.00", LocalDate.of(2025, 11, 30));
        assertThat(ground(Q1, "DEBT")).hasValueSatisfying(debt -> {
            assertThat(debt.matured()).isTrue();
            assertThat(debt.since()).isEqualTo(LocalDate.of(2026, 3, 3));
            assertThat(debt.debt()).isEqualTo("15000.00");
            assertThat(debt.reason())
                    .startsWith(
                            "Invoice I-1 of 18,000.00, due 2025-11-30, of which image services 3,000.00 do not count"
                                    + " (SIB-21); paid 0.00, open 15,000.00. Term: ")
                    .contains("Mon 2 Mar 2026")
                    .endsWith("ground from 2026-03-03 (SIB-20, AMB-08)");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-30, true", // the term ends on Mon 30 Mar, the ground exists on the cut-off 31 Mar
        "2025-12-31, false" // it ends on the cut-off itself, so the ground comes a day too late
    })
    void SIB_20_aGroundBelongsToAQuarterIfItExistsOnTheCutOff(LocalDate due, boolean matured) {
        debtor("1000.00", "0.00", due);
        assertThat(ground(Q1, "DEBT").orElseThrow().matured()).isEqualTo(matured);
    }

    @ParameterizedTest
    @CsvSource({"14999.00, 1.00", "14999.99, 0.01", "15000.00, ", "18000.00, "})
    void A7_aPartialPaymentKeepsTheClockAndAFullOneClearsIt(String paid, String left) {
        debtor("18000.00", "3000.00", LocalDate.of(2025, 11, 30));
        facts.payment("I-1", LocalDate.of(2026, 2, 20), paid);
        assertThat(ground(Q1, "DEBT").map(Found::debt)).isEqualTo(Optional.ofNullable(left));
    }

    @Test
    void A7_imageServicesAloneAreNeverADebt() {
        debtor("3000.00", "3000.00", LocalDate.of(2025, 1, 31));
        assertThat(ground(Q1, "DEBT")).isEmpty();
    }

    @Test
    void AMB_10_anImageClientsDebtIsPutOnAListByAPersonOnly() {
        debtor("1000.00", "0.00", LocalDate.of(2025, 11, 30));
        jdbc.sql("UPDATE vip.client SET image = true").update();
        assertThat(ground(Q1, "DEBT")).hasValueSatisfying(debt -> {
            assertThat(debt.byHand()).isTrue();
            assertThat(debt.reason()).endsWith("An image client: a person decides (AMB-10)");
        });
    }

    @Test
    void AMB_08_theOldestOpenInvoiceHasTheClockAndOnlyEndedTermsCount() {
        debtor("1000.00", "0.00", LocalDate.of(2025, 11, 30));
        facts.invoice("altai-v", "I-2", LocalDate.of(2025, 12, 15), "500.00", "0.00");
        facts.invoice("altai-v", "I-3", LocalDate.of(2026, 2, 15), "7000.00", "0.00"); // its term still runs
        assertThat(ground(Q1, "DEBT").orElseThrow().debt()).isEqualTo("1500.00");
        facts.payment("I-1", LocalDate.of(2026, 4, 1), "1000.00");
        assertThat(ground(Q1, "DEBT").orElseThrow().debt()).isEqualTo("500.00");
        facts.payment("I-2", LocalDate.of(2026, 4, 1), "500.00");
        assertThat(ground(Q1, "DEBT")).hasValueSatisfying(running -> {
            assertThat(running.matured()).isFalse();
            assertThat(running.since()).isEqualTo(LocalDate.of(2026, 5, 16)); // Fri 15 May is the last day
        });
    }

    // -- A8: criteria ------------------------------------------------------------------------------------------------

    @Test
    void A8_oneFailedQuarterIsToBeWatchedTwoAreAGround() {
        vip();
        monthly(Q1, "2050.00");
        measure(Q1);
        assertThat(ground(Q1, "CRITERIA")).hasValueSatisfying(watched -> {
            assertThat(watched.matured()).isFalse();
            assertThat(watched.quarters()).isEqualTo(1);
            assertThat(watched.since()).isEqualTo(LocalDate.of(2026, 7, 1));
        });
        monthly(Q2, "2100.00");
        measure(Q2);
        assertThat(ground(Q2, "CRITERIA")).hasValueSatisfying(failed -> {
            assertThat(failed.matured()).isTrue();
            assertThat(failed.quarters()).isEqualTo(2);
            assertThat(failed.reason())
                    .startsWith("Failed 2 quarters in a row. 2026-Q1: Best number: 6,150.00 ≤ 6,300.00;")
                    .contains("2026-Q2: Best number: 6,300.00 ≤ 6,300.00;")
                    .endsWith("(SIB-22, AMB-09)");
        });
    }

    @Test
    void A8_aPassedQuarterResetsTheCount() {
        vip();
        monthly(Q1, "2050.00");
        monthly(Q2, "2100.01");
        monthly(Q3, "2050.00");
        for (Quarter quarter : List.of(Q1, Q2, Q3)) {
            measure(quarter);
        }
        assertThat(ground(Q2, "CRITERIA")).isEmpty();
        assertThat(ground(Q3, "CRITERIA").orElseThrow().matured()).isFalse();
    }

    @Test
    void AMB_09_aQuarterThatNoCycleHasMeasuredIsMeasuredIfItsChargesAreThere() {
        vip();
        monthly(Q1, "2050.00");
        monthly(Q2, "2050.00");
        measure(Q2);
        assertThat(ground(Q2, "CRITERIA").orElseThrow().matured()).isTrue();
    }

    @Test
    void AMB_09_aQuarterBeforeTheStatusOrWithoutChargesDoesNotCount() {
        vip();
        monthly(Q2, "2050.00");
        measure(Q2); // billing has loaded nothing for Q1
        assertThat(ground(Q2, "CRITERIA").orElseThrow().quarters()).isEqualTo(1);
        monthly(Q1, "2050.00");
        jdbc.sql("UPDATE vip.vip_status SET since = '2026-04-01'").update();
        assertThat(ground(Q2, "CRITERIA").orElseThrow().quarters()).isEqualTo(1);
        jdbc.sql("UPDATE vip.vip_status SET since = '2026-03-31'").update();
        assertThat(ground(Q2, "CRITERIA").orElseThrow().quarters()).isEqualTo(2);
    }

    // -- contracts ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, LIQUIDATION, LIQUIDATION",
        "2026-03-31, TERMINATION, CONTRACT_TERMINATED",
        "2026-03-31, , CONTRACT_TERMINATED",
        "2026-04-01, LIQUIDATION, "
    })
    void SIB_18_19_anEndedContractIsAGroundByItsReason(LocalDate end, String reason, String ground) {
        vip();
        facts.contractEnds("altai-v", end, reason);
        grounds.check("altai", Q1);
        assertThat(jdbc.sql("SELECT ground FROM vip.ground").query(String.class).optional())
                .isEqualTo(Optional.ofNullable(ground));
    }

    @Test
    void aClientWhoMovesIsMeasuredInTheNewBranch() {
        debtor("1000.00", "0.00", LocalDate.of(2025, 11, 30));
        grounds.check("altai", Q1);
        jdbc.sql("UPDATE vip.client SET branch = 'tomsk'").update();
        grounds.check("tomsk", Q1);
        grounds.check("altai", Q1);
        assertThat(jdbc.sql("SELECT branch FROM vip.ground").query(String.class).list())
                .containsExactly("tomsk");
    }

    @Test
    void onlyVipsHaveGrounds() {
        facts.client("altai-c", "altai", "100.00");
        facts.invoice("altai-c", "I-1", LocalDate.of(2025, 1, 31), "500.00", "0.00");
        facts.contractEnds("altai-c", LocalDate.of(2026, 2, 1), null);
        grounds.check("altai", Q1);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.ground")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // -- helpers -----------------------------------------------------------------------------------------------------

    private record Found(
            boolean matured, boolean byHand, LocalDate since, String debt, Integer quarters, String reason) {}

    private void vip() {
        facts.vip("altai-v", "altai", "T1", LONG_AGO, "3000.00");
        jdbc.sql("DELETE FROM vip.charge").update();
        jdbc.sql("UPDATE vip.client SET contract_start = :start")
                .param("start", LONG_AGO)
                .update();
    }

    private void debtor(String amount, String image, LocalDate due) {
        vip();
        facts.invoice("altai-v", "I-1", due, amount, image);
    }

    private void monthly(Quarter quarter, String amount) {
        quarter.months().forEach(month -> facts.charge("altai-v", "7altai-v", month.atDay(1), amount));
    }

    private void measure(Quarter quarter) {
        clock.set(quarter.cutOff().plusDays(1));
        criteria.assessBranch("altai", quarter);
        grounds.check("altai", quarter);
    }

    private Optional<Found> ground(Quarter quarter, String ground) {
        grounds.check("altai", quarter);
        return jdbc.sql("""
                        SELECT matured, by_hand, since, debt::text, quarters, reason FROM vip.ground
                        WHERE client = 'altai-v' AND quarter = :quarter AND ground = :ground
                        """)
                .param("quarter", quarter.toString())
                .param("ground", ground)
                .query(Found.class)
                .optional();
    }
}
