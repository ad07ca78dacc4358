package vip.approvals.absences;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Who could stand in for a person, by the seats that both hold. What they have done on a list, a search asks. */
@Component
class Candidates {

    /** @param branch null for headquarters */
    record Held(Seat seat, String branch) {}

    private final Organisation organisation;
    private final People people;
    private final RoutedTasks tasks;
    private final Access access;

    Candidates(Organisation organisation, People people, RoutedTasks tasks, Access access) {
        this.organisation = organisation;
        this.people = people;
        this.tasks = tasks;
        this.access = access;
    }

    /** The person's seats whose tasks can go to a substitute. */
    List<Held> seats(String person) {
        Set<String> groups = people.groups(person);
        Stream<Held> ofBranches = organisation.branchIds().stream()
                .flatMap(branch -> Seat.ofBranch().stream().map(seat -> new Held(seat, branch)));
        return Stream.concat(ofBranches, Seat.ofHeadquarters().stream().map(seat -> new Held(seat, null)))
                .filter(held -> groups.contains(held.seat().group(held.branch())))
                .toList();
    }

    /** Why nobody with the seats of this person stands in for that seat. @param branch null for headquarters */
    Optional<String> refusal(Seat seat, String branch, String person) {
        return noColleague(person).or(() -> tasks.never(seat, branch, person)).or(() -> access.refusal(person, branch));
    }

    /** Whoever works on tasks holds a seat or is there to stand in; administrators decide nothing. */
    private Optional<String> noColleague(String person) {
        Set<String> groups = people.groups(person);
        if (groups.contains(People.ADMINISTRATORS)) {
            return Optional.of("is an administrator, who decides nothing");
        }
        boolean works =
                groups.contains(People.SUBSTITUTES) || organisation.seatGroups().anyMatch(groups::contains);
        return works
                ? Optional.empty()
                : Optional.of("holds no seat and is not in the group \"%s\"".formatted(People.SUBSTITUTES));
    }

    /** Why the substitute can stand in for none of the person's seats, ever. */
    Optional<String> neverEligible(String person, String substitute) {
        List<Optional<String>> reasons = seats(person).stream()
                .map(held -> refusal(held.seat(), held.branch(), substitute))
                .toList();
        return reasons.stream().allMatch(Optional::isPresent)
                ? reasons.stream().findFirst().flatMap(reason -> reason)
                : Optional.empty();
    }

    /** Other holders of the person's seats, and those who stand in without a seat of their own. */
    List<String> of(String person) {
        return Stream.concat(
                        seats(person).stream().flatMap(held -> people.holders(held.seat(), held.branch()).stream()),
                        people.members(People.SUBSTITUTES).stream())
                .filter(candidate -> !candidate.equals(person))
                .distinct()
                .filter(candidate -> neverEligible(person, candidate).isEmpty())
                .toList();
    }

    String proposal(String person) {
        List<String> could = of(person);
        return could.isEmpty()
                ? "Nobody could now: an administrator can put somebody into the seat or into the group \"%s\"."
                        .formatted(People.SUBSTITUTES)
                : "Who could: %s."
                        .formatted(could.stream()
                                .map(candidate -> "%s (%s)".formatted(candidate, people.name(candidate)))
                                .collect(Collectors.joining(", ")));
    }
}
