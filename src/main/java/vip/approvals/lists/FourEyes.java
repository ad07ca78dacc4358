package vip.approvals.lists;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vip.approvals.absences.StandingIn;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Nobody decides what he or she prepared or submitted, nor from two seats (SIB-03, design decision 8). */
@Service
public class FourEyes {

    private final Acts acts;
    private final StandingIn standingIn;
    private final People people;
    private final Organisation organisation;

    FourEyes(Acts acts, StandingIn standingIn, People people, Organisation organisation) {
        this.acts = acts;
        this.standingIn = standingIn;
        this.people = people;
        this.organisation = organisation;
    }

    /**
     * @param branch null for headquarters' seats, which look at all lists of the quarter
     * @throws RefusedException if the person has acted on another side, or stands in there
     */
    public void check(Seat seat, String person, String branch, Quarter quarter) {
        sideOf(seat, person, branch, quarter)
                .or(() -> standingIn.elsewhere(seat, branch, quarter.toString(), person))
                .ifPresent(side -> {
                    throw new RefusedException("%s %s. Four eyes: another holder of the seat \"%s\" must do this."
                            .formatted(people.name(person), side, seat.title()));
                });
    }

    /**
     * Four eyes hold for both, and a substitute holds no seat of another side (B7).
     *
     * @param absent who is stood in for
     * @throws RefusedException as {@link #check}
     */
    public void checkStandIn(Seat seat, String substitute, String absent, String branch, Quarter quarter) {
        check(seat, substitute, branch, quarter);
        check(seat, absent, branch, quarter);
        otherSeat(seat, branch, substitute).ifPresent(reason -> {
            throw new RefusedException(
                    "%s %s, and so cannot stand in here (four eyes).".formatted(people.name(substitute), reason));
        });
    }

    /** How the person has acted on another side, such as "has already acted on the list of … as …". */
    public Optional<String> sideOf(Seat seat, String person, String branch, Quarter quarter) {
        return acts.otherSide(seat, person, null, branch, quarter.toString());
    }

    /** The seat of another side that the person holds, such as "holds the seat …"; headquarters' side is each list's. */
    public Optional<String> otherSeat(Seat seat, String branch, String person) {
        Set<String> groups = people.groups(person);
        List<String> branches = branch == null ? organisation.branchIds() : List.of(branch);
        return Stream.concat(Seat.ofLists().stream(), Seat.ofHeadquarters().stream())
                .filter(other -> !other.side().equals(seat.side()))
                .flatMap(other -> branches.stream().map(other::group))
                .filter(groups::contains)
                .findFirst()
                .map("holds the seat \"%s\""::formatted);
    }
}
