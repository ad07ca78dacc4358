package vip.approvals.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.calendar.Quarter;
import vip.approvals.calendar.WorkingCalendar;

/** Grounds as they are coming: the first day of each if nothing changes (B4, A7, A8, SIB-29). */
@ProductTest
class ComingGroundsTests {

    private static final String CLIENT = "altai-v";

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
    ComingGrounds grounds;

    @Autowired
    WorkingCalendar calendar;

    @BeforeEach
    void aVip() {
        product.reset();
        facts.vip(CLIENT, "altai", "T1", LocalDate.of(2025, 1, 1));
        jdbc.sql("DELETE FROM vip.charge").update();
        jdbc.sql("UPDATE vip.client SET contract_start = '2025-01-01'").update();
    }

    @AfterEach
    void termsAreShifted() {
        shift(true);
    }

    // -- debt --------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        // A7: the term ends on Sat 28 Feb, so on Mon 2 Mar; without the shift it ends on that Saturday.
        "true, 2025-11-30, 2026-03-02, 2026-03-03",
        "false, 2025-11-30, 2026-02-28, 2026-03-01",
        // B4: Mon 30 Nov is a working day, with or without.
        "true, 2026-08-31, 2026-11-30, 2026-12-01",
        "false, 2026-08-31, 2026-11-30, 2026-12-01"
    })
    void A7_aDebtIsAGroundFromTheDayAfterItsTerm(boolean shift, LocalDate due, LocalDate lastDay, LocalDate since) {
        shift(shift);
        clock.set(due.plusDays(1));
        facts.invoice(CLIENT, "I-1", due, "18000.00", "3000.00");
        ComingGround debt = coming(Ground.DEBT).orElseThrow();
        assertThat(debt.lastDay()).isEqualTo(lastDay);
        assertThat(debt.since()).isEqualTo(since);
        assertThat(debt.debt()).isEqualByComparingTo("15000.00");
        assertThat(debt.branch()).isEqualTo("altai");
        assertThat(debt.reason()).contains("due " + due, "ground from " + since, "(SIB-20, AMB-08)");
    }

    @ParameterizedTest
    @CsvSource({"14999.00, 1.00", "14999.99, 0.01", "15000.00, "})
    void A7_aPartialPaymentKeepsTheClockAndAFullOneClearsIt(String paid, String left) {
        clock.set(LocalDate.of(2026, 2, 20));
        facts.invoice(CLIENT, "I-1", LocalDate.of(2025, 11, 30), "18000.00", "3000.00");
        facts.payment("I-1", LocalDate.of(2026, 2, 20), paid);
        assertThat(coming(Ground.DEBT).map(debt -> debt.since() + " " + debt.debt()))
                .isEqualTo(Optional.ofNullable(left).map(open -> "2026-03-03 " + open));
    }

    @Test
    void SIB_21_imageServicesAloneAreNeverADebt() {
        clock.set(LocalDate.of(2026, 2, 20));
        facts.invoice(CLIENT, "I-1", LocalDate.of(2025, 11, 30), "3000.00", "3000.00");
        assertThat(coming(Ground.DEBT)).isEmpty();
    }

    @Test
    void AMB_10_onAnImageClientsDebtAPersonDecides() {
        clock.set(LocalDate.of(2026, 2, 20));
        facts.invoice(CLIENT, "I-1", LocalDate.of(2025, 11, 30), "1000.00", "0.00");
        assertThat(coming(Ground.DEBT).orElseThrow().byHand()).isFalse();
        jdbc.sql("UPDATE vip.client SET image = true").update();
        assertThat(coming(Ground.DEBT)).hasValueSatisfying(debt -> {
            assertThat(debt.byHand()).isTrue();
            assertThat(debt.reason()).endsWith("An image client: a person decides (AMB-10)");
        });
    }

    @Test
    void AMB_08_theOldestOpenInvoiceHasTheClock() {
        clock.set(LocalDate.of(2026, 2, 20));
        facts.invoice(CLIENT, "I-1", LocalDate.of(2025, 11, 30), "1000.00", "0.00");
        facts.invoice(CLIENT, "I-2", LocalDate.of(2025, 12, 15), "500.00", "0.00");
        assertThat(coming(Ground.DEBT).orElseThrow())
                .extracting(ComingGround::lastDay, debt -> debt.debt().toString())
                .containsExactly(LocalDate.of(2026, 3, 2), "1500.00");
        facts.payment("I-1", LocalDate.of(2026, 2, 20), "1000.00");
        assertThat(coming(Ground.DEBT).orElseThrow())
                .extracting(ComingGround::lastDay, debt -> debt.debt().toString())
                .containsExactly(LocalDate.of(2026, 3, 16), "500.00"); // 15 March is a Sunday
    }

    @ParameterizedTest
    @CsvSource({"2026-08-30, false", "2026-08-31, true"})
    void anInvoiceThatIsNotDueYetIsNoDebt(LocalDate today, boolean debt) {
        clock.set(today);
        facts.invoice(CLIENT, "I-1", LocalDate.of(2026, 8, 31), "1000.00", "0.00");
        assertThat(coming(Ground.DEBT).isPresent()).isEqualTo(debt);
    }

    // -- criteria ----------------------------------------------------------------------------------------------------

    @Test
    void A8_oneFailedQuarterIsAGroundTheDayAfterTheRunningOne() {
        monthly("2026-Q1", "2050.00");
        clock.set(LocalDate.of(2026, 4, 1));
        assertThat(coming(Ground.CRITERIA)).hasValueSatisfying(watched -> {
            assertThat(watched.quarters()).isEqualTo(1);
            assertThat(watched.lastDay()).isEqualTo(LocalDate.of(2026, 6, 30));
            assertThat(watched.since()).isEqualTo(LocalDate.of(2026, 7, 1));
            assertThat(watched.reason()).startsWith("Failed 1 quarter. 2026-Q1: Best number: 6,150.00 ≤ 6,300.00;");
        });
    }

    @ParameterizedTest
    @CsvSource({"2100.00, 2", "2100.01, "})
    void A8_aSecondFailedQuarterIsTheGroundAndAPassedOneResets(String second, Integer quarters) {
        monthly("2026-Q1", "2050.00");
        monthly("2026-Q2", second);
        clock.set(LocalDate.of(2026, 7, 1));
        assertThat(coming(Ground.CRITERIA).map(ComingGround::quarters)).isEqualTo(Optional.ofNullable(quarters));
        assertThat(coming(Ground.CRITERIA).map(ComingGround::since))
                .isEqualTo(Optional.ofNullable(quarters).map(failed -> LocalDate.of(2026, 7, 1)));
    }

    @Test
    void aQuarterWhoseChargesAreNotThereYetSaysNothing() {
        monthly("2026-Q1", "2050.00");
        clock.set(LocalDate.of(2026, 7, 1));
        assertThat(coming(Ground.CRITERIA)).isEmpty();
    }

    // -- contracts ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, LIQUIDATION, LIQUIDATION, ends on 2026-12-31 (SIB-18)",
        "2026-12-31, TERMINATION, CONTRACT_TERMINATED, The contract ends on 2026-12-31 (SIB-19)",
        "2026-12-31, , CONTRACT_TERMINATED, The contract ends on 2026-12-31 (SIB-19)",
        "2026-10-05, , CONTRACT_TERMINATED, The contract ended on 2026-10-05 (SIB-19)",
        "2026-09-01, , CONTRACT_TERMINATED, The contract ended on 2026-09-01 (SIB-19)"
    })
    void SIB_18_19_theEndOfAContractIsTheLastDay(LocalDate end, String why, Ground ground, String reason) {
        facts.contractEnds(CLIENT, end, why);
        assertThat(coming(ground)).hasValueSatisfying(contract -> {
            assertThat(contract.lastDay()).isEqualTo(end);
            assertThat(contract.reason()).endsWith(reason);
        });
    }

    @Test
    void onlyVipsHaveGroundsOfEveryBranch() {
        facts.client("altai-c", "altai", "100.00");
        facts.vip("tomsk-v", "tomsk", "T1", LocalDate.of(2025, 1, 1));
        for (String client : new String[] {CLIENT, "altai-c", "tomsk-v"}) {
            facts.invoice(client, "I-" + client, LocalDate.of(2026, 8, 31), "1.00", "0.00");
        }
        assertThat(grounds.all())
                .filteredOn(ground -> ground.ground() == Ground.DEBT)
                .extracting(ground -> ground.client() + " of " + ground.branch())
                .containsExactlyInAnyOrder("altai-v of altai", "tomsk-v of tomsk");
        assertThat(grounds.of("altai-c")).isEmpty();
    }

    // -- helpers -----------------------------------------------------------------------------------------------------

    /** The same for all and for this client alone. */
    private Optional<ComingGround> coming(Ground ground) {
        Optional<ComingGround> ofAll =
                grounds.all().stream().filter(one -> one.ground() == ground).findAny();
        assertThat(grounds.of(CLIENT).stream()
                        .filter(one -> one.ground() == ground)
                        .toList())
                .isEqualTo(ofAll.stream().toList());
        return ofAll;
    }

    private void monthly(String quarter, String amount) {
        Quarter.parse(quarter).months().forEach(month -> facts.charge(CLIENT, "7" + CLIENT, month.atDay(1), amount));
    }

    private void shift(boolean shift) {
        ReflectionTestUtils.setField(calendar, "shiftTerms", shift);
    }
}
