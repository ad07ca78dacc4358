package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Freezes a list: a hash for each open line and one over the list (design decision 8, B1). */
@Component
class Seal {

    private final JdbcClient jdbc;
    private final Clock clock;

    Seal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lines that are sealed already keep their hash. */
    void put(BranchList list, BranchList.State state, int round) {
        jdbc.sql("UPDATE vip.line l SET hash = vip.line_hash(l) WHERE list = :list AND state = 'OPEN' AND hash IS NULL")
                .param("list", list.id())
                .update();
        jdbc.sql("""
                        UPDATE vip.branch_list SET state = :state, round = :round, sealed_at = :now,
                            hash = vip.list_hash(list)
                        WHERE list = :list
                        """)
                .param("state", state.name())
                .param("round", round)
                .param("now", OffsetDateTime.now(clock))
                .param("list", list.id())
                .update();
    }

    /** Takes the seal off a recalled list; the database refuses it for lines that somebody has decided. */
    void takeOff(BranchList list) {
        jdbc.sql("""
                        UPDATE vip.branch_list SET state = 'PREPARING', revision = revision + 1, sealed_at = NULL, hash = NULL
                        WHERE list = :list
                        """).param("list", list.id()).update();
        jdbc.sql("UPDATE vip.line SET hash = NULL WHERE list = :list AND hash IS NOT NULL")
                .param("list", list.id())
                .update();
    }
}
