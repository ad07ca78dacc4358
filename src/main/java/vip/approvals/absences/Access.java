package vip.approvals.absences;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.absences.StandIn.Outcome;

/** What a substitute may see because of standing in, and no longer than that. */
@Component
class Access {

    private final StandIns standIns;
    private final TaskMoves moves;

    Access(StandIns standIns, TaskMoves moves) {
        this.standIns = standIns;
        this.moves = moves;
    }

    /**
     * Lets the substitute see the branch.
     *
     * @return whether that ends with the standing-in; not for somebody who belongs to the branch anyway
     */
    boolean grant(String substitute, String branch) {
        if (branch == null) {
            return false;
        }
        if (moves.sees(substitute, branch)) {
            return seesBecauseOfUs(substitute, branch);
        }
        moves.letIn(substitute, branch);
        return true;
    }

    /** Why a person from elsewhere is not let in: a seat held there would show this branch's clients as well (FRM-02). */
    Optional<String> refusal(String substitute, String branch) {
        return branch == null || moves.sees(substitute, branch) && !seesBecauseOfUs(substitute, branch)
                ? Optional.empty()
                : moves.groupWithAView(substitute)
                        .map("holds the seat \"%s\", and would see this branch's clients as well"::formatted);
    }

    void end(StandIn standIn, Outcome outcome) {
        standIns.lock();
        if (!standIns.end(standIn, outcome) || standIn.foundNobody()) {
            return;
        }
        moves.revoke(standIn.task(), standIn.substitute());
        if (standIn.tenant() && !seesBecauseOfUs(standIn.substitute(), standIn.branch())) {
            moves.shutOut(standIn.substitute(), standIn.branch());
        }
    }

    boolean isOver(String task) {
        return !moves.over(List.of(task)).isEmpty();
    }

    /** Of tasks that are completed, or have ended with their process. */
    @Transactional
    public void endOver() {
        List<StandIn> open = standIns.open();
        List<String> over = moves.over(open.stream().map(StandIn::task).toList());
        open.stream().filter(standIn -> over.contains(standIn.task())).forEach(standIn -> end(standIn, Outcome.OVER));
    }

    private boolean seesBecauseOfUs(String substitute, String branch) {
        return standIns.openOf(substitute).stream().anyMatch(open -> open.tenant() && branch.equals(open.branch()));
    }
}
