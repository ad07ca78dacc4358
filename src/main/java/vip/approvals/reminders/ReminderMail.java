package vip.approvals.reminders;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.freemarker.FreeMarkerTemplateUtils;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.staff.Organisation;

/** What a reminder says: names of tasks, days and links; never a client, a decision or a comment. */
@Component
class ReminderMail {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final String TASKLIST = "/camunda/app/tasklist/default/#/";
    private static final Comparator<PendingTask> BY_DUE_DAY = Comparator.comparing(
                    PendingTask::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(PendingTask::name);

    private final Configuration templates;
    private final ReminderSettings settings;
    private final String programme;

    ReminderMail(Configuration templates, ReminderSettings settings, Organisation organisation) {
        this.templates = templates;
        this.settings = settings;
        this.programme = organisation.programme().name();
    }

    /** @param news the most urgent first */
    Message to(String person, String address, Map<Occasion, List<PendingTask>> news) {
        Map<String, Object> model = Map.of(
                "programme",
                programme,
                "tasklist",
                settings.baseUrl() + TASKLIST,
                "sections",
                news.keySet().stream()
                        .map(occasion -> section(occasion, news.get(occasion)))
                        .toList());
        return new Message(
                Channel.MAIL,
                "reminder-" + UUID.randomUUID(),
                person,
                address,
                programme + ": "
                        + news.entrySet().stream()
                                .map(section -> section.getValue().size() + " "
                                        + section.getKey().word())
                                .collect(Collectors.joining(", ")),
                render("mail/reminder.txt.ftl", model),
                render("mail/reminder.html.ftlh", model));
    }

    private Map<String, Object> section(Occasion occasion, List<PendingTask> tasks) {
        return Map.of(
                "title",
                occasion.title(),
                "tasks",
                tasks.stream()
                        .sorted(BY_DUE_DAY)
                        .map(task -> row(occasion, task))
                        .toList());
    }

    private Map<String, String> row(Occasion occasion, PendingTask task) {
        Map<String, String> row = new HashMap<>();
        row.put("name", task.name());
        if (task.due() != null) {
            row.put("due", (occasion == Occasion.OVERDUE ? "was due " : "due ") + DAY.format(task.due()));
        }
        if (occasion != Occasion.OVERDUE) { // a superior has no right to open it
            row.put("link", settings.baseUrl() + TASKLIST + "?task=" + task.id());
        }
        return row;
    }

    private String render(String template, Map<String, Object> model) {
        try {
            return FreeMarkerTemplateUtils.processTemplateIntoString(templates.getTemplate(template), model);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (TemplateException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
