package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vip.approvals.staff.Seat;

/** B1: what was changed behind the product's back is found, and named by branch, quarter and line. */
class VerifyTests extends Coordination {

    /** What somebody with the database's password does to the first list, and what is found. */
    private static final String CHANGES = """
            UPDATE vip.line SET total = 1 WHERE client = 'altai-t1'; UPDATE vip.line l SET hash = vip.line_hash(l)
            -> altai, 2026-Q3: its lines are not those that were sealed: one is missing, added, or sealed anew
            DELETE FROM vip.line WHERE client = 'altai-t1'
            -> altai, 2026-Q3: its lines are not those that were sealed: one is missing, added, or sealed anew
            DELETE FROM vip.line WHERE client = 'altai-t1'; UPDATE vip.branch_list SET hash = vip.list_hash(list)
            -> altai, 2026-Q3: no act of a director accounts for the state APPLIED
            UPDATE vip.line SET state = 'WITHDRAWN', round = 0 WHERE client = 'altai-t1'
            -> altai, 2026-Q3: its lines are not those that were sealed: one is missing, added, or sealed anew
            DELETE FROM vip.act WHERE kind = 'PREPARE' AND list = 1
            -> altai, 2026-Q3: the last act of SALES is missing: there were 1
            DELETE FROM vip.act WHERE kind = 'SIGN' AND list = 1
            -> altai, 2026-Q3: no act of a director accounts for the state APPLIED
            DELETE FROM vip.act WHERE kind = 'ACKNOWLEDGE' AND list = 1
            -> altai, 2026-Q3: the last act of SALES_DIRECTOR is missing: there were 2
            DELETE FROM vip.act WHERE kind = 'REVIEW' AND list = 1; DELETE FROM vip.act_chain WHERE seat = 'HQ_SALES' AND list = 1
            -> there were 21 acts on 2026-10-05, and fewer are left
            UPDATE vip.act SET person = 'altai.sales' WHERE kind = 'DECIDE' AND seat = 'SECURITY' AND list = 1
            -> altai, 2026-Q3: act 1 of SECURITY is not what was recorded
            UPDATE vip.act SET on_behalf_of = 'altai.sales' WHERE kind = 'DECIDE' AND seat = 'SECURITY' AND list = 1
            -> altai, 2026-Q3: act 1 of SECURITY is not what was recorded
            UPDATE vip.act SET logged_in_at = now() WHERE kind = 'SIGN' AND list = 1
            -> altai, 2026-Q3: act 1 of SALES_DIRECTOR is not what was recorded
            UPDATE vip.act SET version = 1 WHERE kind = 'SIGN' AND list = 1
            -> altai, 2026-Q3: act 1 of SALES_DIRECTOR is not what was recorded
            UPDATE vip.act SET person = 'x' WHERE kind = 'SIGN' AND list = 1; UPDATE vip.act a SET hash = vip.act_hash(a)
            -> altai, 2026-Q3: the act before act 2 of SALES_DIRECTOR is missing or another one
            UPDATE vip.decision SET decision = 'REJECT', reason = 'OTHER' WHERE line = LINE2 AND act IN (SELECT act FROM vip.act WHERE seat = 'SECURITY')
            -> altai, 2026-Q3: the decisions of act 1 of SECURITY are not those that were recorded
            DELETE FROM vip.decision WHERE line = LINE2 AND act IN (SELECT act FROM vip.act WHERE seat = 'SECURITY')
            -> altai, 2026-Q3: the decisions of act 1 of SECURITY are not those that were recorded
            UPDATE vip.decision SET line_hash = 'x' WHERE line = LINE2
            -> altai, 2026-Q3: the decisions of act 1 of COMMERCIAL are not those that were recorded
            UPDATE vip.line SET state = 'REJECTED' WHERE client = 'altai-t2'
            -> altai, 2026-Q3, line POSITION2 (client altai-t2): its state REJECTED does not follow from the decisions
            UPDATE vip.branch_list SET state = 'PREPARING', hash = NULL, sealed_at = NULL WHERE list = 1; UPDATE vip.line SET hash = NULL, state = 'OPEN' WHERE list = 1; DELETE FROM vip.decision
            -> altai, 2026-Q3: no act of a director accounts for the state PREPARING
            UPDATE vip.sheet SET pdf = pdf || 'x' WHERE list = 1
            -> altai, 2026-Q3: its coordination sheet is not the one that was kept
            UPDATE vip.sheet SET pdf = 'x', sha256 = encode(sha256('x'), 'hex') WHERE list = 1
            -> altai, 2026-Q3: its coordination sheet is not the one that was acknowledged
            DELETE FROM vip.sheet WHERE list = 1
            -> altai, 2026-Q3: its coordination sheet is not the one that was acknowledged
            """;

    @Autowired
    Evidence evidence;

    @Autowired
    KeptSheets sheets;

    @Autowired
    List<EvidenceCheck> checks;

    @Autowired
    DataSource dataSource;

    private static List<String[]> pairs(String text) {
        return Pattern.compile("(.+)\n-> (.+)\n")
                .matcher(text)
                .results()
                .map(found -> new String[] {found.group(1), found.group(2)})
                .toList();
    }

    private String finding() {
        return evidence.verify("admin").finding();
    }

    /** As somebody who owns the database can do it: triggers look away. */
    private void behindTheBack(String sql) {
        product.asSuperuser("SET session_replication_role = replica; " + sql);
    }

    private void approve() {
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
    }

    /** Three lists, from their opening to the acknowledged result. */
    private void wholeQuarter() {
        open();
        BRANCHES.forEach(this::agree);
        approve();
        BRANCHES.forEach(this::acknowledge);
        assertThat(finding()).isNull();
    }

    @Test
    void whatNobodyTouchedFits() {
        assertThat(finding()).isNull();
        wholeQuarter();
        assertThat(evidence.latest().get(0).lookedAt())
                .isEqualTo("6 lines, 3 lists, 21 acts, 12 decisions, 3 coordination sheets, 0 notices");
    }

    @Test
    void anAmountThatWasChangedByAHundredthIsNamed() {
        wholeQuarter();
        behindTheBack("UPDATE vip.line SET total = total + 0.01 WHERE client = 'omsk-t2'");
        behindTheBack("UPDATE vip.line SET total = total + 0.01 WHERE client = 'tomsk-t1'");
        assertThat(finding())
                .matches("omsk, 2026-Q3, line [12] \\(client omsk-t2\\): its content is not what was sealed");
    }

    /** Each change is taken back before the next one. */
    @Test
    void whatWasChangedIsNamed() throws SQLException {
        wholeQuarter();
        try (Connection application = dataSource.getConnection();
                Connection owner =
                        DriverManager.getConnection(application.getMetaData().getURL(), "postgres", "")) {
            owner.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(owner, true));
            var walker = new Evidence(jdbc, clock, checks);
            String text = CHANGES.replace("list = 1", "list = " + list("altai").id())
                    .replace("= LINE2", "= " + line("altai", "altai-t2"))
                    .replace("POSITION2", line("altai", "altai-t2") < line("altai", "altai-t1") ? "1" : "2");
            SoftAssertions softly = new SoftAssertions();
            for (String[] change : pairs(text)) {
                jdbc.sql("SET session_replication_role = replica").update();
                List.of(change[0].split(";")).forEach(sql -> jdbc.sql(sql).update());
                softly.assertThat(walker.verify(null).finding()).as(change[0]).isEqualTo(change[1]);
                owner.rollback();
            }
            softly.assertAll();
        }
    }

    /** Signed twice: the first act of a chain, one in its middle, its last one. */
    @Test
    void anActThatWasDeletedIsMissed() {
        open();
        submit("altai");
        interventions.recall("altai", Q3, "altai.sales-director");
        submit("altai");
        assertThat(finding()).isNull();
        behindTheBack("DELETE FROM vip.act WHERE kind = 'PREPARE' AND position = 2");
        assertThat(finding()).isEqualTo("altai, 2026-Q3: the last act of SALES is missing: there were 2");
        behindTheBack("DELETE FROM vip.act WHERE seat = 'SALES_DIRECTOR' AND position = 1");
        assertThat(finding())
                .contains("altai, 2026-Q3: the act before act 2 of SALES_DIRECTOR is missing or another one");
    }

    /** Every state that a list and a line can have, on the way and at the end. */
    @Test
    void atEachStepOfAReworkedQuarterAllFits() {
        open();
        submit("altai");
        assertThat(finding()).isNull();
        decide("altai", Seat.COMMERCIAL);
        assertThat(finding()).isNull();
        Task security = take("altai.security", "altai", "decide-security");
        Docket docket = docket("altai", Seat.SECURITY, "altai.security");
        note(docket, line("altai", "altai-t1"), "REJECT", "DOCUMENTS", "Secret");
        note(docket, line("altai", "altai-t2"), "RETURN", "DOCUMENTS", null);
        completeAs("altai.security", security, Map.of("shown", shown("altai", Seat.SECURITY)));
        assertThat(finding()).isNull();
        product.runJobs();
        assertThat(finding()).isNull();
        corrections.contest(list("altai"), line("altai", "altai-t1"), "altai.sales", "They are in order");
        corrections.correct(
                list("altai"),
                line("altai", "altai-t2"),
                "altai.sales",
                new LineContents.Change(null, "New papers", null));
        assertThat(finding()).isNull();
        rework("altai");
        assertThat(finding()).isNull();
        decide("altai", Seat.COMMERCIAL);
        decide("altai", Seat.SECURITY);
        product.runJobs();
        assertThat(states("altai")).containsEntry("altai-t1", "DISPUTED").containsEntry("altai-t2", "AGREED");
        assertThat(finding()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCancelledCycleFits(boolean inRework) {
        open();
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
        if (inRework) {
            Task security = take("altai.security", "altai", "decide-security");
            Docket docket = docket("altai", Seat.SECURITY, "altai.security");
            note(docket, line("altai", "altai-t1"), "REJECT", "DOCUMENTS", null);
            verdicts.approveRemaining(docket);
            completeAs("altai.security", security, Map.of("shown", shown("altai", Seat.SECURITY)));
            product.runJobs();
            corrections.withdraw(list("altai"), line("altai", "altai-t1"), "altai.sales");
        }
        interventions.cancel(Q3, "hq.sales", "Opened too early");
        assertThat(finding()).isNull();
    }

    /** What the staff saw in rework are the lines as they had changed them, not the old seal. */
    @Test
    void anActInReworkCarriesTheHashOfTheLinesAsTheyWereShown() {
        open();
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
        Task security = take("altai.security", "altai", "decide-security");
        Docket docket = docket("altai", Seat.SECURITY, "altai.security");
        note(docket, line("altai", "altai-t1"), "REJECT", "DOCUMENTS", null);
        verdicts.approveRemaining(docket);
        completeAs("altai.security", security, Map.of("shown", shown("altai", Seat.SECURITY)));
        product.runJobs();
        corrections.withdraw(list("altai"), line("altai", "altai-t1"), "altai.sales");
        complete("altai.sales", "altai", "rework-list", Map.of("shown", token("altai")));
        assertThat(jdbc.sql("""
                        SELECT a.shown = vip.list_hash(a.list) AND a.shown <> b.hash
                        FROM vip.act a JOIN vip.branch_list b USING (list) WHERE kind = 'REWORK'
                        """).query(Boolean.class).single()).isTrue();
    }

    /** A director's comment can be erased, so no hash covers it (AMB-18, design decision 8). */
    @Test
    void aChangedCommentIsNotFound() {
        open();
        submit("altai");
        Task security = take("altai.security", "altai", "decide-security");
        Docket docket = docket("altai", Seat.SECURITY, "altai.security");
        note(docket, line("altai", "altai-t1"), "REJECT", "DOCUMENTS", "Secret");
        verdicts.approveRemaining(docket);
        completeAs("altai.security", security, Map.of("shown", shown("altai", Seat.SECURITY)));
        behindTheBack("UPDATE vip.decision_comment SET comment = 'Another'");
        assertThat(finding()).isNull();
    }

    @Test
    void actsOfTheVersionBeforeKeepTheirHash() {
        open();
        submit("altai");
        behindTheBack("""
                UPDATE vip.act SET version = 1;
                UPDATE vip.act a SET hash = vip.act_hash(list, seat, person, on_behalf_of, kind, at, shown, content, position,
                    previous_hash);
                UPDATE vip.act_chain c SET hash = a.hash FROM vip.act a WHERE (a.list, a.seat) = (c.list, c.seat)
                """);
        assertThat(finding()).isNull();
        decide("altai", Seat.COMMERCIAL);
        assertThat(jdbc.sql("SELECT array_agg(version ORDER BY act) = ARRAY[1, 1, 2] FROM vip.act")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(finding()).isNull();
    }

    @Test
    void theSheetThatWasKeptIsTheOneThatIsDownloadedFromThenOn() {
        wholeQuarter();
        clock.set(LocalDate.of(2026, 11, 1));
        assertThat(jdbc.sql("SELECT pdf FROM vip.sheet WHERE list = :list")
                        .param("list", list("altai").id())
                        .query(byte[].class)
                        .single())
                .isEqualTo(sheets.pdf(list("altai")));
        assertThat(Stream.of("altai", "omsk").map(branch -> sheets.hash(list(branch))))
                .doesNotHaveDuplicates();
    }
}
