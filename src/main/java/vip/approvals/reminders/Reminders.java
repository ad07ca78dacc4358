package vip.approvals.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.absences.Absences;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.People;

/** Tells each person, in one mail a run, what has come up since the run before. */
@Service
public class Reminders {

    private final PendingTasks tasks;
    private final People people;
    private final Absences absences;
    private final Occasions occasions;
    private final GivenNotices given;
    private final ReminderMail mail;
    private final Outbox outbox;
    private final Clock clock;

    Reminders(
            PendingTasks tasks,
            People people,
            Absences absences,
            Occasions occasions,
            GivenNotices given,
            ReminderMail mail,
            Outbox outbox,
            Clock clock) {
        this.tasks = tasks;
        this.people = people;
        this.absences = absences;
        this.occasions = occasions;
        this.given = given;
        this.mail = mail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Stores what each person has been told together with the mail that says so. The number of SQL statements grows
     * with people who get one and with pages of tasks, never with tasks. Where another run goes on, this one does nothing.
     */
    @Transactional
    public void run() {
        if (!given.lock()) {
            return;
        }
        Audience audience = new Audience(people.addressees(), absences.people());
        Map<String, Map<Occasion, List<PendingTask>>> news = new TreeMap<>();
        List<PendingTask> page = tasks.after("");
        while (!page.isEmpty()) {
            collect(page, audience, news);
            page = tasks.after(page.get(page.size() - 1).id());
        }
        news.forEach((person, sections) -> outbox.put(mail.to(person, audience.address(person), sections)));
        tasks.forgetFinished();
    }

    private void collect(
            List<PendingTask> page, Audience audience, Map<String, Map<Occasion, List<PendingTask>>> news) {
        LocalDate today = LocalDate.now(clock);
        Map<String, PendingTask> byId = page.stream().collect(Collectors.toMap(PendingTask::id, Function.identity()));
        List<Notice> notices =
                page.stream().flatMap(task -> notices(task, audience, today)).toList();
        for (Notice notice : mostUrgent(given.add(notices))) {
            news.computeIfAbsent(notice.person(), person -> new EnumMap<>(Occasion.class))
                    .computeIfAbsent(notice.occasion(), occasion -> new ArrayList<>())
                    .add(byId.get(notice.task()));
        }
    }

    /** What there is to say of the task today, whether it has been said or not. */
    private Stream<Notice> notices(PendingTask task, Audience audience, LocalDate today) {
        Stream<Notice> forDoers = audience.of(task)
                .flatMap(person ->
                        occasions.of(task, today).stream().map(occasion -> Notice.of(task, person, occasion)));
        Stream<Notice> forSuperiors = occasions.isLate(task, today)
                ? audience.superiorsOf(task).map(person -> Notice.of(task, person, Occasion.OVERDUE))
                : Stream.empty();
        return Stream.concat(forDoers, forSuperiors);
    }

    /** Of each task a person is told one thing; the others are said with it. */
    private static List<Notice> mostUrgent(List<Notice> notices) {
        record About(String task, String person) {}
        Map<About, Notice> first = new HashMap<>();
        notices.stream()
                .sorted(Notice.MOST_URGENT_FIRST)
                .forEach(notice -> first.putIfAbsent(new About(notice.task(), notice.person()), notice));
        return List.copyOf(first.values());
    }
}
