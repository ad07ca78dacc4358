package vip.approvals.criteria;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.database.RowByRow;
import vip.approvals.engine.RefusedException;
import vip.approvals.work.Progress;

/**
 * What would follow from changed decision tables (B3): every client is measured by the tables as they are and as they
 * would be, over the same facts. Nothing is written, which the database sees to.
 */
@Service
class WhatIf {

    /**
     * So many clients of a branch with the same answers.
     *
     * @param vip whether they have the status now
     * @param before tier by the tables as they are, null if they are not eligible
     * @param after tier by the changed tables
     */
    public record Group(String branch, boolean vip, String before, String after, long clients) {}

    /** One client whose answer differs. */
    record Change(String client, boolean vip, String before, String after, String reasonBefore, String reasonAfter) {}

    private static final String ANSWERS = """
            %s, answers AS (
                SELECT facts.client, s.client IS NOT NULL AS vip, b.tier AS before, b.reason AS reason_before,
                       a.tier AS after, a.reason AS reason_after, a.entry_rows, a.tier_rows
                FROM facts LEFT JOIN vip.vip_status s USING (client)
                CROSS JOIN LATERAL (%s) AS b
                CROSS JOIN LATERAL (%s) AS a
            )
            """;

    private static final String GROUPS = """
            SELECT vip, before, after, nullif(entry_rows, ARRAY[entry_rows[1]]) AS entry_rows,
                   nullif(tier_rows, ARRAY[tier_rows[1]]) AS tier_rows, count(*) AS clients
            FROM answers GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3
            """;

    private static final String CHANGES = """
            SELECT client, vip, before, after, reason_before, reason_after FROM answers
            WHERE before IS DISTINCT FROM after ORDER BY client
            """;

    private final JdbcClient jdbc;
    private final JdbcClient streaming;
    private final CriteriaSettings settings;
    private final Rules entry;
    private final Rules tier;

    WhatIf(JdbcClient jdbc, DataSource dataSource, CriteriaSettings settings, Criteria criteria) {
        this.jdbc = jdbc;
        this.streaming = RowByRow.of(dataSource);
        this.settings = settings;
        this.entry = criteria.entry();
        this.tier = criteria.tier();
    }

    List<Hypothesis.Bound> bounds() {
        return Hypothesis.bounds(entry, tier);
    }

    /** The tables as they are. */
    List<Rules> tables() {
        return List.of(entry, tier);
    }

    /** @throws RefusedException see {@link Hypothesis#of} */
    Hypothesis suppose(Map<String, String> wanted) {
        return Hypothesis.of(entry, tier, wanted);
    }

    /**
     * One statement for each branch, whatever its size.
     *
     * @throws RefusedException if not exactly one row of a changed table holds for some client
     */
    @Transactional(readOnly = true)
    public List<Group> groups(Hypothesis changed, Quarter quarter, List<String> branches) {
        List<Group> groups = new ArrayList<>();
        for (String branch : branches) {
            Progress.step("Measuring the clients of " + branch, branches.indexOf(branch) + 1, branches.size(), 0);
            groups.addAll(with(jdbc, changed, GROUPS, quarter, branch)
                    .query((row, number) -> group(changed, branch, row))
                    .list());
        }
        return groups;
    }

    /** Every client of the branch whose answer differs, by number. */
    @Transactional(readOnly = true)
    public void changes(Hypothesis changed, Quarter quarter, String branch, Consumer<Change> consumer) {
        var change = new SimplePropertyRowMapper<>(Change.class);
        with(streaming, changed, CHANGES, quarter, branch)
                .query((ResultSet row) -> consumer.accept(change.mapRow(row, row.getRow())));
    }

    private static Group group(Hypothesis changed, String branch, ResultSet row) throws SQLException {
        long clients = row.getLong("clients");
        requireOne(changed.entry(), row.getArray("entry_rows"), clients);
        requireOne(changed.tier(), row.getArray("tier_rows"), clients);
        return new Group(branch, row.getBoolean("vip"), row.getString("before"), row.getString("after"), clients);
    }

    /** @param rows that hold, null if it is one, as it should be */
    private static void requireOne(Rules rules, Array rows, long clients) throws SQLException {
        if (rows == null) {
            return;
        }
        String names = Stream.of((Object[]) rows.getArray())
                .map(row -> rules.table().rows().get((Integer) row).id())
                .collect(Collectors.joining(" and "));
        throw new RefusedException(
                (names.isEmpty() ? "No row of %s holds for %s%s" : "Of %s, more than one row holds for %s: %s")
                                .formatted(
                                        rules.table().key(),
                                        clients == 1 ? "1 client" : "%,d clients".formatted(clients),
                                        names)
                        + ". Change the other rows, too: for every client exactly one must hold.");
    }

    private JdbcClient.StatementSpec with(
            JdbcClient client, Hypothesis changed, String result, Quarter quarter, String branch) {
        String sql = ANSWERS.formatted(
                Facts.of(Facts.OF_CLIENTS), judged(entry, tier), judged(changed.entry(), changed.tier()));
        return settings.facts(client.sql(sql + result), quarter)
                .param("branch", branch)
                .param("client", null);
    }

    /** What the tables say of one row of facts. */
    private static String judged(Rules entry, Rules tier) {
        return """
                SELECT %s AS tier, %s || coalesce('; ' || %s, '') AS reason, entry_rows, tier_rows
                FROM (SELECT routed.*, CASE WHEN route IS NOT NULL THEN %s END AS tier_row,
                             CASE WHEN route IS NOT NULL THEN %s END AS tier_rows
                      FROM (SELECT entered.*, %s AS route
                            FROM (SELECT facts.*, %s AS entry_row, %s AS entry_rows OFFSET 0) AS entered) AS routed
                      OFFSET 0) AS tiered
                """.formatted(
                        tier.outputSql("tier_row", "tier"),
                        entry.reasonSql("entry_row"),
                        tier.reasonSql("tier_row"),
                        tier.rowSql(),
                        tier.holdingSql(),
                        entry.outputSql("entry_row", "route"),
                        entry.rowSql(),
                        entry.holdingSql());
    }
}
