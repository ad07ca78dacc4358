package vip.approvals.lists;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/**
 * What an erasure takes of lists. A line keeps its hash, so that list and acts still verify; somebody who was a prospect
 * first is found by name or tax number.
 */
@Configuration(proxyBeanMethods = false)
class LineData {

    /** Lines {@code l} of the client. */
    private static final String MINE = """
            (l.client = :client OR l.client IS NULL AND l.erasure IS NULL AND l.section = 'POTENTIAL'
                AND (l.tax_id = ANY (:known::text[]) OR lower(l.name) IN (
                    SELECT lower(c.name) FROM vip.client c WHERE c.client = :client
                        AND (c.tax_id IS NULL OR l.tax_id IS NULL))))""";

    private static final String OF_LINE = "t.line IN (SELECT l.line FROM vip.line l WHERE %s)".formatted(MINE);

    private static final String OPEN = """
            SELECT DISTINCT 'The client is on the list of ' || b.branch || ' for ' || b.quarter || ', which is not settled.'
            FROM vip.line l JOIN vip.branch_list b USING (list)
            WHERE b.state NOT IN ('APPLIED', 'CARRIED_OVER', 'CANCELLED') AND """ + " " + MINE;

    /** Rows {@code t} of a file; a name in one may be written in many ways. */
    private static final String OF_FILE = """
            (t.client = :client OR t.number = ANY (:known::text[])
                OR vip.mentions(translate(t.raw, U&'\\001F', ' '), :known::text[]))""";

    /** Headquarters has yet to read it. */
    private static final String ARGUED = """
            SELECT DISTINCT 'An argument on the list of ' || b.branch || ' for ' || b.quarter || ', which is not settled, names the client.'
            FROM vip.argument t JOIN vip.line l USING (line) JOIN vip.branch_list b USING (list)
            WHERE b.state NOT IN ('APPLIED', 'CARRIED_OVER', 'CANCELLED') AND vip.mentions(t.text, :known::text[])""";

    private static final String STAGED = """
            SELECT DISTINCT 'A file that waits on the list of ' || b.branch || ' for ' || b.quarter || ' names the client.'
            FROM vip.upload_row t JOIN vip.upload u USING (upload) JOIN vip.branch_list b USING (list)
            WHERE u.state = 'STAGED' AND """ + " " + OF_FILE;

    /** What was said about a list on which the client stood may be about the client. */
    private static final String WORDS = """
            vip.mentions(t.text, :known::text[]) OR t.about IN (
                SELECT b.branch || '/' || b.quarter FROM vip.branch_list b JOIN vip.line l USING (list) WHERE %s)""".formatted(MINE);

    /** Not set to empty: what every line has to have, and what identifies nobody. */
    private static final String BLANK = """
            erasure = :erasure, salt = NULL, client = NULL, name = 'erased', account = NULL, number = NULL, month_1 = NULL,
            month_2 = NULL, month_3 = NULL, total = NULL, threshold = NULL, reason = '', ground_by = NULL, debt = NULL,
            tax_id = NULL, operator = NULL, estimate = NULL, source = NULL, confidence = NULL, comment = NULL,
            drop_reason = CASE WHEN drop_reason IS NOT NULL THEN '' END""";

    @Bean
    @Order(60)
    PersonalData personalDataOfLine() {
        return new PersonalData(
                List.of(OPEN, STAGED, ARGUED),
                List.of("SELECT unnest(ARRAY[name, tax_id, account, number]) FROM vip.line WHERE client = :client"),
                List.of(
                        PersonalTable.deleted("vip.verdict", DataCategory.LIST, OF_LINE),
                        PersonalTable.blanked( // a decision on another client stays
                                "vip.verdict",
                                DataCategory.LIST,
                                "vip.mentions(t.comment, :known::text[])",
                                "comment = NULL"),
                        PersonalTable.deleted(
                                "vip.decision_comment", DataCategory.LIST, OF_LINE + mentions("t.comment")),
                        PersonalTable.deleted("vip.argument", DataCategory.LIST, OF_LINE + mentions("t.text")),
                        PersonalTable.deleted("vip.word", DataCategory.LIST, WORDS),
                        PersonalTable.blanked(
                                "vip.cancellation",
                                DataCategory.LIST,
                                "vip.mentions(t.reason, :known::text[])",
                                "reason = ''"),
                        PersonalTable.deleted("vip.upload_row", DataCategory.LIST, OF_FILE),
                        PersonalTable.blanked(
                                "vip.upload",
                                DataCategory.LIST,
                                "vip.mentions(translate(t.name, '_', ' '), :known::text[])",
                                "name = 'erased'"),
                        PersonalTable.blanked(
                                "vip.sheet",
                                DataCategory.LIST,
                                "t.pdf IS NOT NULL AND t.list IN (SELECT l.list FROM vip.line l WHERE " + MINE + ")",
                                "pdf = NULL"),
                        PersonalTable.blanked(
                                "vip.verification",
                                DataCategory.LIST,
                                "vip.mentions(t.finding, :known::text[])",
                                "finding = ''"),
                        PersonalTable.blanked("vip.line", DataCategory.LIST, MINE.replace("l.", "t."), BLANK)),
                List.of(
                        "vip.cycle",
                        "vip.branch_list",
                        "vip.conflict_seen",
                        "vip.participant",
                        "vip.act",
                        "vip.act_chain",
                        "vip.decision"));
    }

    private static String mentions(String text) {
        return " OR vip.mentions(%s, :known::text[])".formatted(text);
    }
}
