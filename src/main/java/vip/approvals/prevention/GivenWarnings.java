package vip.approvals.prevention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Ground;
import vip.approvals.staff.People;
import vip.approvals.web.Moments;

/** Which warnings there are of what, the first one first. */
@Component
class GivenWarnings {

    record Of(String client, Ground ground, LocalDate lastDay) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final People people;

    GivenWarnings(JdbcClient jdbc, Clock clock, People people) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
    }

    Map<Of, List<Warning>> of(Collection<String> clients) {
        Map<Of, List<Warning>> found = new HashMap<>();
        if (!clients.isEmpty()) {
            jdbc.sql("""
                            SELECT client, ground, last_day, days, day, state, opened_at, ended_at, person, on_behalf_of, outcome, promised
                            FROM vip.warning WHERE client IN (:clients) ORDER BY days DESC
                            """).param("clients", clients).query(row -> {
                found.computeIfAbsent(about(row), about -> new ArrayList<>()).add(warning(row));
            });
        }
        return found;
    }

    private static Of about(ResultSet row) throws SQLException {
        return new Of(
                row.getString("client"),
                Ground.valueOf(row.getString("ground")),
                row.getObject("last_day", LocalDate.class));
    }

    private Warning warning(ResultSet row) throws SQLException {
        String person = row.getString("person");
        return new Warning(
                row.getInt("days"),
                row.getObject("day", LocalDate.class),
                row.getString("state"),
                moment(row, "opened_at"),
                moment(row, "ended_at"),
                person == null ? null : people.name(person, row.getString("on_behalf_of")),
                row.getString("outcome"),
                row.getObject("promised", LocalDate.class));
    }

    private OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        return Moments.in(clock.getZone(), row.getObject(column, OffsetDateTime.class));
    }
}
