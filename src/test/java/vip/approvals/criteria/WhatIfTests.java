package vip.approvals.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.Visitor;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.DecisionTables;

/** B3: what would follow from other criteria is exactly what follows when they hold, and nothing is written. */
@ProductTest
class WhatIfTests {

    private static final Quarter QUARTER = Quarter.parse("2026-Q3");

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    BillingFacts facts;

    @Autowired
    WhatIf whatIf;

    @Autowired
    CriteriaSettings settings;

    @Autowired
    DecisionTables tables;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void reset() {
        product.reset();
    }

    private List<WhatIf.Change> changes(Map<String, String> wanted, String branch) {
        List<WhatIf.Change> changes = new ArrayList<>();
        whatIf.changes(whatIf.suppose(wanted), QUARTER, branch, changes::add);
        return changes;
    }

    private String page(String person, String query) {
        return get(person, "/what-if" + query).body();
    }

    private HttpResponse<String> get(String person, String path) {
        return Visitor.loggedIn(port, person).get(path);
    }

    @ParameterizedTest
    @CsvSource({"2500.00, 1", "2500.01, 0", "2100.00, 0", "2100.01, 1"})
    void aHigherThresholdTurnsAwayWhoDoesNotExceedIt(String monthly, int leaving) {
        facts.client("a", "altai", monthly);
        List<WhatIf.Change> changes = changes(Map.of("NUMBER_TOTAL.6300", "2500"), "altai");
        assertThat(changes).hasSize(leaving);
        if (leaving == 1) {
            assertThat(changes.get(0).before()).isEqualTo("T1");
            assertThat(changes.get(0).after()).isNull();
            assertThat(changes.get(0).reasonBefore()).contains("> 6,300.00 (BVK-01)");
            assertThat(changes.get(0).reasonAfter()).contains("≤ 7,500.00").endsWith("(BVK-01)");
        }
    }

    @Test
    void aThousandClientsFareAsIfTheTablesHadReallyChanged() {
        thousandClients();
        Map<String, String> wanted = Map.of("NUMBER_TOTAL.6300", "2 500,00", "NUMBER_TOTAL.60000", "19000");
        Map<String, String> before = activated(new HashMap<>());
        Map<String, String> after = activated(wanted);

        Map<String, String> expected = new TreeMap<>();
        before.forEach((client, tier) -> {
            if (!tier.equals(after.get(client))) {
                expected.put(client, tier + " → " + after.get(client));
            }
        });
        Map<String, String> supposed = new TreeMap<>();
        for (String branch : List.of("altai", "tomsk", "omsk")) {
            changes(wanted, branch)
                    .forEach(change -> supposed.put(change.client(), change.before() + " → " + change.after()));
        }
        assertThat(expected.values()).contains("T1 → null", "T2 → T3");
        assertThat(supposed).isEqualTo(expected);

        WhatIfEffects effects = WhatIfEffects.of(
                whatIf.groups(whatIf.suppose(wanted), QUARTER, List.of("altai", "tomsk", "omsk")),
                List.of("altai", "tomsk", "omsk"));
        WhatIfEffects.Effect all = effects.branches().get(3);
        assertThat(all.clients()).isEqualTo(1_000);
        assertThat(all.leave() + all.up())
                .isEqualTo(expected.size())
                .isEqualTo(effects.branches().stream()
                        .limit(3)
                        .mapToLong(effect -> effect.leave() + effect.up())
                        .sum());
        assertThat(effects.moves().get("T1").get("–")).isEqualTo(all.leave());
    }

    /** Amounts on and around every bound, old and new, and what else the tables look at. */
    private void thousandClients() {
        jdbc.sql("""
                        INSERT INTO vip.client (client, branch, type, name, contract_start, contract_end, image)
                        SELECT 'c' || to_char(n, 'FM0000'), (ARRAY['altai', 'tomsk', 'omsk'])[1 + n % 3], 'PERSON', 'Demo',
                               '2026-01-15', CASE WHEN n % 19 = 0 THEN date '2026-09-30' END, false
                        FROM generate_series(0, 999) n
                        """).update();
        jdbc.sql("INSERT INTO vip.account (account, client) SELECT 'L' || client, client FROM vip.client")
                .update();
        jdbc.sql("""
                        INSERT INTO vip.charge (client, account, number, month, image, amount)
                        SELECT client, 'L' || client, CASE WHEN of_account THEN '' ELSE '7' || client END,
                               make_date(2026, month, 1), false,
                               CASE WHEN of_account THEN 59000.00 ELSE (ARRAY[2099.99, 2100.00, 2100.01, 2499.99, 2500.00,
                                   2500.01, 4999.99, 5000.00, 18999.99, 19000.00, 19999.99, 20000.00, 61000.00])
                                   [1 + substr(client, 2)::int % 13] END
                        FROM vip.client, generate_series(7, 9) month, (VALUES (true), (false)) AS kind(of_account)
                        WHERE NOT of_account OR substr(client, 2)::int % 11 = 0  -- BVK-02
                        """).update();
        jdbc.sql("""
                        INSERT INTO vip.invoice (invoice, client, account, due, amount, image_amount)
                        SELECT 'I' || client, client, 'L' || client, '2026-08-31', 100, 0 FROM vip.client
                        WHERE substr(client, 2)::int % 10 = 0  -- AMB-06: overdue, so no accurate payer
                        """).update();
    }

    /** What the tier check itself says with these tables: client to tier. */
    private Map<String, String> activated(Map<String, String> wanted) {
        Hypothesis changed = whatIf.suppose(wanted);
        DecisionTables shipped = mock(DecisionTables.class);
        when(shipped.read(contains("vip-entry"))).thenReturn(changed.entry().table());
        when(shipped.read(contains("vip-tier"))).thenReturn(changed.tier().table());
        var criteria = new Criteria(jdbc, clock, settings, shipped);
        for (String branch : List.of("altai", "tomsk", "omsk")) {
            criteria.assessBranch(branch, QUARTER);
        }
        Map<String, String> tiers = jdbc.sql("SELECT client, tier FROM vip.assessment").query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (String) row.get("client"), row -> String.valueOf(row.get("tier"))));
        jdbc.sql("DELETE FROM vip.assessment").update();
        return tiers;
    }

    @Test
    void cardsAndNoticesAreCounted() {
        facts.client("enters", "altai", "2000.00");
        facts.vip("spared", "altai", "T1", LocalDate.of(2025, 1, 1), "1950.00", "1950.00", "1950.00");
        facts.client("stays", "tomsk", "6000.00");
        facts.vip("leaves", "tomsk", "T1", LocalDate.of(2025, 1, 1));
        var lower = WhatIfEffects.of(
                whatIf.groups(whatIf.suppose(Map.of("NUMBER_TOTAL.6300", "1900")), QUARTER, List.of("altai")),
                List.of("altai"));
        assertThat(lower.branches().get(0)).isEqualTo(new WhatIfEffects.Effect("altai", 2, 2, 0, 0, 0, 1, 0, 1));
        var higher = WhatIfEffects.of(
                whatIf.groups(whatIf.suppose(Map.of("NUMBER_TOTAL.6300", "3000")), QUARTER, List.of("tomsk")),
                List.of("tomsk"));
        assertThat(higher.branches().get(0)).isEqualTo(new WhatIfEffects.Effect("tomsk", 2, 0, 1, 0, 0, 0, 1, 0));
    }

    @Test
    void nothingIsWritten() {
        thousandClients();
        Map<String, Long> before = rows();
        String page = page("hq.commercial", "?NUMBER_TOTAL.6300=2500");
        assertThat(page).contains("What follows in 2026-Q3", "Best number: 2,100.00 → 2,500.00 a month");
        assertThat(get("hq.commercial", "/what-if/clients.csv?NUMBER_TOTAL.6300=2500")
                        .body())
                .contains("c0", ";T1;;");
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, Long> rows() {
        return jdbc
                .sql("SELECT schemaname || '.' || relname FROM pg_stat_user_tables ORDER BY 1")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> table.startsWith("vip.") && !table.contains("flyway") || table.contains("act_ru_"))
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql("SELECT count(*) FROM " + table)
                                .query(Long.class)
                                .single()));
    }

    @Test
    void aSingleCellCanBeChanged() {
        facts.client("late", "altai", "3000.00");
        facts.invoice("late", "I-1", LocalDate.of(2026, 8, 31), "100.00", "0.00");
        Map<String, String> payersDoNotMatter = Map.of(
                "vip-entry.entry-payer.accuratePayer", "-",
                "vip-entry.entry-payer.completeMonths", "< 0",
                "vip-entry.entry-number.accuratePayer", "-");
        assertThat(changes(payersDoNotMatter, "altai"))
                .extracting(WhatIf.Change::before, WhatIf.Change::after)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(null, "T1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMBER_TOTAL.6300=abc | Best number of 2,100.00 a month: the new amount is not an amount; write it like 1234,50.
            NUMBER_TOTAL.6300=-1 | Best number of 2,100.00 a month: the new amount must not be below zero.
            NUMBER_TOTAL.6300=1.000 | can be read in two ways
            vip-entry.entry-number.numberTotal=matches(x) | Decision table vip-entry, row entry-number, column numberTotal:
            vip-entry.entry-number.numberTotal=%3E%201)%20OR%20(1=1 | is outside the supported subset of FEEL
            vip-entry.entry-below.accuratePayer=- | Of vip-entry, more than one row holds for 1 client: entry-payer and entry-below
            vip-entry.entry-payer.accuratePayer=true | Of vip-entry, more than one row holds for 1 client: entry-payer and entry-number
            vip-entry.entry-payer.completeMonths=%3C 0 | No row of vip-entry holds for 1 client.
            NUMBER_TOTAL.15000=25000 | Of vip-tier, more than one row holds for 1 client: tier-1 and tier-3
            """)
    void whatCannotBeIsRefusedWithTableAndRow(String query, String refusal) {
        facts.client("late", "altai", "2050.00");
        facts.invoice("late", "I-1", LocalDate.of(2026, 8, 31), "100.00", "0.00");
        facts.client("best", "altai", "22000.00");
        String sent = query.replace("(", "%28").replace(" ", "%20");
        HttpResponse<String> answer = get("hq.sales", "/what-if?" + sent);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer.body())).containsIgnoringCase(refusal);
        HttpResponse<String> file = get("hq.sales", "/what-if/clients.csv?" + sent);
        assertThat(file.statusCode()).isEqualTo(422);
        assertThat(file.body()).containsIgnoringCase(refusal);
    }

    private static String text(String html) {
        return html.replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&#39;", "'")
                .replace("&quot;", "\"");
    }

    @Test
    void thePastIsMeasuredWithItsFigures() {
        facts.client("a", "altai", "2200.00");
        assertThat(page("hq.sales", "?quarter=2026-Q3&NUMBER_TOTAL.6300=2500"))
                .contains("<td class=\"vip-amount\">1</td>");
        assertThat(page("hq.sales", "?quarter=2026-Q2&NUMBER_TOTAL.6300=2500")).contains("What follows in 2026-Q2");
        assertThat(get("hq.sales", "/what-if?quarter=2026-Q5").statusCode()).isEqualTo(404);
    }

    @Test
    void hostileTextComesBackHarmless() {
        String hostile = "\"><script>alert(1)</script>${7*7}";
        String query = "?vip-entry.entry-number.numberTotal=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8);
        assertThat(page("hq.sales", query)).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "altai.sales",
                "altai.sales-director",
                "altai.commercial",
                "altai.security",
                "altai.manager",
                "altai.allocation",
                "altai.cards"
            })
    void forBranchesItDoesNotExist(String person) {
        assertThat(get(person, "/what-if").statusCode()).isEqualTo(404);
        assertThat(get(person, "/what-if/clients.csv?NUMBER_TOTAL.6300=2500").statusCode())
                .isEqualTo(404);
        assertThat(page(person, "")).doesNotContain("What if");
    }

    @Test
    void administratorsReadItToo() {
        assertThat(page("admin", "")).contains("Change an amount or a cell");
    }
}
