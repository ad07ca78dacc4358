package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.staff.Seat;

/** What the database itself refuses to the application's role (design decision 8). */
class EvidenceTests extends Coordination {

    @Autowired
    Acts acts;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void decidedByCommercial() {
        open();
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE vip.act SET person = 'somebody'",
                "DELETE FROM vip.act",
                "TRUNCATE vip.act",
                "UPDATE vip.decision SET decision = 'REJECT', reason = 'OTHER'",
                "DELETE FROM vip.decision",
                "UPDATE vip.participant SET side = 'SECURITY'",
                "DELETE FROM vip.participant",
                "ALTER TABLE vip.act DISABLE TRIGGER ALL"
            })
    void theApplicationCannotChangeEvidence(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).hasRootCauseMessage(denied(sql));
    }

    private static String denied(String sql) {
        String table = sql.replaceAll(".*vip\\.(\\w+).*", "$1");
        return sql.startsWith("ALTER")
                ? "ERROR: must be owner of table " + table
                : "ERROR: permission denied for table " + table;
    }

    @Test
    void notEvenTheOwnerChangesAnAct() {
        assertThatThrownBy(() -> product.asSuperuser("UPDATE vip.act SET person = 'somebody'"))
                .hasMessageContaining("it is sealed or evidence");
        assertThatThrownBy(() -> product.asSuperuser("TRUNCATE vip.decision CASCADE"))
                .hasMessageContaining("it is sealed or evidence");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total = total + 0.01",
                "tier = 'T3'",
                "salt = gen_random_uuid()",
                "hash = '\\x00'",
                "reason = ''"
            })
    void aSealedLineKeepsItsContent(String change) {
        assertThatThrownBy(() -> jdbc.sql("UPDATE vip.line SET " + change).update())
                .hasMessageContaining("it is sealed or evidence");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM vip.line").update())
                .hasMessageContaining("it is sealed or evidence");
    }

    @Test
    void theDatabaseRefusesASecondSideToOnePerson() {
        long list = list("altai").id();
        String act = """
                INSERT INTO vip.act (list, seat, person, kind, at, shown, content, position, previous_hash, hash)
                VALUES (%d, '%s', 'altai.commercial', 'DECIDE', now(), '', '', 99, '', '')
                """;
        assertThat(jdbc.sql(act.formatted(list, "COMMERCIAL")).update()).isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql(act.formatted(list, "SECURITY")).update())
                .hasMessageContaining("act_list_person_side_fkey");
        assertThatThrownBy(() -> jdbc.sql(
                                "INSERT INTO vip.participant (list, person, side) VALUES (%d, 'altai.commercial', 'SECURITY')"
                                        .formatted(list))
                        .update())
                .hasMessageContaining("participant_pkey");
    }

    @Test
    void theProductTellsItBefore() {
        assertThatThrownBy(() -> acts.append(list("altai").id(), Seat.SECURITY, "altai.commercial", Act.DECIDE))
                .hasMessageContaining("has already acted on the list of branch Altai as commercial director");
    }

    @Test
    void eachActCarriesTheHashOfTheOneBeforeInItsSeatsChain() {
        long list = list("altai").id();
        transaction.executeWithoutResult(status -> acts.append(list, Seat.COMMERCIAL, "altai.commercial", Act.DECIDE));
        List<String> links =
                jdbc.sql("""
                        SELECT encode(previous_hash, 'hex') || ' ' || encode(hash, 'hex') FROM vip.act
                        WHERE list = :list AND seat = 'COMMERCIAL' ORDER BY position
                        """).param("list", list).query(String.class).list();
        assertThat(links).hasSize(2);
        assertThat(links.get(0)).startsWith(" ");
        assertThat(links.get(1)).startsWith(links.get(0).trim() + " ");
    }

    @Test
    void theHashesFitTheContentAndSayWhatWasShown() {
        assertThat(jdbc.sql("""
                                SELECT bool_and(i.hash = vip.line_hash(i)) AND bool_and(l.hash = vip.list_hash(l.list))
                                   AND bool_and(a.shown = l.hash)
                                   AND bool_and(a.hash = vip.act_hash(a))
                                FROM vip.branch_list l JOIN vip.line i USING (list) JOIN vip.act a USING (list)
                                WHERE l.branch = 'altai' AND a.seat = 'COMMERCIAL'
                                """).query(Boolean.class).single()).isTrue();
    }

    /** Sealed lines keep the form of their day: the first of section NEW alone, then a JSON object of all, then a row. */
    @Test
    void aLineThatAnEarlierVersionSealedKeepsItsHash() {
        assertThat(jdbc.sql("""
                        SELECT bool_and(vip.line_hash_of_json(l) = sha256(convert_to(l.salt || jsonb_build_object(
                                   'section', l.section, 'client', l.client, 'name', l.name, 'type', l.type,
                                   'origin', l.origin, 'route', l.route, 'account', l.account, 'number', l.number,
                                   'month_1', l.month_1, 'month_2', l.month_2, 'month_3', l.month_3, 'total', l.total,
                                   'threshold', l.threshold, 'rule', l.rule, 'tier', l.tier, 'tier_rule', l.tier_rule,
                                   'reason', l.reason)::text, 'UTF8')))
                               AND bool_and(vip.hashed_again(sealed_before) = sealed_before.hash)
                               AND bool_and(vip.hashed_again(l) = l.hash AND l.hash <> sealed_before.hash)
                               AND bool_and(vip.hashed_again(changed_since) <> changed_since.hash)
                        FROM vip.line l CROSS JOIN LATERAL jsonb_populate_record(l,
                            jsonb_build_object('hash', vip.line_hash_of_json(l))) AS sealed_before
                        CROSS JOIN LATERAL jsonb_populate_record(sealed_before, '{"total": 1}') AS changed_since
                        WHERE l.section = 'NEW'
                        """).query(Boolean.class).single()).isTrue();
    }

    /** NULL and an empty text, a comma and a quotation mark: no two contents have one text. */
    @Test
    void anotherContentHasAnotherHash() {
        assertThat(jdbc.sql("""
                        SELECT count(DISTINCT vip.line_hash(jsonb_populate_record(l, content::jsonb)))
                        FROM vip.line l CROSS JOIN (VALUES
                            ('{"name": "a", "comment": null}'), ('{"name": "a", "comment": ""}'),
                            ('{"name": "a,b", "comment": null}'), ('{"name": "a\\",\\"b", "comment": null}'),
                            ('{"name": "a", "type": "b,c"}'), ('{"name": "a,b", "type": "c"}')) AS v(content)
                        WHERE l.line = (SELECT min(line) FROM vip.line)
                        """).query(Long.class).single()).isEqualTo(6);
    }
}
