package vip.approvals.prevention;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.ComingGround;

/** The earliest day of each ground of each VIP, as of the last run (SIB-29). */
@Component
class Outlook {

    private static final String INSERT = """
            INSERT INTO vip.outlook (client, branch, ground, by_hand, since, debt, quarters, rule, reason, computed_at)
            SELECT client, branch, ground, by_hand, since, debt, quarters, rule, reason, :now
            FROM unnest(:clients::text[], :branches::text[], :grounds::text[], :byHand::boolean[], :since::date[],
                    :debts::numeric[], :quarters::int[], :rules::text[], :reasons::text[])
                AS coming (client, branch, ground, by_hand, since, debt, quarters, rule, reason)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Outlook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In two statements, however many there are. */
    void replace(List<ComingGround> grounds) {
        jdbc.sql("DELETE FROM vip.outlook").update();
        jdbc.sql(INSERT)
                .param("now", OffsetDateTime.now(clock))
                .param("clients", column(grounds, ComingGround::client))
                .param("branches", column(grounds, ComingGround::branch))
                .param("grounds", column(grounds, ComingGround::ground))
                .param("byHand", column(grounds, ComingGround::byHand))
                .param("since", column(grounds, ComingGround::since))
                .param("debts", column(grounds, ComingGround::debt))
                .param("quarters", column(grounds, ComingGround::quarters))
                .param("rules", column(grounds, ComingGround::rule))
                .param("reasons", column(grounds, ComingGround::reason))
                .update();
    }

    private static String[] column(List<ComingGround> grounds, Function<ComingGround, Object> value) {
        return grounds.stream()
                .map(ground -> Objects.toString(value.apply(ground), null))
                .toArray(String[]::new);
    }
}
