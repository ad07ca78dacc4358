package vip.approvals.criteria;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Period;
import vip.approvals.calendar.Quarter;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.engine.DecisionTable;
import vip.approvals.engine.DecisionTables;

/** The tier check (BVK-01..09): measures clients and stores each result with its reason. */
@Service
public class Criteria {

    /**
     * Into {@code vip.assessment} for a quarter, {@code vip.monthly_assessment} for three months. A result that is as it
     * was is not written again, and keeps its {@code assessed_at}.
     */
    private static final String UPSERT = """
            INSERT INTO vip.%1$s (%2$s, client, branch, outcome, rule, route, account, number,
                month_1, month_2, month_3, total, threshold, tier, tier_rule, reason, assessed_at,
                number_total, account_total, best_account, client_total, accounts)
            %3$s
            ON CONFLICT (%2$s, client) DO UPDATE SET
                branch = excluded.branch, outcome = excluded.outcome, rule = excluded.rule, route = excluded.route,
                account = excluded.account, number = excluded.number, month_1 = excluded.month_1,
                month_2 = excluded.month_2, month_3 = excluded.month_3, total = excluded.total,
                threshold = excluded.threshold, tier = excluded.tier, tier_rule = excluded.tier_rule,
                reason = excluded.reason, assessed_at = excluded.assessed_at, number_total = excluded.number_total,
                account_total = excluded.account_total, best_account = excluded.best_account,
                client_total = excluded.client_total, accounts = excluded.accounts
            WHERE (%1$s.branch, %1$s.outcome, %1$s.rule, %1$s.route, %1$s.account, %1$s.number, %1$s.month_1, %1$s.month_2,
                   %1$s.month_3, %1$s.total, %1$s.threshold, %1$s.tier, %1$s.tier_rule, %1$s.reason, %1$s.number_total,
                   %1$s.account_total, %1$s.best_account, %1$s.client_total, %1$s.accounts)
                IS DISTINCT FROM
                  (excluded.branch, excluded.outcome, excluded.rule, excluded.route, excluded.account, excluded.number,
                   excluded.month_1, excluded.month_2, excluded.month_3, excluded.total, excluded.threshold, excluded.tier,
                   excluded.tier_rule, excluded.reason, excluded.number_total, excluded.account_total,
                   excluded.best_account, excluded.client_total, excluded.accounts)
            """;

    /** Whether a VIP has not been measured, although the branch has charges in each of the three months. */
    private static final String UNMEASURED = """
            SELECT EXISTS (SELECT FROM vip.vip_status JOIN vip.client c USING (client)
                           WHERE c.branch = :branch AND NOT EXISTS (
                               SELECT FROM vip.assessment a WHERE a.client = c.client AND a.quarter = :quarter))
                AND NOT EXISTS (SELECT FROM (VALUES (:month1::date), (:month2::date), (:month3::date)) AS m(month)
                                WHERE NOT EXISTS (SELECT FROM vip.client c JOIN vip.charge USING (client)
                                                  WHERE c.branch = :branch AND charge.month = m.month))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CriteriaSettings settings;
    private final Rules entry;
    private final Rules tier;
    private final String assessBranch;
    private final String assessUnmeasured;
    private final String assessVips;

    Criteria(JdbcClient jdbc, Clock clock, CriteriaSettings settings, DecisionTables tables) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.entry = new Rules(tables.read("processes/criteria/vip-entry.dmn"));
        this.tier = new Rules(tables.read("processes/criteria/vip-tier.dmn"));
        this.assessBranch = UPSERT.formatted("assessment", "quarter", bulkSql(Facts.OF_CLIENTS));
        this.assessUnmeasured = assessBranch.substring(0, assessBranch.indexOf("DO UPDATE")) + "DO NOTHING";
        this.assessVips = UPSERT.formatted("monthly_assessment", "month", bulkSql(Facts.OF_VIPS));
    }

    Rules entry() {
        return entry;
    }

    Rules tier() {
        return tier;
    }

    /** The version of the rules, which is the day from which each table holds. */
    public String version() {
        return Stream.of(entry, tier).map(Rules::version).collect(Collectors.joining(", "));
    }

    /**
     * Measures every client of the branch for the quarter, in one statement, as often as wanted.
     *
     * @return how many clients have another result than before, or their first
     */
    @Transactional
    public int assessBranch(String branch, Quarter quarter) {
        return parameters(jdbc.sql(assessBranch), branch, quarter, null)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /**
     * Measures the branch's VIPs from one client to another over three months (GT-13), in one statement, as often as
     * wanted.
     */
    @Transactional
    public void assessVips(String branch, ThreeMonths months, String first, String last) {
        parameters(jdbc.sql(assessVips), branch, months, null)
                .param("first", first)
                .param("last", last)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /**
     * Measures a quarter that no cycle has measured, if billing has loaded its charges; what is there already stays.
     * Grounds look at the quarter before.
     */
    @Transactional
    void assessUnmeasured(String branch, Quarter quarter) {
        boolean needed = parameters(jdbc.sql(UNMEASURED), branch, quarter, null)
                .param("quarter", quarter.toString())
                .query(Boolean.class)
                .single();
        if (needed) {
            parameters(jdbc.sql(assessUnmeasured), branch, quarter, null)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        }
    }

    /** From how much on a client is close to a route's threshold, as a sum of three months (SIB-10, AMB-14). */
    public BigDecimal closeTo(String route) {
        return threshold(route).multiply(settings.potentialCloseness());
    }

    /** What a route asks for: more than this, as a sum of three months ({@code NUMBER} BVK-01, {@code ACCOUNT} BVK-02). */
    public BigDecimal threshold(String route) {
        return entry.rowWith("route", route)
                .flatMap(row -> entry.threshold(row, Fact.valueOf(route + "_TOTAL")))
                .map(BigDecimal::new)
                .orElseThrow();
    }

    /**
     * Measures one client with the DMN engine and stores the result.
     *
     * @return empty if the branch has no such client
     */
    @Transactional
    public Optional<Assessment> assess(String client, String branch, Period period) {
        return parameters(jdbc.sql(Facts.of(Facts.OF_CLIENTS) + " SELECT * FROM facts"), branch, period, client)
                .query((row, number) -> decide(row))
                .optional()
                .map(decided -> store(decided, client, branch, period));
    }

    /** The single path: both tables, through the DMN engine. */
    private Map<String, Object> decide(ResultSet row) throws SQLException {
        Map<Fact, Object> values = new EnumMap<>(Fact.class);
        values.put(Fact.ACTIVE, row.getBoolean(Fact.ACTIVE.column));
        values.put(Fact.COMPLETE_MONTHS, row.getInt(Fact.COMPLETE_MONTHS.column));
        values.put(Fact.LONG_ENOUGH, row.getBoolean(Fact.LONG_ENOUGH.column));
        values.put(Fact.ACCURATE_PAYER, row.getBoolean(Fact.ACCURATE_PAYER.column));
        values.put(Fact.NUMBER_TOTAL, row.getBigDecimal(Fact.NUMBER_TOTAL.column));
        values.put(Fact.ACCOUNT_TOTAL, row.getBigDecimal(Fact.ACCOUNT_TOTAL.column));

        DecisionTable.Row entered = entry.evaluate(values);
        String route = entered.outputs().get("route");
        String reason = entry.reason(entered, values);
        DecisionTable.Row tiered = null;
        if (route != null) {
            values.put(Fact.ROUTE, route);
            tiered = tier.evaluate(values);
            reason += "; " + tier.reason(tiered, values);
        }
        boolean byAccount = "ACCOUNT".equals(route);
        String side = byAccount ? "account" : "number";
        Map<String, Object> result = new HashMap<>();
        result.put("outcome", entered.outputs().get("outcome"));
        result.put("rule", entered.outputs().get("rule"));
        result.put("route", route);
        result.put("account", row.getString(byAccount ? "account" : "number_account"));
        result.put("number", byAccount ? null : row.getString("number"));
        for (int month = 1; month <= 3; month++) {
            BigDecimal amount = row.getBigDecimal(side + "_" + month);
            result.put("month" + month, amount == null ? BigDecimal.ZERO : amount);
        }
        result.put("total", row.getBigDecimal(side + "_total"));
        result.put("threshold", threshold(entered, byAccount ? Fact.ACCOUNT_TOTAL : Fact.NUMBER_TOTAL));
        result.put("tier", tiered == null ? null : tiered.outputs().get("tier"));
        result.put("tierRule", tiered == null ? null : tiered.outputs().get("rule"));
        result.put("reason", reason);
        result.put("numberTotal", row.getBigDecimal(Fact.NUMBER_TOTAL.column));
        result.put("accountTotal", row.getBigDecimal(Fact.ACCOUNT_TOTAL.column));
        result.put("bestAccount", row.getString("account"));
        result.put("clientTotal", row.getBigDecimal("client_total"));
        result.put("accounts", row.getInt("accounts"));
        return result;
    }

    private BigDecimal threshold(DecisionTable.Row row, Fact fact) {
        return entry.threshold(row, fact).map(BigDecimal::new).orElse(null);
    }

    private Assessment store(Map<String, Object> decided, String client, String branch, Period period) {
        boolean quarter = period instanceof Quarter;
        jdbc.sql(UPSERT.formatted(quarter ? "assessment" : "monthly_assessment", quarter ? "quarter" : "month", """
                        VALUES (:period, :client, :branch, :outcome, :rule, :route, :account, :number,
                            :month1, :month2, :month3, :total, :threshold, :tier, :tierRule, :reason, :now,
                            :numberTotal, :accountTotal, :bestAccount, :clientTotal, :accounts)
                        """))
                .params(decided)
                .param("period", period.toString())
                .param("client", client)
                .param("branch", branch)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return new Assessment(
                client,
                Outcome.valueOf((String) decided.get("outcome")),
                (String) decided.get("rule"),
                (String) decided.get("tier"),
                (BigDecimal) decided.get("total"),
                (String) decided.get("reason"));
    }

    /** The bulk path: both tables as SQL over the same facts. */
    private String bulkSql(String scope) {
        return Facts.of(scope)
                + """
                , entered AS (
                    SELECT facts.*, %s AS entry_row FROM facts OFFSET 0  -- as in Facts: once
                ), routed AS (
                    SELECT entered.*, %s AS outcome, %s AS route, %s AS rule, %s AS entry_reason,
                           %s AS number_threshold, %s AS account_threshold
                    FROM entered
                ), tiered AS (
                    SELECT routed.*, CASE WHEN route IS NOT NULL THEN %s END AS tier_row FROM routed OFFSET 0
                )
                SELECT :period, client, branch, outcome, rule, route,
                       CASE WHEN route = 'ACCOUNT' THEN account ELSE number_account END,
                       CASE WHEN route = 'ACCOUNT' THEN NULL ELSE number END,
                       coalesce(CASE WHEN route = 'ACCOUNT' THEN account_1 ELSE number_1 END, 0),
                       coalesce(CASE WHEN route = 'ACCOUNT' THEN account_2 ELSE number_2 END, 0),
                       coalesce(CASE WHEN route = 'ACCOUNT' THEN account_3 ELSE number_3 END, 0),
                       CASE WHEN route = 'ACCOUNT' THEN account_total ELSE number_total END,
                       CASE WHEN route = 'ACCOUNT' THEN account_threshold ELSE number_threshold END,
                       %s, %s, entry_reason || coalesce('; ' || %s, ''), :now,
                       number_total, account_total, account, client_total, accounts
                FROM tiered
                """.formatted(
                                entry.rowSql(),
                                entry.outputSql("entry_row", "outcome"),
                                entry.outputSql("entry_row", "route"),
                                entry.outputSql("entry_row", "rule"),
                                entry.reasonSql("entry_row"),
                                entry.thresholdSql("entry_row", Fact.NUMBER_TOTAL),
                                entry.thresholdSql("entry_row", Fact.ACCOUNT_TOTAL),
                                tier.rowSql(),
                                tier.outputSql("tier_row", "tier"),
                                tier.outputSql("tier_row", "rule"),
                                tier.reasonSql("tier_row"));
    }

    private JdbcClient.StatementSpec parameters(
            JdbcClient.StatementSpec statement, String branch, Period period, String client) {
        return settings.facts(statement, period)
                .param("branch", branch)
                .param("client", client)
                .param("period", period.toString());
    }
}
