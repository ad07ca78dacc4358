package vip.approvals.staff;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;

/** Which seats the current person holds, and in which branches; what may be read follows from it. */
@Component
public class OwnSeats {

    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;

    OwnSeats(CurrentPerson currentPerson, JdbcClient jdbc) {
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
    }

    /** @param branch makes no difference to a seat of headquarters */
    public boolean holds(Seat seat, String branch) {
        return currentPerson.groups().contains(seat.group(branch));
    }

    /** @return in the order of their ids, those that have left the settings included */
    public List<String> branches(Predicate<String> which) {
        return jdbc.sql("SELECT branch FROM vip.branch ORDER BY branch").query(String.class).list().stream()
                .filter(which)
                .toList();
    }
}
