package vip.approvals.lists;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.staff.Seat;

/** What has been done to a list, as far as everybody who reads it may know (B8). */
@Component
class KnownActs {

    /** @param person who acted; @param onBehalfOf for whom, or null */
    record Known(Act kind, Seat seat, String person, String onBehalfOf, OffsetDateTime at, String hash) {}

    private final JdbcClient jdbc;

    KnownActs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. An act's hash covers what was decided, so a director's act comes when its decisions do. */
    List<Known> of(long list) {
        return jdbc.sql("SELECT kind, seat, person, on_behalf_of, at, encode(hash, 'hex') AS hash FROM vip.act a"
                        + " WHERE list = :list AND " + ListLine.KNOWN + " ORDER BY act")
                .param("list", list)
                .query(Known.class)
                .list();
    }
}
