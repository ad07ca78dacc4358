package vip.approvals.reminders;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vip.approvals.staff.Addressee;
import vip.approvals.staff.Seat;

/** Who is told of a task: logins of people with an address. */
class Audience {

    private final Map<String, Addressee> people;
    private final Set<String> absent;
    private final Map<String, Set<String>> members = new HashMap<>();

    Audience(List<Addressee> addressees, Set<String> absent) {
        this.absent = absent;
        people = addressees.stream().collect(Collectors.toMap(Addressee::person, person -> person));
        addressees.forEach(person -> person.groups()
                .forEach(group ->
                        members.computeIfAbsent(group, key -> new HashSet<>()).add(person.person())));
    }

    /** Its assignee, who may be a substitute, else everybody who may take it and is there (B7). */
    Stream<String> of(PendingTask task) {
        return task.assignee() == null
                ? membersOf(task.groups().stream()).filter(person -> !absent.contains(person))
                : Stream.of(task.assignee()).filter(people::containsKey);
    }

    /** Who is responsible for those who may take it. */
    Stream<String> superiorsOf(PendingTask task) {
        return membersOf(task.groups().stream().map(Seat::superiorGroup).flatMap(Optional::stream));
    }

    String address(String person) {
        return people.get(person).address();
    }

    private Stream<String> membersOf(Stream<String> groups) {
        return groups.flatMap(group -> members.getOrDefault(group, Set.of()).stream())
                .distinct();
    }
}
