package vip.approvals.lists;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;

/** What every change of the sales staff begins with. */
@Component
class SalesWork {

    private final JdbcClient jdbc;
    private final Acts acts;

    SalesWork(JdbcClient jdbc, Acts acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    /**
     * Counts the change, locks the list until the end of the transaction, and notes who stands on the sales side.
     *
     * @throws RefusedException if the list is in another state, or the person stands on another side
     */
    void begin(BranchList list, String person, BranchList.State state) {
        acts.participate(Seat.SALES, person, list.id(), null);
        if (jdbc.sql("UPDATE vip.branch_list SET revision = revision + 1 WHERE list = :list AND state = :state")
                        .param("list", list.id())
                        .param("state", state.name())
                        .update()
                != 1) {
            throw new RefusedException(
                    state == BranchList.State.PREPARING
                            ? "The list has been submitted, so its lines cannot be changed any more."
                            : "The list is not in rework any more. Reload the page.");
        }
    }
}
