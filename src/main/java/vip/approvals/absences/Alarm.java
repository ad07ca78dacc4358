package vip.approvals.absences;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.Addressee;
import vip.approvals.staff.People;

/** Tells the administrators that nobody stands in; their page shows why. */
@Component
class Alarm {

    private final People people;
    private final Outbox outbox;

    Alarm(People people, Outbox outbox) {
        this.people = people;
        this.outbox = outbox;
    }

    /** A manager has hundreds of tasks: of those that have an owner, one mail for each absence tells of all. */
    void nobodyFound(long standIn, SeatTask task, Absence absence) {
        boolean owned = task.owner() != null;
        String what = owned ? "tasks of the seat \"%s\"".formatted(task.group()) : task.name();
        String key = owned ? "%d-%s".formatted(absence.id(), task.group()) : String.valueOf(standIn);
        String text = owned ? ownedText(task, absence) : text(task, absence);
        people.addressees().stream()
                .filter(person -> person.groups().contains(People.ADMINISTRATORS))
                .forEach(administrator -> outbox.put(message(key, what, administrator, text)));
    }

    private String text(SeatTask task, Absence absence) {
        return """
                %s is absent, and none of the substitutes may do the task "%s".
                It stays where it is. The page Absences says why; enter another substitute there, or hand the task to
                another holder of the seat "%s".
                """.formatted(people.name(absence.person()), task.name(), task.group());
    }

    private String ownedText(SeatTask task, Absence absence) {
        return """
                %s is absent, and none of the substitutes may do his or her tasks of the seat "%s".
                They stay where they are. The page Absences says why; enter another substitute there, or have the clients
                handed over on the page Managers.
                """.formatted(people.name(absence.person()), task.group());
    }

    private static Message message(String key, String what, Addressee administrator, String text) {
        UUID person = UUID.nameUUIDFromBytes(administrator.person().getBytes(StandardCharsets.UTF_8));
        return new Message(
                Channel.MAIL,
                "nobody-stands-in-%s-%s".formatted(key, person),
                administrator.person(),
                administrator.address(),
                "Nobody stands in: " + what,
                text,
                null);
    }
}
