package vip.approvals.criteria;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vip.approvals.Product;
import vip.approvals.bench.BenchContext;
import vip.approvals.bench.Benchmark;
import vip.approvals.bench.Contender;
import vip.approvals.calendar.Quarter;
import vip.approvals.calendar.ThreeMonths;

/** {@link Criteria} against SQL by hand and against the DMN engine. */
public final class AssessBenchmark implements Benchmark {

    private static final Quarter QUARTER = Quarter.parse("2026-Q3");
    private static final String PRODUCT = "product";
    private static final String BY_HAND = "SQL by hand";
    private static final String DMN = "DMN engine, no history";
    private static final String DMN_FULL = "DMN engine, history FULL";
    private static final int SMALL = 100_000;
    private static final int LARGE = 1_000_000;
    private static final int DMN_SMALL = 1_000;
    private static final int DMN_LARGE = 10_000;

    private BenchContext context;
    private Criteria criteria;
    private Product server;

    @Override
    public String title() {
        return "Assess a client base";
    }

    @Override
    public String about() {
        return """
                One branch of 100,000 and of 1,000,000 clients with up to six charges each over two accounts and three months, an invoice and its payments, measured for a quarter. All sides write `vip.assessment` with its keys and references, outcome, rule, tier, amounts and reason; the table is empty before each round.

                - **SQL by hand**: one statement by an author who knows the quarter, the branch and the rules, which are constants in it (`HandWrittenSql`). It runs on the same connection with the same settings.
                - **DMN engine**: Camunda's [decision service](https://docs.camunda.org/manual/7.24/user-guide/process-engine/decisions/decision-service/) with the product's two tables, client by client in one thread (PostgreSQL too uses one process for the statement), a thousand clients in [one transaction](https://docs.camunda.org/manual/7.24/user-guide/spring-framework-integration/transactions/). Without history and with history `FULL`, each in a database of its own. It is given each client's facts, which the product must find first, and writes no assessments.
                - **again**: the same clients measured once more, nothing has changed.
                - **what if**: how many clients of each tier move if the entry threshold were 2,500 a month; nothing is written.
                - **tier review**: 100,000 VIPs measured over the three months, in parts of 5,000.
                """;
    }

    @Override
    public void run(BenchContext context) throws Exception {
        this.context = context;
        criteria = context.bean(Criteria.class);
        server = context.bean(Product.class);
        ManyClients.load(context, 1, SMALL);
        requireSameRows();
        assess(SMALL, 1, 3);
        decide();
        ManyClients.load(context, SMALL + 1, LARGE);
        requireSameRows();
        assess(LARGE, 0, 3);
        others();
        judge();
    }

    private void assess(int clients, int warmUps, int rounds) throws Exception {
        context.report()
                .compare(
                        warmUps,
                        rounds,
                        List.of(
                                new Contender(PRODUCT, clients, this::empty, this::product),
                                new Contender(BY_HAND, clients, this::empty, this::byHand)));
    }

    private void empty() {
        server.asSuperuser("TRUNCATE vip.assessment, vip.monthly_assessment");
        server.asSuperuser("CHECKPOINT");
    }

    private void product() {
        criteria.assessBranch("altai", QUARTER);
    }

    private void byHand() {
        context.jdbc().sql(HandWrittenSql.ASSESS).update();
    }

    /** Every column but the time, and that every row of the tables is met. */
    private void requireSameRows() {
        empty();
        product();
        server.asSuperuser("DROP TABLE IF EXISTS vip.by_hand; CREATE TABLE vip.by_hand AS TABLE vip.assessment");
        empty();
        byHand();
        server.asSuperuser("""
                DO $$ BEGIN
                    ALTER TABLE vip.by_hand DROP assessed_at;
                    CREATE TEMP TABLE other AS TABLE vip.assessment;
                    ALTER TABLE other DROP assessed_at;
                    IF EXISTS (TABLE vip.by_hand EXCEPT TABLE other) OR EXISTS (TABLE other EXCEPT TABLE vip.by_hand)
                        OR (SELECT count(*) FROM other) <> (SELECT count(*) FROM vip.client)
                        OR (SELECT count(DISTINCT (outcome, rule, tier_rule)) FROM other) < 8
                    THEN RAISE 'The sides have written different rows'; END IF;
                    DROP TABLE vip.by_hand;
                END $$
                """);
    }

    private void decide() throws Exception {
        try (var none = new DmnPeer(context.peerDatabase("dmn_none"), "none");
                var full = new DmnPeer(context.peerDatabase("dmn_full"), "full")) {
            for (int clients : List.of(DMN_SMALL, DMN_LARGE)) {
                long begin = System.nanoTime();
                Map<String, Map<String, Object>> facts = facts(clients);
                double read = (System.nanoTime() - begin) / 1e9;
                if (clients == DMN_SMALL) {
                    Map<String, String> expected = expected(clients);
                    require(none.assess(facts).equals(expected)
                            && full.assess(facts).equals(expected));
                } else {
                    context.report()
                            .note("The facts of %,d clients were read in %.2f s, which is not timed.", clients, read);
                }
                context.report()
                        .compare(
                                0,
                                clients == DMN_SMALL ? 3 : 1,
                                List.of(
                                        new Contender(DMN, clients, () -> none.assess(facts)),
                                        new Contender(DMN_FULL, clients, () -> full.assess(facts))));
            }
        }
    }

    private Map<String, Map<String, Object>> facts(int clients) {
        Map<String, Map<String, Object>> facts = new TreeMap<>();
        context.bean(CriteriaSettings.class)
                .facts(
                        context.jdbc().sql(Facts.of("branch = 'altai' AND client <= :last") + " SELECT * FROM facts"),
                        QUARTER)
                .param("last", ManyClients.client(clients))
                .query(row -> {
                    facts.put(row.getString("client"), inputs(row));
                });
        return facts;
    }

    private static Map<String, Object> inputs(ResultSet row) throws SQLException {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            if (fact != Fact.ROUTE) {
                Object value = row.getObject(fact.column);
                inputs.put(fact.input, value instanceof Long count ? (Object) count.intValue() : value);
            }
        }
        return inputs;
    }

    private Map<String, String> expected(int clients) {
        return context
                .jdbc()
                .sql(
                        "SELECT client, outcome || ' ' || coalesce(tier, 'null') AS answer FROM vip.assessment WHERE client <= :last")
                .param("last", ManyClients.client(clients))
                .query()
                .listOfRows()
                .stream()
                .collect(Collectors.toMap(row -> (String) row.get("client"), row -> (String) row.get("answer")));
    }

    private static void require(boolean same) {
        if (!same) {
            throw new IllegalStateException("The DMN engine decides otherwise");
        }
    }

    private void others() throws Exception {
        WhatIf whatIf = context.bean(WhatIf.class);
        Hypothesis higher = whatIf.suppose(Map.of("NUMBER_TOTAL.6300", "2500"));
        context.report().compare(0, 1, List.of(new Contender("product: again, unchanged", LARGE, this::product)));
        context.report()
                .compare(
                        0,
                        3,
                        List.of(new Contender(
                                "product: what if", LARGE, () -> whatIf.groups(higher, QUARTER, List.of("altai")))));
        server.asSuperuser("""
                INSERT INTO vip.vip_status (client, tier, since, granted_by)
                SELECT client, 'T1', '2026-01-01', 'BILLING' FROM vip.client WHERE client <= '%s'; ANALYZE vip.vip_status
                """.formatted(ManyClients.client(SMALL)));
        context.report()
                .compare(0, 3, List.of(new Contender("product: tier review", SMALL, this::empty, this::reviewTiers)));
    }

    private void reviewTiers() {
        for (int first = 1; first <= SMALL; first += 5_000) {
            criteria.assessVips(
                    "altai",
                    ThreeMonths.parse("2026-09"),
                    ManyClients.client(first),
                    ManyClients.client(first + 4_999));
        }
    }

    private void judge() {
        var report = context.report();
        report.note(
                "From 100,000 to 1,000,000 clients the product's time grows with the power %.2f, that of SQL by hand with %.2f; from 1,000 to 10,000 the DMN engine's with %.2f, with history with %.2f.",
                report.growth(PRODUCT, SMALL, LARGE),
                report.growth(BY_HAND, SMALL, LARGE),
                report.growth(DMN, DMN_SMALL, DMN_LARGE),
                report.growth(DMN_FULL, DMN_SMALL, DMN_LARGE));
        Stream.of(DMN, DMN_FULL)
                .forEach(side -> report.note(
                        "%s: %,.0f times the product's time for each client.",
                        side, report.ratioEach(side, DMN_LARGE, PRODUCT, LARGE)));
        report.atMost(
                "assess 1,000,000 clients: at most 1.3 times SQL by hand", 1.3, report.ratio(PRODUCT, BY_HAND, LARGE));
        report.atLeast(
                "assess: at least 100 times faster than the DMN engine without history",
                100,
                report.ratioEach(DMN, DMN_LARGE, PRODUCT, LARGE));
    }
}
