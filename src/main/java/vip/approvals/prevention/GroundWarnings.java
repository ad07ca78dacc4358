package vip.approvals.prevention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Deadline;
import vip.approvals.criteria.ComingGrounds;
import vip.approvals.criteria.Ground;
import vip.approvals.engine.AskedByDiagrams;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Drafts;
import vip.approvals.onboarding.Onboardings;

/** The warnings of one client's ground, step by step, for the diagram (SIB-30). */
@Service("groundWarnings")
public class GroundWarnings {

    private static final String DONE = """
            UPDATE vip.warning SET state = 'DONE', ended_at = :now, person = :person, task = :task, outcome = :outcome,
                promised = :promised
            WHERE client = :client AND ground = :ground AND state = 'OPEN'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ComingGrounds grounds;
    private final Warnings warnings;
    private final Onboardings onboardings;
    private final Contacts contacts;
    private final Drafts drafts;

    GroundWarnings(
            JdbcClient jdbc,
            Clock clock,
            ComingGrounds grounds,
            Warnings warnings,
            Onboardings onboardings,
            Contacts contacts,
            Drafts drafts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.grounds = grounds;
        this.warnings = warnings;
        this.onboardings = onboardings;
        this.contacts = contacts;
        this.drafts = drafts;
    }

    /** What follows now. Looks at the facts again, so that nobody is warned of what was cured after the last run. */
    @Transactional
    public NextWarning next(String client, String branch, Ground ground, LocalDate lastDay) {
        var term = new Warnings.Term(client, branch, ground, lastDay);
        boolean stands = grounds.of(client).stream()
                .anyMatch(
                        coming -> coming.ground() == ground && coming.lastDay().equals(lastDay));
        if (!stands && !LocalDate.now(clock).isAfter(lastDay)) {
            warnings.cancel(term);
        }
        return warnings.next(term);
    }

    /**
     * The manager has looked after the client.
     *
     * @throws RefusedException if the form is stale or not complete, or the warning is over
     */
    @Transactional
    public void lookedAfter(ClientTask task, Ground ground, String shown) {
        LookAfterDraft draft = drafts.take(task.id(), shown, LookAfterDraft.class);
        contacts.record(task, draft.attempt());
        int done = jdbc.sql(DONE)
                .param("client", task.client())
                .param("ground", ground.name())
                .param("person", task.person())
                .param("task", task.id())
                .param("outcome", draft.outcome().name())
                .param("promised", draft.promise())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (done != 1) {
            throw new RefusedException("This warning is over: the ground has gone, or the next warning has come.");
        }
    }

    /** What was typed into a task that is over. */
    @Transactional
    public void forgetDraft(String task) {
        drafts.forget(task);
    }

    /** Who gets the client's task (SIB-39); null if nobody serves the client at the moment. */
    @AskedByDiagrams
    public String manager(String client) {
        return onboardings.manager(client);
    }

    /** The beginning of the day. */
    @AskedByDiagrams
    public Date begins(String day) {
        ZoneId zone = clock.getZone();
        return Date.from(LocalDate.parse(day).atStartOfDay(zone).toInstant());
    }

    /** The end of the day before: until then a warning is to be answered. */
    @AskedByDiagrams
    public Date due(String day) {
        return Date.from(LocalDate.parse(day)
                .minusDays(1)
                .atTime(Deadline.END_OF_DAY)
                .atZone(clock.getZone())
                .toInstant());
    }
}
