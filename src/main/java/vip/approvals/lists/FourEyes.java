package vip.approvals.lists;

import org.springframework.stereotype.Service;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;

/** Nobody decides what he or she prepared or submitted, nor from two seats (design decision 8). */
@Service
public class FourEyes {

    private final BranchLists lists;
    private final Acts acts;

    FourEyes(BranchLists lists, Acts acts) {
        this.lists = lists;
        this.acts = acts;
    }

    /**
     * @param branch null for headquarters' seats, which look at all lists of the quarter
     * @throws RefusedException if the person has acted on another side
     */
    public void check(Seat seat, String person, String branch, Quarter quarter) {
        if (branch == null) {
            acts.refuseOtherSide(seat, person, null, quarter.toString());
        } else {
            lists.find(branch, quarter).ifPresent(list -> acts.refuseOtherSide(seat, person, list.id(), null));
        }
    }
}
