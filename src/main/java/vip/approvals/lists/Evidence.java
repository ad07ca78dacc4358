package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.work.Progress;

/**
 * Walks over the evidence from end to end (B1): each {@link EvidenceCheck} is one statement, however long the lists are. It
 * names the first thing that does not fit by branch, quarter, line and client number, never by a name or an amount.
 */
@Service
public class Evidence {

    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

    /**
     * @param person null for the command
     * @param lookedAt what there was, in words
     * @param finding the first thing that does not fit; null if all fits
     */
    public record Walk(OffsetDateTime at, String person, String lookedAt, String finding) {

        public boolean fits() {
            return finding == null;
        }
    }

    /** @param position of the line on its list, in the order in which lines were put there */
    record Misfit(String branch, String quarter, Long position, String client, String what) {

        /** Oldest quarter first; what belongs to no list comes last. */
        static final Comparator<Misfit> FIRST = Comparator.comparing(
                        Misfit::quarter, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Misfit::branch, Comparator.nullsLast(Comparator.naturalOrder()));

        String sentence() {
            String list = branch == null ? "" : "%s, %s".formatted(branch, quarter);
            String line = position == null ? "" : ", line %d".formatted(position);
            String number = client == null ? "" : " (client %s)".formatted(client);
            return branch == null ? what : list + line + number + ": " + what;
        }
    }

    /** A statement that finds the first misfit of a check, with the words for where it is. */
    private static final String FIRST = """
            SELECT b.branch, b.quarter, l.client, m.what, CASE WHEN l.line IS NOT NULL THEN
                (SELECT count(*) FROM vip.line o WHERE o.list = l.list AND o.line <= l.line) END AS position
            FROM (%s) AS m LEFT JOIN vip.branch_list b ON b.list = m.list LEFT JOIN vip.line l ON l.line = m.line
            ORDER BY b.quarter, b.branch, b.list, m.line NULLS FIRST, m.what LIMIT 1
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<EvidenceCheck> checks;

    Evidence(JdbcClient jdbc, Clock clock, List<EvidenceCheck> checks) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.checks = checks;
    }

    /**
     * Looks at everything as it stands at one moment, and keeps what was found.
     *
     * @param person who asked; null for the command
     * @throws RefusedException if another walk is on its way
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Walk verify(String person) {
        refuseSecondWalk();
        // The statistics may be older than the lines, and a nested loop over 100,000 of them would not end.
        jdbc.sql("SET LOCAL enable_nestloop = off").update();
        String finding = checks.stream()
                .flatMap(check -> first(check).stream())
                .min(Misfit.FIRST)
                .map(Misfit::sentence)
                .orElse(null);
        Walk walk = new Walk(OffsetDateTime.now(clock), person, lookedAt(), finding);
        keep(walk);
        if (walk.fits()) {
            LOG.info("Evidence fits: {}", walk.lookedAt());
        } else {
            LOG.error("Evidence does not fit: {}", finding);
        }
        return walk;
    }

    /** The latest first. */
    List<Walk> latest() {
        return jdbc.sql(
                        "SELECT at, person, looked_at, finding FROM vip.verification ORDER BY verification DESC LIMIT 20")
                .query(Walk.class)
                .list();
    }

    private void refuseSecondWalk() {
        if (!jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('walk over the evidence', 0))")
                .query(Boolean.class)
                .single()) {
            throw new RefusedException("The evidence is being verified at this moment. Look again in a while.");
        }
    }

    private Optional<Misfit> first(EvidenceCheck check) {
        String what = check.counted() == null ? "what belongs together" : check.counted();
        Progress.step("Verifying " + what, checks.indexOf(check) + 1, checks.size(), 0);
        return jdbc.sql(FIRST.formatted(check.misfits())).query(Misfit.class).optional();
    }

    private String lookedAt() {
        return checks.stream()
                .filter(check -> check.counted() != null)
                .map(check -> "%,d %s"
                        .formatted(jdbc.sql(check.count()).query(Long.class).single(), check.counted()))
                .collect(Collectors.joining(", "));
    }

    private void keep(Walk walk) {
        jdbc.sql("""
                        INSERT INTO vip.verification (at, person, acts, looked_at, finding)
                        VALUES (:at, :person, (SELECT count(*) FROM vip.act), :lookedAt, :finding)
                        """)
                .param("at", walk.at())
                .param("person", walk.person())
                .param("lookedAt", walk.lookedAt())
                .param("finding", walk.finding())
                .update();
    }
}
