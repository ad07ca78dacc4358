package vip.approvals.revocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.DeadlineSettings;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Drafts;
import vip.approvals.web.Texts;

/** What becomes of a notice once it is printed: posted, handed over, delivered, or returned and sent again (SIB-24). */
@Service
public class Dispatches {

    private static final String SENT = "SENT";
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_TRACKING = 50;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DispatchLog log;
    private final OpenDispatches openDispatches;
    private final RevocationProcesses processes;
    private final Drafts drafts;
    private final WorkingCalendar calendar;
    private final DeadlineSettings deadlines;

    Dispatches(
            JdbcClient jdbc,
            Clock clock,
            DispatchLog log,
            OpenDispatches openDispatches,
            RevocationProcesses processes,
            Drafts drafts,
            WorkingCalendar calendar,
            DeadlineSettings deadlines) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.log = log;
        this.openDispatches = openDispatches;
        this.processes = processes;
        this.drafts = drafts;
        this.calendar = calendar;
        this.deadlines = deadlines;
    }

    /**
     * The whole of a print batch that has not been posted yet is at the post office.
     *
     * @return how many letters
     */
    @Transactional
    public int posted(NoticeReaders.Reading by, long batch, LocalDate day) {
        List<Letter> letters = log.printed(by.branch(), batch);
        if (letters.isEmpty()) {
            throw new RefusedException("No letter of batch %d is left to be posted.".formatted(batch));
        }
        letters.forEach(letter -> post(letter, by, day, letter.tracking()));
        return letters.size();
    }

    /** @param tracking the post's number; only for a single letter; null or blank if it is not known yet */
    @Transactional
    public int posted(NoticeReaders.Reading by, Collection<String> numbers, LocalDate day, String tracking) {
        List<Letter> letters = log.take(by.branch(), numbers);
        String known = tracking(tracking);
        if (known != null && letters.size() > 1) {
            throw new RefusedException("A tracking number belongs to one letter.");
        }
        letters.forEach(letter -> post(letter, by, day, known == null ? letter.tracking() : known));
        return letters.size();
    }

    private void post(Letter letter, NoticeReaders.Reading by, LocalDate day, String tracking) {
        if (!letter.state().equals("PRINTED")) {
            throw new RefusedException("%s is %s, so it cannot be posted. Nothing was stored."
                    .formatted(letter.number(), NoticeWords.state(letter.state())));
        }
        requireDay(letter, day);
        log.step(
                letter,
                new DispatchLog.Step(
                        SENT,
                        letter.way(),
                        letter.batch(),
                        tracking,
                        day,
                        by.person(),
                        by.task(),
                        letter.address(),
                        null));
        processes.sent(letter.removal());
    }

    /** The client has it in hand, so it is delivered as well. */
    @Transactional
    public void inPerson(NoticeReaders.Reading by, String number, LocalDate day, String handedOverBy) {
        Letter letter = log.take(by.branch(), List.of(number)).get(0);
        if (!letter.isHere()) {
            throw alreadyGone(letter);
        }
        requireDay(letter, day);
        String note = "handed over by " + Texts.require("Who handed it over", handedOverBy, 200);
        for (String state : List.of(SENT, "DELIVERED")) {
            log.step(
                    letter,
                    new DispatchLog.Step(
                            state, "IN_PERSON", letter.batch(), null, day, by.person(), by.task(), null, note));
        }
        processes.sent(letter.removal());
        processes.delivered(letter.removal());
    }

    /** Books what the post or the client has answered. */
    @Transactional
    public void answered(NoticeReaders.Reading by, String number, boolean delivered, LocalDate day, String note) {
        answered(by, log.take(by.branch(), List.of(number)).get(0), delivered, day, note);
    }

    void answered(NoticeReaders.Reading by, Letter letter, boolean delivered, LocalDate day, String note) {
        if (!letter.isSent()) {
            throw new RefusedException("%s is %s. Only what is sent can be delivered or come back."
                    .formatted(letter.number(), NoticeWords.state(letter.state())));
        }
        requireDay(letter, day);
        log.step(
                letter,
                new DispatchLog.Step(
                        delivered ? "DELIVERED" : "RETURNED",
                        letter.way(),
                        letter.batch(),
                        letter.tracking(),
                        day,
                        by.person(),
                        by.task(),
                        null,
                        note == null || note.isBlank() ? null : Texts.require("The note", note, LONGEST_NOTE)));
        if (delivered) {
            processes.delivered(letter.removal());
        } else {
            processes.returned(letter.removal());
        }
    }

    /** The post's number of a registered letter; one that was typed wrong is overwritten, and both are on record. */
    @Transactional
    public void tracked(NoticeReaders.Reading by, String number, String tracking) {
        tracked(by, log.take(by.branch(), List.of(number)).get(0), tracking);
    }

    void tracked(NoticeReaders.Reading by, Letter letter, String tracking) {
        if (!letter.isByMail() || !letter.isSent() && !letter.state().equals("PRINTED")) {
            throw new RefusedException("%s is no registered letter on its way.".formatted(letter.number()));
        }
        log.step(
                letter,
                new DispatchLog.Step(
                        letter.state(),
                        letter.way(),
                        letter.batch(),
                        Texts.require("The tracking number", tracking, LONGEST_TRACKING),
                        letter.since(),
                        by.person(),
                        by.task(),
                        null,
                        "tracking number"));
    }

    /**
     * For the end of the task: waits for notices that are being registered, and they for the commit.
     *
     * @throws RefusedException as long as a notice of the branch waits or is printed only, with their number
     */
    @Transactional
    public void finish(String branch) {
        openDispatches.lock(branch);
        int here = jdbc.sql(
                        "SELECT count(*) FROM vip.dispatch WHERE branch = :branch AND state IN ('WAITING', 'PRINTED')")
                .param("branch", branch)
                .query(Integer.class)
                .single();
        if (here > 0) {
            throw new RefusedException("%s not been sent. Send what waits, and book what is printed as posted."
                    .formatted(here == 1 ? "1 notice has" : "%,d notices have".formatted(here)));
        }
        openDispatches.done(branch);
    }

    /**
     * The returned letter goes out again, to the address that the form holds. What the client's own address is, is for the
     * branch where the client is by now.
     *
     * @param shown token of the draft that the person saw
     */
    @Transactional
    public void corrected(ClientTask task, long removal, String shown) {
        AddressDraft draft = drafts.take(task.id(), shown, AddressDraft.class);
        LocalDate today = LocalDate.now(clock);
        openDispatches.ask(task.branch(), today);
        Letter letter = log.returned(task.branch(), removal).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException("No notice to this client has come back."));
        LocalDate due = calendar.after(today, deadlines.span(Notices.DISPATCH)).due();
        log.again(letter, draft, due, today, task);
        jdbc.sql("UPDATE vip.client SET address = :address, email = :email WHERE client = :client AND branch = :branch")
                .param("address", AddressDraft.checked(draft.address()))
                .param("email", AddressDraft.checkedEmail(draft.email()))
                .param("client", task.client())
                .param("branch", task.branch())
                .update();
    }

    static RefusedException alreadyGone(Letter letter) {
        return new RefusedException("%s is %s already, so it is not sent once more. Nothing was stored."
                .formatted(letter.number(), NoticeWords.state(letter.state())));
    }

    private void requireDay(Letter letter, LocalDate day) {
        if (day == null || day.isAfter(LocalDate.now(clock)) || day.isBefore(letter.since())) {
            throw new RefusedException(
                    "The day for %s must be from %s until today.".formatted(letter.number(), letter.since()));
        }
    }

    private static String tracking(String text) {
        return text == null || text.isBlank() ? null : Texts.require("The tracking number", text, LONGEST_TRACKING);
    }
}
