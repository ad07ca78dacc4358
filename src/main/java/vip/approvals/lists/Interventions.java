package vip.approvals.lists;

import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/** What a person changes from outside the tasks: list and process move in one transaction, or neither does. */
@Service
class Interventions {

    private final Coordinations coordinations;
    private final CycleEnds ends;
    private final ListProcesses processes;
    private final FourEyes fourEyes;
    private final People people;

    Interventions(
            Coordinations coordinations, CycleEnds ends, ListProcesses processes, FourEyes fourEyes, People people) {
        this.coordinations = coordinations;
        this.ends = ends;
        this.processes = processes;
        this.fourEyes = fourEyes;
        this.people = people;
    }

    /**
     * The sales director takes a submitted list back to the staff.
     *
     * @throws NotFoundException if the person does not hold the branch's seat
     * @throws RefusedException if a director has begun to decide, or the list is somewhere else
     */
    @Transactional
    public void recall(String branch, Quarter quarter, String person) {
        if (!people.holds(person, Seat.SALES_DIRECTOR, branch)) {
            throw new NotFoundException();
        }
        fourEyes.check(Seat.SALES_DIRECTOR, person, branch, quarter);
        coordinations.recall(branch, quarter, person);
        processes.recalled(branch, quarter);
    }

    /**
     * Headquarters cancels an open cycle; every task of it ends.
     *
     * @throws NotFoundException if the person holds no seat of headquarters
     * @throws RefusedException if there is no reason, or the cycle is not open
     */
    @Transactional
    public void cancel(Quarter quarter, String person, String reason) {
        Seat seat = Stream.of(Seat.HQ_COMMERCIAL, Seat.HQ_SALES)
                .filter(each -> people.holds(person, each, null))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        ends.cancel(quarter, seat, person, reason);
        processes.cancelled(quarter);
    }
}
