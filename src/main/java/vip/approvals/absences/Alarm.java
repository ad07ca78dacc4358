package vip.approvals.absences;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.Addressee;
import vip.approvals.staff.People;

/** Tells the administrators that nobody stands in on a task; their page shows why. */
@Component
class Alarm {

    private final People people;
    private final Outbox outbox;

    Alarm(People people, Outbox outbox) {
        this.people = people;
        this.outbox = outbox;
    }

    void nobodyFound(long standIn, SeatTask task, String absent) {
        String text = """
                %s is absent, and none of the substitutes may do the task "%s".
                It stays where it is. The page Absences says why; enter another substitute there, or hand the task to
                another holder of the seat "%s".
                """.formatted(people.name(absent), task.name(), task.group());
        people.addressees().stream()
                .filter(person -> person.groups().contains(People.ADMINISTRATORS))
                .forEach(administrator -> outbox.put(message(standIn, task, administrator, text)));
    }

    private static Message message(long standIn, SeatTask task, Addressee administrator, String text) {
        UUID person = UUID.nameUUIDFromBytes(administrator.person().getBytes(StandardCharsets.UTF_8));
        return new Message(
                Channel.MAIL,
                "nobody-stands-in-%d-%s".formatted(standIn, person),
                administrator.person(),
                administrator.address(),
                "Nobody stands in: " + task.name(),
                text,
                null);
    }
}
