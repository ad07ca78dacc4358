package vip.approvals.tiers;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.Product.refusalOf;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
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
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;
import vip.approvals.criteria.Criteria;

/** GT-13, AMB-09, AMB-36: what a month's review makes of each VIP's tier. */
@ProductTest
class TierReviewTests {

    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 1);

    @Autowired
    PartReview parts;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TierReviews reviews;

    @Autowired
    Criteria criteria;

    @Autowired
    BillingImport billing;

    @BeforeEach
    void reset() {
        product.reset();
    }

    /** BVK-07..09, AMB-01, as means of three months. */
    @ParameterizedTest
    @CsvSource({
        "T1, 4999.99, 4999.99, 4999.99, T1 UNCHANGED",
        "T1, 5000.00, 5000.00, 5000.00, T2 UP",
        "T1, 4999.99, 5000.00, 5000.00, T1 UNCHANGED",
        "T1, 4999.99, 5000.01, 5000.00, T2 UP",
        "T2, 19999.99, 19999.99, 19999.99, T2 UNCHANGED",
        "T2, 20000.00, 20000.00, 20000.00, T3 UP",
        "T1, 59999.99, 0.00, 0.01, T3 UP",
        "T1, 59999.98, 0.00, 0.01, T2 UP",
        "T2, 4999.99, 4999.99, 4999.99, T2 WATCHED",
        "T3, 19999.99, 19999.99, 19999.99, T3 WATCHED",
        "T1, 2100.00, 2100.00, 2100.00, T1 NOT_MET",
        "T1, 2100.01, 2100.01, 2100.01, T1 UNCHANGED"
    })
    void theMeanOfThreeMonthsDecides(String tier, String first, String second, String third, String expected) {
        facts.vip("v", "altai", tier, LONG_AGO, first, second, third);
        review("2026-09");
        assertThat(result("2026-09", "v")).isEqualTo(expected);
        assertThat(tier("v") + " ").isEqualTo(expected.substring(0, 3));
    }

    /** The clients file of billing is loaded between two parts. */
    @Test
    void whoMovesToAnotherBranchWhileTheReviewRunsIsReviewedOnce() {
        facts.vip("m", "altai", "T1", LONG_AGO, "5000.00", "5000.00", "5000.00");
        facts.vip("a", "tomsk", "T1", LONG_AGO);
        facts.vip("z", "tomsk", "T1", LONG_AGO);
        clock.set(LocalDate.of(2026, 10, 1));
        reviews.start(ThreeMonths.parse("2026-09"), TierReviews.PRODUCT);
        int ofAltai = jdbc.sql("SELECT part FROM vip.tier_review_part WHERE branch = 'altai'")
                .query(Integer.class)
                .single();
        parts.review(ThreeMonths.parse("2026-09"), ofAltai);
        jdbc.sql("UPDATE vip.client SET branch = 'tomsk' WHERE client = 'm'").update();
        product.runJobs();
        assertThat(results("m")).containsExactly("T2 UP");
        assertThat(jdbc.sql("SELECT finished_at IS NOT NULL FROM vip.tier_review")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void everyResultSaysWhy() {
        facts.vip("up", "altai", "T1", LONG_AGO, "5000.00", "5000.00", "5000.00");
        facts.vip("watched", "altai", "T3", LONG_AGO, "5000.00", "5000.00", "5000.00");
        facts.vip("not-met", "altai", "T2", LONG_AGO, "0.00");
        facts.vip("same", "altai", "T1", LONG_AGO);
        review("2026-09");
        String measured = "Number: 15,000.00 > 6,300.00 (BVK-01); T2: 15,000.00 ≤ 15,000.00 < 60,000.00 (BVK-08)";
        assertThat(reason("up")).isEqualTo(measured + ". Up from T1 at once (GT-13)");
        assertThat(reason("watched")).isEqualTo(measured + ". Below T3 in 1 of 4 reviews that lower it (AMB-09)");
        assertThat(reason("not-met"))
                .isEqualTo("Best number: 0.00 ≤ 6,300.00; account: 0.00 ≤ 180,000.00 (BVK-01)."
                        + " Stays T2: whether the status ends is for a list (SIB-07)");
        assertThat(reason("same"))
                .isEqualTo("Number: 9,000.00 > 6,300.00 (BVK-01); T1: 6,300.00 < 9,000.00 < 15,000.00 (BVK-07)");
        assertThat(jdbc.sql("SELECT rules || ', ' || started_by FROM vip.tier_review")
                        .query(String.class)
                        .single())
                .isEqualTo("vip-entry 2026-01-01, vip-tier 2026-01-01, product");
    }

    /** AMB-09: more than one quarter, so the fourth review, which shares no month with the first. */
    @Test
    void fourReviewsInARowBelowLowerTheTierAcrossTheYear() {
        vip("v", "T3");
        charged("v", "2026-07", "2027-03", "5000.00");
        for (String month : List.of("2026-10", "2026-11", "2026-12")) {
            review(month);
            assertThat(result(month, "v")).isEqualTo("T3 WATCHED");
        }
        review("2027-01");
        assertThat(result("2027-01", "v")).isEqualTo("T2 DOWN");
        assertThat(reasonIn("2027-01", "v"))
                .endsWith(". Below T3 in 4 reviews in a row, the highest of them T2 (AMB-09)");
        assertThat(tier("v")).isEqualTo("T2");
        review("2027-02");
        assertThat(result("2027-02", "v")).isEqualTo("T2 UNCHANGED");
    }

    @Test
    void aReviewAtTheTierStartsAnew() {
        vip("v", "T2");
        charged("v", "2026-04", "2026-06", "3000.00");
        charged("v", "2026-07", "2026-07", "3000.00");
        charged("v", "2026-08", "2026-08", "3000.00");
        charged("v", "2026-09", "2026-09", "9000.00"); // 07 to 09: exactly 15,000
        charged("v", "2026-10", "2027-02", "3000.00");
        charged("v", "2026-10", "2026-10", "2999.99"); // 08 to 10: 14,999.99
        review("2026-06");
        review("2026-07");
        review("2026-08");
        review("2026-09");
        assertThat(results("v")).containsExactly("T2 WATCHED", "T2 WATCHED", "T2 WATCHED", "T2 UNCHANGED");
        review("2026-10");
        review("2026-11");
        review("2026-12");
        assertThat(result("2026-12", "v")).isEqualTo("T2 WATCHED");
        review("2027-01");
        assertThat(result("2027-01", "v")).isEqualTo("T1 DOWN");
    }

    @Test
    void itGoesDownToTheHighestThatWasMeasured() {
        vip("v", "T3");
        charged("v", "2026-04", "2026-06", "3000.00");
        charged("v", "2026-07", "2026-07", "9000.00"); // 05 to 07, 06 to 08, 07 to 09: exactly 15,000
        charged("v", "2026-08", "2026-10", "3000.00");
        for (String month : List.of("2026-07", "2026-08", "2026-09", "2026-10")) {
            review(month);
        }
        assertThat(result("2026-10", "v")).isEqualTo("T2 DOWN");
        charged("v", "2026-11", "2027-03", "3000.00");
        for (String month : List.of("2026-11", "2026-12", "2027-01")) {
            review(month);
            assertThat(result(month, "v")).as("grace for the next tier").isEqualTo("T2 WATCHED");
        }
        review("2027-02");
        assertThat(result("2027-02", "v")).isEqualTo("T1 DOWN");
    }

    /** Who meets no criteria is below every tier, but a review ends no status and lowers nothing without a tier (SIB-07, SIB-31). */
    @Test
    void whoDoesNotMeetTheCriteriaStaysUntilATierIsMeasured() {
        vip("v", "T3");
        charged("v", "2026-04", "2026-10", "0.00");
        for (String month : List.of("2026-06", "2026-07", "2026-08", "2026-09", "2026-10")) {
            review(month);
            assertThat(result(month, "v")).isEqualTo("T3 NOT_MET");
        }
        charged("v", "2026-11", "2026-11", "15000.00");
        review("2026-11");
        assertThat(result("2026-11", "v")).isEqualTo("T2 DOWN");
        assertThat(count("SELECT count(*) FROM vip.vip_status")).isOne();
    }

    /** AMB-40: not enough data says nothing, and what was counted before begins anew. */
    @Test
    void notEnoughDataIsNoReviewBelow() {
        vip("v", "T3");
        charged("v", "2026-04", "2026-12", "5000.00");
        review("2026-07");
        jdbc.sql("UPDATE vip.client SET contract_start = '2026-06-15'").update();
        review("2026-08");
        assertThat(result("2026-08", "v")).isEqualTo("T3 UNCHANGED");
        jdbc.sql("UPDATE vip.client SET contract_start = '2024-01-15'").update();
        review("2026-09");
        assertThat(reasonIn("2026-09", "v")).endsWith("Below T3 in 1 of 4 reviews that lower it (AMB-09)");
    }

    /** AMB-09: a time before the status does not count. */
    @ParameterizedTest
    @CsvSource({"2026-09-30, T3 WATCHED", "2026-10-01, T3 UNCHANGED"})
    void aReviewOfATimeBeforeTheStatusDoesNotCount(LocalDate since, String expected) {
        facts.vip("v", "altai", "T3", since, "5000.00", "5000.00", "5000.00");
        review("2026-09");
        assertThat(result("2026-09", "v")).isEqualTo(expected);
    }

    /** AMB-04: by the account alone a client is T1. */
    @Test
    void byTheAccountAloneATierGoesDownToT1AndSaysSo() {
        vip("v", "T2");
        for (int month = 4; month <= 9; month++) {
            facts.charge("v", "", LocalDate.of(2026, month, 1), "60000.01");
        }
        for (String month : List.of("2026-06", "2026-07", "2026-08", "2026-09")) {
            review(month);
        }
        assertThat(result("2026-09", "v")).isEqualTo("T1 DOWN");
        assertThat(reasonIn("2026-09", "v")).contains("T1 by the account (AMB-04)");
        assertThat(jdbc.sql("SELECT route || ' ' || granted_by || ' ' || reviewed FROM vip.vip_status")
                        .query(String.class)
                        .single())
                .isEqualTo("ACCOUNT BILLING 2026-09");
    }

    /** A tier that changed by another way has its own grace. */
    @Test
    void anotherTierStartsTheCountAnew() {
        vip("v", "T2");
        charged("v", "2026-04", "2026-09", "3000.00");
        review("2026-06");
        review("2026-07");
        review("2026-08");
        jdbc.sql("UPDATE vip.vip_status SET tier = 'T3'").update();
        review("2026-09");
        assertThat(reasonIn("2026-09", "v")).endsWith("Below T3 in 1 of 4 reviews that lower it (AMB-09)");
    }

    /** Acceptance: the single path, by the DMN engine, measures the same as the review (design decision 6). */
    @Test
    void theReviewMeasuresWhatTheDmnEngineMeasures() {
        vip("v", "T1");
        charged("v", "2026-08", "2026-10", "5000.00");
        review("2026-10");
        String stored = "SELECT to_jsonb(a) - 'assessed_at' FROM vip.monthly_assessment a";
        String bulk = jdbc.sql(stored).query(String.class).single();
        criteria.assess("v", "altai", ThreeMonths.parse("2026-10")).orElseThrow();
        assertThat(jdbc.sql(stored).query(String.class).single()).isEqualTo(bulk);
        assertThat(count("SELECT count(*) FROM vip.assessment"))
                .as("of quarters")
                .isZero();
    }

    @Test
    void theMonthEndsAtMidnightInTheProgrammesTimeZone() {
        clock.set(LocalDateTime.of(2026, 10, 31, 23, 59, 59));
        assertThat(reviews.next()).contains(ThreeMonths.parse("2026-09"));
        clock.set(LocalDateTime.of(2026, 11, 1, 0, 0));
        assertThat(reviews.next()).contains(ThreeMonths.parse("2026-10"));
        clock.set(LocalDateTime.of(2027, 1, 1, 0, 0));
        assertThat(reviews.next()).contains(ThreeMonths.parse("2026-12"));
    }

    @Test
    void aMonthIsReviewedOnceAndNoneIsLeftOut() {
        vip("v", "T1");
        charged("v", "2026-04", "2027-02", "3000.00");
        review("2026-09");
        assertThat(reviews.next()).isEmpty();
        assertThat(refusalOf(() -> reviews.start(ThreeMonths.parse("2026-09"), "admin")))
                .isEqualTo("2026-09 is not to be reviewed. Each month is reviewed once, after the one before (GT-13).");
        clock.set(LocalDate.of(2026, 12, 1));
        assertThat(reviews.next()).contains(ThreeMonths.parse("2026-10"));
        assertThat(refusalOf(() -> reviews.start(ThreeMonths.parse("2026-11"), "admin")))
                .startsWith("2026-11 is not to be reviewed; 2026-10 is.");
        reviews.start(ThreeMonths.parse("2026-10"), "admin");
        assertThat(refusalOf(() -> reviews.start(ThreeMonths.parse("2026-11"), "admin")))
                .isEqualTo("The review of 2026-10 still goes on.");
        product.runJobs();
        reviews.start(ThreeMonths.parse("2026-11"), "admin");
        product.runJobs();
        assertThat(reviews.next()).isEmpty();
    }

    /** Who is measured without charges would be measured as if charged nothing. */
    @Test
    void aMonthWithoutChargesIsNotReviewed() {
        facts.vip("v", "altai", "T1", LONG_AGO); // charged in July to September
        facts.client("t", "tomsk", "3000.00");
        clock.set(LocalDate.of(2026, 11, 1));
        assertThat(refusalOf(() -> reviews.start(ThreeMonths.parse("2026-10"), "admin")))
                .isEqualTo("Altai: billing has loaded no charges for 2026-10."
                        + " Tomsk: billing has loaded no charges for 2026-10.");
        assertThat(count("SELECT count(*) FROM vip.tier_review")).isZero();
        product.reset();
        assertThat(refusalOf(() -> reviews.start(ThreeMonths.parse("2026-09"), "admin")))
                .isEqualTo("Billing has loaded no clients yet.");
    }

    @Test
    void theFirstReviewMayBeOfAnEarlierMonthButOfNoneThatGoesOn() {
        vip("v", "T1");
        charged("v", "2026-04", "2026-10", "3000.00");
        assertThat(refusalOf(() -> reviews.start(ThreeMonths.parse("2026-10"), "admin")))
                .startsWith("2026-10 is not to be reviewed; 2026-09 is.");
        reviews.start(ThreeMonths.parse("2026-07"), "admin");
        product.runJobs();
        assertThat(reviews.next()).contains(ThreeMonths.parse("2026-08"));
    }

    /** Billing's file goes on to bring statuses and to take them back; a tier that a review has set stays (ADR 0007). */
    @ParameterizedTest
    @CsvSource({"5000.00, T2", "4999.99, T3"})
    void aTierThatAReviewHasSetIsNotBillingsToChange(String charged, String expected) {
        facts.vip("v", "altai", "T1", LONG_AGO, charged, charged, charged);
        review("2026-09");
        load("v,altai,ORGANISATION,Demo,2024-01-15,,false,true,T3,2025-01-01");
        assertThat(tier("v")).isEqualTo(expected);
        load("v,altai,ORGANISATION,Demo,2024-01-15,,false,false,,");
        assertThat(count("SELECT count(*) FROM vip.vip_status")).isZero();
    }

    private void load(String row) {
        String file = "client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since\n" + row + "\n";
        billing.load(
                BillingFile.CLIENTS,
                "clients.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                "billing");
    }

    /** Long under contract, without charges. */
    private void vip(String client, String tier) {
        facts.vip(client, "altai", tier, LONG_AGO, "0.00");
        jdbc.sql("UPDATE vip.client SET contract_start = '2024-01-15'").update();
    }

    private void charged(String client, String from, String to, String amount) {
        for (YearMonth month = YearMonth.parse(from);
                !month.isAfter(YearMonth.parse(to));
                month = month.plusMonths(1)) {
            facts.charge(client, "7" + client, month.atDay(1), new BigDecimal(amount).toPlainString());
        }
    }

    /** On the first of the next month. */
    private void review(String month) {
        clock.set(YearMonth.parse(month).plusMonths(1).atDay(1));
        reviews.start(ThreeMonths.parse(month), TierReviews.PRODUCT);
        product.runJobs();
    }

    private String result(String month, String client) {
        return jdbc.sql(
                        "SELECT tier_after || ' ' || move FROM vip.tier_result WHERE month = :month AND client = :client")
                .param("month", month)
                .param("client", client)
                .query(String.class)
                .single();
    }

    private List<String> results(String client) {
        return jdbc.sql("SELECT tier_after || ' ' || move FROM vip.tier_result WHERE client = :client ORDER BY month")
                .param("client", client)
                .query(String.class)
                .list();
    }

    private String reason(String client) {
        return reasonIn("2026-09", client);
    }

    private String reasonIn(String month, String client) {
        return jdbc.sql("SELECT reason FROM vip.tier_result WHERE month = :month AND client = :client")
                .param("month", month)
                .param("client", client)
                .query(String.class)
                .single();
    }

    private String tier(String client) {
        return jdbc.sql("SELECT tier FROM vip.vip_status WHERE client = :client")
                .param("client", client)
                .query(String.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
