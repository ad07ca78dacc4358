package vip.approvals.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.calendar.Quarter;
import vip.approvals.demo.process.DemoPeople;

/** The demo: every boundary in every branch, and a list worth deciding on. */
@ProductTest
class DemoDataTests {

    /** What each boundary client must come to: outcome, tier and the rule that decided. */
    private static final Map<String, String> BOUNDARIES = Map.ofEntries(
            Map.entry("1,679.99 a month", "NOT_ELIGIBLE null BVK-01"),
            Map.entry("1,680.00 a month", "NOT_ELIGIBLE null BVK-01"),
            Map.entry("2,100.00 a month", "NOT_ELIGIBLE null BVK-01"),
            Map.entry("2,100.01 a month", "ELIGIBLE T1 BVK-01"),
            Map.entry("4,999.99 a month", "ELIGIBLE T1 BVK-01"),
            Map.entry("5,000.00 a month", "ELIGIBLE T2 BVK-01"),
            Map.entry("19,999.99 a month", "ELIGIBLE T2 BVK-01"),
            Map.entry("20,000.00 a month", "ELIGIBLE T3 BVK-01"),
            Map.entry("6,300.00 in three months", "NOT_ELIGIBLE null BVK-01"),
            Map.entry("6,300.01 in three months", "ELIGIBLE T1 BVK-01"),
            Map.entry("6,300.00 in one month", "NOT_ELIGIBLE null BVK-01"),
            Map.entry("6,300.01 in one month", "ELIGIBLE T1 BVK-01"),
            Map.entry("account 60,000.00 a month", "NOT_ELIGIBLE null BVK-01"),
            Map.entry("account 60,000.01 a month", "ELIGIBLE T1 BVK-02"),
            Map.entry("no charges at all", "NOT_ELIGIBLE null BVK-01"),
            Map.entry("six months exactly", "NOT_ELIGIBLE null BVK-03"),
            Map.entry("six months and a day", "ELIGIBLE T1 BVK-01"),
            Map.entry("three complete months only", "NOT_ELIGIBLE null BVK-03"),
            Map.entry("fewer than three complete months", "NOT_ASSESSED null AMB-40"),
            Map.entry("contract ended at the cut-off", "NOT_ELIGIBLE null BVK-03"),
            Map.entry("contract ends the day after", "ELIGIBLE T1 BVK-01"),
            Map.entry("paid 10 days late", "ELIGIBLE T1 BVK-01"),
            Map.entry("paid 11 days late", "NOT_ELIGIBLE null BVK-04"),
            Map.entry("due on the cut-off day, unpaid", "ELIGIBLE T1 BVK-01"),
            Map.entry("due the day before the cut-off, unpaid", "NOT_ELIGIBLE null BVK-04"),
            Map.entry("paid late, six months ago", "ELIGIBLE T1 BVK-01"),
            Map.entry("paid late, six months ago less a day", "NOT_ELIGIBLE null BVK-04"),
            Map.entry("paid in parts, all in time", "ELIGIBLE T1 BVK-01"),
            Map.entry("paid in parts, the last 11 days late", "NOT_ELIGIBLE null BVK-04"),
            Map.entry("only image services unpaid", "ELIGIBLE T1 BVK-01"),
            Map.entry("VIP, contract ended at the cut-off", "NOT_ELIGIBLE null BVK-03"),
            Map.entry("VIP, contract ends the day after", "ELIGIBLE T1 BVK-01"),
            Map.entry("VIP, enterprise liquidated at the cut-off", "NOT_ELIGIBLE null BVK-03"),
            Map.entry("debt, the term ended before the cut-off", "NOT_ELIGIBLE null BVK-04"),
            Map.entry("debt, the term is not over at the cut-off", "NOT_ELIGIBLE null BVK-04"),
            Map.entry("debt, 1.00 unpaid", "NOT_ELIGIBLE null BVK-04"),
            Map.entry("debt, only the image part unpaid", "ELIGIBLE T2 BVK-01"),
            Map.entry("debt, an image client", "NOT_ELIGIBLE null BVK-04"),
            Map.entry("VIP, 2,050.00 a month, then 2,100.00", "NOT_ELIGIBLE null BVK-01"),
            Map.entry("VIP, 2,050.00 a month, then 2,100.01", "ELIGIBLE T1 BVK-01"));

    /** Which of them are on the list for removal or as potential, and why. */
    private static final Map<String, String> ON_THE_LIST = Map.ofEntries(
            Map.entry("1,680.00 a month", "POTENTIAL"),
            Map.entry("2,100.00 a month", "POTENTIAL"),
            Map.entry("6,300.00 in three months", "POTENTIAL"),
            Map.entry("6,300.00 in one month", "POTENTIAL"),
            Map.entry("account 60,000.00 a month", "POTENTIAL"),
            Map.entry("six months exactly", "POTENTIAL"),
            Map.entry("three complete months only", "POTENTIAL"),
            Map.entry("paid 11 days late", "POTENTIAL"),
            Map.entry("due the day before the cut-off, unpaid", "POTENTIAL"),
            Map.entry("paid late, six months ago less a day", "POTENTIAL"),
            Map.entry("paid in parts, the last 11 days late", "POTENTIAL"),
            Map.entry("VIP, contract ended at the cut-off", "REMOVE CONTRACT_TERMINATED"),
            Map.entry("VIP, enterprise liquidated at the cut-off", "REMOVE LIQUIDATION"),
            Map.entry("debt, the term ended before the cut-off", "REMOVE DEBT 15000.00"),
            Map.entry("debt, 1.00 unpaid", "REMOVE DEBT 1.00"),
            Map.entry("VIP, 2,050.00 a month, then 2,100.00", "REMOVE CRITERIA"));

    @Autowired
    DemoData demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DemoPeople people;

    @Autowired
    IdentityService identityService;

    @Autowired
    BillingFacts facts;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @BeforeEach
    @AfterEach
    void reset() {
        product.reset();
    }

    /** A day after each quarter: its months have other lengths, and the six months of AMB-07 other ends. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-10-05", "2027-01-01", "2026-06-30", "2026-08-12", "2028-04-01"})
    void everyBoundaryComesOutAsTheRulesSayInEveryBranch(LocalDate today) {
        clock.set(today);
        demo.create();
        assertThat(jdbc.sql("SELECT quarter FROM vip.cycle").query(String.class).list())
                .containsExactly(Quarter.lastEndedBefore(today).toString());
        for (String branch : List.of("altai", "omsk", "tomsk")) {
            Map<String, String> outcomes = new TreeMap<>();
            jdbc.sql("""
                            SELECT replace(name, 'Demo: ', '') AS name,
                                   outcome || ' ' || coalesce(tier, 'null') || ' ' || rule AS result
                            FROM vip.assessment JOIN vip.client c USING (client)
                            WHERE c.branch = :branch AND name LIKE 'Demo: %' AND c.tax_id IS NULL AND quarter = :quarter
                            """)
                    .param("branch", branch)
                    .param("quarter", Quarter.lastEndedBefore(today).toString())
                    .query((row, number) -> outcomes.put(row.getString("name"), row.getString("result")))
                    .list();
            assertThat(outcomes).as(branch).isEqualTo(new TreeMap<>(BOUNDARIES));
            Map<String, String> lines = new TreeMap<>();
            jdbc.sql("""
                            SELECT replace(l.name, 'Demo: ', '') AS name, concat_ws(' ', section, ground, debt) AS why
                            FROM vip.line l JOIN vip.branch_list USING (list)
                            WHERE branch = :branch AND name LIKE 'Demo: %' AND tax_id IS NULL AND section <> 'NEW'
                            """)
                    .param("branch", branch)
                    .query((row, number) -> lines.put(row.getString("name"), row.getString("why")))
                    .list();
            assertThat(lines).as(branch).isEqualTo(new TreeMap<>(ON_THE_LIST));
        }
    }

    @Test
    void eachBranchHasAListWorthDecidingOn() {
        demo.create();
        assertThat(count("SELECT count(*) FROM vip.client")).isEqualTo(3_000);
        assertThat(count("SELECT count(DISTINCT month) FROM vip.charge")).isEqualTo(6);
        for (String branch : List.of("altai", "omsk", "tomsk")) {
            Map<String, Long> tiers = new TreeMap<>();
            jdbc.sql("""
                            SELECT tier, count(*) AS lines FROM vip.line JOIN vip.branch_list USING (list)
                            WHERE branch = :branch AND section = 'NEW' GROUP BY tier
                            """)
                    .param("branch", branch)
                    .query((row, number) -> tiers.put(row.getString("tier"), row.getLong("lines")))
                    .list();
            assertThat(tiers.get("T1") + tiers.get("T2") + tiers.get("T3"))
                    .as(branch)
                    .isBetween(60L, 120L);
            assertThat(tiers.get("T1")).as(branch).isGreaterThan(2 * tiers.get("T2"));
            assertThat(tiers.get("T2")).as(branch).isGreaterThan(tiers.get("T3")); // BVK-10
            assertThat(tiers.get("T3")).as(branch).isBetween(1L, 9L);
            assertThat(lines(branch, "REMOVE")).as(branch).isBetween(5L, 15L);
            assertThat(lines(branch, "POTENTIAL")).as(branch).isBetween(15L, 60L);
        }
        assertThat(jdbc.sql("SELECT DISTINCT rule FROM vip.assessment ORDER BY rule")
                        .query(String.class)
                        .list())
                .containsExactly("AMB-40", "BVK-01", "BVK-02", "BVK-03", "BVK-04");
        assertThat(count("SELECT count(*) FROM vip.vip_status WHERE granted_by = 'BILLING'"))
                .isBetween(40L, 120L);
        assertThat(count("SELECT count(*) FROM vip.client WHERE image")).isPositive();
        assertThat(count("SELECT count(*) FROM vip.invoice WHERE image_amount > 0"))
                .isPositive();
    }

    /** GT-13: of the quarter's last month, so that the page of tiers shows something. */
    @Test
    void oneMonthIsReviewed() {
        demo.create();
        product.runJobs();
        assertThat(count("SELECT count(*) FROM vip.tier_review WHERE month = '2026-09' AND finished_at IS NOT NULL"))
                .isOne();
        assertThat(jdbc.sql("SELECT DISTINCT move FROM vip.tier_result")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("UP", "WATCHED", "NOT_MET", "UNCHANGED");
    }

    @Test
    void oneLegalEntityIsRemovedInTomskAndNewElsewhere() {
        demo.create();
        assertThat(jdbc.sql("""
                        SELECT branch || ' ' || section FROM vip.line JOIN vip.branch_list USING (list)
                        WHERE tax_id = '0000000017' ORDER BY branch
                        """).query(String.class).list()).containsExactly("altai NEW", "omsk NEW", "tomsk REMOVE");
    }

    @Test
    void theSameDayMakesTheSameDemoAndASecondStartChangesNothing() {
        demo.create();
        List<String> files = jdbc.sql("SELECT sha256 FROM vip.billing_load ORDER BY load")
                .query(String.class)
                .list();
        demo.create();
        assertThat(count("SELECT count(*) FROM vip.billing_load")).isEqualTo(4);
        product.reset();
        demo.create();
        assertThat(jdbc.sql("SELECT sha256 FROM vip.billing_load ORDER BY load")
                        .query(String.class)
                        .list())
                .isEqualTo(files);
    }

    @Test
    void peopleAreAddedEvenIfClientsCameFromElsewhere() {
        facts.client("A-1", "altai", "2100.01");
        identityService.deleteUser("omsk.security");
        assertThat(people.exist()).isFalse();
        demo.create();
        assertThat(people.exist()).isTrue();
        assertThat(identityService
                        .createUserQuery()
                        .memberOfGroup("omsk.security")
                        .singleResult()
                        .getId())
                .isEqualTo("omsk.security");
        assertThat(count("SELECT count(*) FROM vip.client")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM vip.cycle")).isZero();
    }

    private long lines(String branch, String section) {
        return jdbc.sql("""
                        SELECT count(*) FROM vip.line JOIN vip.branch_list USING (list)
                        WHERE branch = :branch AND section = :section AND line.state = 'OPEN'
                        """)
                .param("branch", branch)
                .param("section", section)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
