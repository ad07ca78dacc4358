package vip.approvals.lists;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Assessment;
import vip.approvals.criteria.Criteria;
import vip.approvals.criteria.Ground;
import vip.approvals.criteria.Grounds;
import vip.approvals.criteria.Outcome;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.Texts;

/** What the sales staff may say on a line that is not sealed: a comment, a removal's ground, a prospect's estimate. */
@Component
class LineContents {

    private static final int LONGEST_COMMENT = 1_000;

    /**
     * What is to stand on the line; what does not belong to its section is ignored.
     *
     * @param ground of a removal (SIB-08); null or empty leaves it
     * @param comment free text for everybody who sees the list; null or empty for none
     */
    record Change(String ground, String comment, Prospect prospect) {}

    private record Current(String section, String client, String ground) {}

    private final JdbcClient jdbc;
    private final Criteria criteria;
    private final Grounds grounds;

    LineContents(JdbcClient jdbc, Criteria criteria, Grounds grounds) {
        this.jdbc = jdbc;
        this.criteria = criteria;
        this.grounds = grounds;
    }

    /** @throws RefusedException if the line is sealed or gone, or what is said cannot stand on it */
    void change(BranchList list, long line, String person, Change change) {
        Current current = current(list, line);
        String comment = change.comment() == null || change.comment().isBlank()
                ? null
                : Texts.require("The comment", change.comment(), LONGEST_COMMENT);
        jdbc.sql("UPDATE vip.line SET comment = :comment WHERE line = :line")
                .param("comment", comment)
                .param("line", line)
                .update();
        if (current.section().equals("REMOVE")) {
            String code = change.ground() == null || change.ground().isBlank() ? current.ground() : change.ground();
            ground(list, line, person, current.client(), code, comment);
        } else if (current.client() == null) {
            prospect(line, change.prospect());
        } else if (current.section().equals("NEW") && list.state() == BranchList.State.REWORK) {
            figures(list, line, current.client());
        }
    }

    private Current current(BranchList list, long line) {
        return jdbc.sql("""
                        SELECT section, client, ground FROM vip.line
                        WHERE list = :list AND line = :line AND state = 'OPEN' AND hash IS NULL
                        """)
                .param("list", list.id())
                .param("line", line)
                .query(Current.class)
                .optional()
                .orElseThrow(
                        () -> new RefusedException("This line cannot be changed like that any more. Reload the page."));
    }

    private void ground(BranchList list, long line, String person, String client, String code, String comment) {
        if (list.state() == BranchList.State.REWORK) {
            grounds.check(list.branch(), list.quarter()); // part of the debt may have been paid since
        }
        if (code == null) {
            return;
        }
        Ground ground = ground(code);
        if (applyFound(list, line, client, ground)) {
            return;
        }
        refuseUnfounded(list, client, ground);
        if (comment == null) {
            throw new RefusedException("Billing does not know this yet, so say in the comment how you know that \"%s\"."
                    .formatted(ground.words()));
        }
        jdbc.sql("""
                        UPDATE vip.line SET ground = :ground, ground_by = :person, debt = NULL, rule = :rule,
                            reason = :reason
                        WHERE line = :line
                        """)
                .param("ground", ground.name())
                .param("person", person)
                .param("rule", ground.rule())
                .param("reason", ground.saidBySales())
                .param("line", line)
                .update();
    }

    static Ground ground(String code) {
        try {
            return Ground.valueOf(code);
        } catch (IllegalArgumentException unknown) {
            throw new RefusedException("There is no ground \"%s\" (SIB-23).".formatted(code));
        }
    }

    /** Takes over what the check has found. */
    private boolean applyFound(BranchList list, long line, String client, Ground ground) {
        return jdbc.sql("""
                        UPDATE vip.line l SET ground = g.ground, ground_by = NULL, debt = g.debt, rule = g.rule,
                            reason = g.reason
                        FROM vip.ground g
                        WHERE l.line = :line AND g.quarter = :quarter AND g.client = :client AND g.ground = :ground
                          AND g.matured
                        """)
                        .param("line", line)
                        .param("quarter", list.quarter().toString())
                        .param("client", client)
                        .param("ground", ground.name())
                        .update()
                == 1;
    }

    /** Debt and criteria are figures: where they do not show the ground, nobody can claim it. */
    void refuseUnfounded(BranchList list, String client, Ground ground) {
        if (ground.isKnownOutsideBilling()) {
            return;
        }
        String why = jdbc.sql("""
                        SELECT 'not matured yet. ' || reason FROM vip.ground
                        WHERE quarter = :quarter AND client = :client AND ground = :ground
                        """)
                .param("quarter", list.quarter().toString())
                .param("client", client)
                .param("ground", ground.name())
                .query(String.class)
                .optional()
                .orElse("billing shows no such thing at the cut-off.");
        throw new RefusedException("Client %s has no ground \"%s\": %s".formatted(client, ground.words(), why));
    }

    private void prospect(long line, Prospect prospect) {
        if (prospect == null) {
            return;
        }
        Prospect checked = prospect.checked();
        checked.parameters(jdbc.sql("""
                        UPDATE vip.line SET name = :name, type = :type, tax_id = :taxId, operator = :operator,
                            estimate = :estimate, source = :source, confidence = :confidence
                        WHERE line = :line
                        """)).param("line", line).update();
    }

    /** A new VIP's figures as billing has them now. */
    private void figures(BranchList list, long line, String client) {
        Assessment assessment = criteria.assess(client, list.branch(), list.quarter())
                .orElseThrow(() -> new RefusedException("Client %s has left this branch.".formatted(client)));
        if (assessment.outcome() != Outcome.ELIGIBLE) {
            throw new RefusedException(
                    "Client %s no longer qualifies, so withdraw the line. %s".formatted(client, assessment.reason()));
        }
        jdbc.sql("""
                        UPDATE vip.line l SET route = a.route, account = a.account, number = a.number,
                            month_1 = a.month_1, month_2 = a.month_2, month_3 = a.month_3, total = a.total,
                            threshold = a.threshold, rule = a.rule, tier = a.tier, tier_rule = a.tier_rule,
                            reason = a.reason
                        FROM vip.assessment a
                        WHERE l.line = :line AND a.client = l.client AND a.quarter = :quarter
                        """)
                .param("line", line)
                .param("quarter", list.quarter().toString())
                .update();
    }
}
