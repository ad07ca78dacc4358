package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vip.approvals.Statements;
import vip.approvals.staff.Seat;

/** What a list costs does not depend on its length (design decision 4): counted, because counts have no noise. */
class ListGatesTests extends Coordination {

    private static final Logger log = LoggerFactory.getLogger(ListGatesTests.class);

    /** From the opened cycle to the result that takes effect: the product's statements and the engine's, by step. */
    private final Map<String, Statements.Count> statements = new LinkedHashMap<>();

    private long walBegin;

    @Test
    void tenThousandLinesTakeAsManyStatementsAsAHundredAndNoMoreLogEach() {
        Map<String, Statements.Count> ofHundred = quarter(100);
        long logOfHundred = logPerLine(100);
        product.reset();
        super.quarter();
        Map<String, Statements.Count> ofTenThousand = quarter(10_000);
        long logOfTenThousand = logPerLine(10_000);

        log.info("Statements by step: {}; {} bytes of WAL a line", ofTenThousand, logOfTenThousand);
        assertThat(ofTenThousand).isEqualTo(ofHundred);
        // For each of three branches, what the forms ask for included.
        assertThat(ofTenThousand.get("prepare and sign").product()).isLessThanOrEqualTo(3 * 55);
        assertThat(ofTenThousand.get("decide").product()).isLessThanOrEqualTo(3 * 55);
        assertThat(logOfTenThousand).isLessThan(logOfHundred).isLessThan(12_000);
    }

    private Map<String, Statements.Count> quarter(int lines) {
        statements.clear();
        facts.many(lines, "altai", "3000"); // every one of them is eligible
        walBegin = wal();
        count("open", this::open);
        assertThat(states("tomsk")).hasSize(2); // the two of each branch that Coordination makes
        count("prepare and sign", () -> BRANCHES.forEach(this::submit));
        count(
                "approve all remaining",
                () -> verdicts.approveRemaining(docket("altai", Seat.SECURITY, "altai.security")));
        count(
                "decide",
                () -> BRANCHES.forEach(branch -> {
                    decide(branch, Seat.COMMERCIAL);
                    decide(branch, Seat.SECURITY);
                }));
        count("settle", product::runJobs);
        count("review", () -> complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3))));
        Task approve = take("hq.commercial", null, "approve-cycle");
        Map<String, Object> approval = Map.of("shown", approval(), "approved", true);
        count("approve and apply", () -> completeAs("hq.commercial", approve, approval));
        assertThat(jdbc.sql("SELECT count(*) FROM vip.vip_status")
                        .query(Integer.class)
                        .single())
                .isEqualTo(lines + 6);
        return Map.copyOf(statements);
    }

    private void count(String step, Runnable work) {
        statements.put(step, Statements.count(work));
    }

    private long logPerLine(int lines) {
        return (wal() - walBegin) / lines;
    }

    private long wal() {
        return jdbc.sql("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                .query(Long.class)
                .single();
    }
}
