package vip.approvals.absences;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vip.approvals.staff.People;

/**
 * Who stands in on one task: the first substitute who may, in the order in which they are named; one who is absent too is
 * replaced by his or her own (B7). Four eyes hold along the whole way.
 */
class Search {

    /** @param absences from the absent person's to that which names the substitute; none if nobody was found */
    record Found(String absent, String substitute, List<Long> absences) {

        static Found nobody(String absent) {
            return new Found(absent, null, List.of());
        }
    }

    private final SeatTask task;
    private final Map<String, Absence> absences;
    private final RoutedTasks tasks;
    private final StandingIn standingIn;
    private final StandIns standIns;
    private final Candidates candidates;
    private final People people;
    private final Set<String> seen = new HashSet<>();
    private final List<String> passedOver = new ArrayList<>();

    Search(
            SeatTask task,
            Map<String, Absence> absences,
            RoutedTasks tasks,
            StandingIn standingIn,
            StandIns standIns,
            Candidates candidates,
            People people) {
        this.task = task;
        this.absences = absences;
        this.tasks = tasks;
        this.standingIn = standingIn;
        this.standIns = standIns;
        this.candidates = candidates;
        this.people = people;
    }

    /** Who was named and is not to have it: "login: reason". */
    List<String> passedOver() {
        return List.copyOf(passedOver);
    }

    /** @param absent holders of the seat */
    Optional<Found> substituteOf(List<String> absent) {
        return absent.stream().flatMap(person -> substituteOf(person).stream()).findFirst();
    }

    private Optional<Found> substituteOf(String absent) {
        Optional<String> side = elsewhere(absent);
        if (side.isPresent()) {
            passOver(absent, "is absent, but " + side.get());
            return Optional.empty();
        }
        seen.add(absent);
        return follow(absent, absent, List.of());
    }

    private Optional<Found> follow(String absent, String person, List<Long> way) {
        Absence absence = absences.get(person);
        List<Long> further = new ArrayList<>(way);
        further.add(absence.id());
        for (String substitute : absence.substitutes()) {
            Optional<Found> found = attempt(absent, substitute, further);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> attempt(String absent, String substitute, List<Long> way) {
        Optional<String> obstacle =
                seen.add(substitute) ? obstacle(substitute) : Optional.of("the absences lead back to this person");
        if (obstacle.isPresent()) {
            passOver(substitute, obstacle.get());
            return Optional.empty();
        }
        if (!absences.containsKey(substitute)) {
            return Optional.of(new Found(absent, substitute, way));
        }
        passOver(
                substitute,
                "is absent, too (%s)".formatted(absences.get(substitute).days()));
        return follow(absent, substitute, way);
    }

    /** Asked of those who are absent themselves, too: nobody stands in for somebody of another side. */
    Optional<String> obstacle(String person) {
        if (!people.exists(person)) {
            return Optional.of("has no login any more");
        }
        if (standIns.hasGivenBack(task.id(), person)) {
            return Optional.of("has given this task back");
        }
        return elsewhere(person).or(() -> candidates.refusal(task.seat(), task.branch(), person));
    }

    private Optional<String> elsewhere(String person) {
        return tasks.sideOf(task, person)
                .or(() -> standingIn.elsewhere(task.seat(), task.branch(), task.quarter(), person));
    }

    private void passOver(String person, String reason) {
        passedOver.add("%s: %s".formatted(person, reason));
    }
}
