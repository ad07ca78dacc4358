package vip.approvals.revocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.DeadlineSettings;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.OnboardingProcesses;

/**
 * The written notice and the end of the status: registered, rendered, status, manager and card in one transaction, none
 * of them without the others (SIB-24, SIB-25, A9).
 */
@Service
public class Notices {

    static final String DISPATCH = "dispatch";

    private static final String REMOVAL = """
            SELECT c.branch, r.effective
            FROM vip.removal r JOIN vip.vip_status s USING (client) JOIN vip.client c USING (client)
            WHERE r.line = :removal AND r.state = 'APPROVED' AND r.told AND s.since <= r.approved FOR UPDATE OF r, s
            """;

    private static final String OVERTAKEN = """
            UPDATE vip.removal SET state = 'WITHDRAWN', note = 'The status had ended otherwise'
            WHERE line = :removal AND state = 'APPROVED' AND told
            """;

    /** The row stays locked until its number is used or given back with the transaction: no gap, no double. */
    private static final String NEXT_NUMBER = """
            INSERT INTO vip.notice_series AS s (branch, year, last) VALUES (:branch, :year, 1)
            ON CONFLICT (branch, year) DO UPDATE SET last = s.last + 1 RETURNING last
            """;

    private static final String REGISTER = """
            INSERT INTO vip.notice (branch, year, number, removal, client, language, ground, registered, effective, due,
                content, sha256, pdf, rendered_at)
            VALUES (:branch, :year, :number, :removal, :client, :language, :ground, :today, :effective, :due,
                :content::jsonb, :sha256, :pdf, :now)
            RETURNING notice
            """;

    /** SIB-25: an ordinary client of the branch; who was a VIP, and why no longer, is kept. */
    private static final String END_STATUS = """
            WITH ended AS (DELETE FROM vip.vip_status WHERE client = :client RETURNING *)
            INSERT INTO vip.former_vip (client, tier, route, since, until, granted_by, line, removal, notice)
            SELECT client, tier, route, since, :effective, granted_by, line, :removal, :notice FROM ended
            """;

    /** @param branch where the client is today, who becomes an ordinary one of that branch (SIB-25) */
    private record Due(String branch, LocalDate effective) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;
    private final NoticeContents contents;
    private final NoticeBatch printer;
    private final OpenDispatches openDispatches;
    private final RevocationProcesses processes;
    private final OnboardingProcesses onboardings;
    private final WorkingCalendar calendar;
    private final DeadlineSettings deadlines;

    Notices(
            JdbcClient jdbc,
            Clock clock,
            ObjectMapper json,
            NoticeContents contents,
            NoticeBatch printer,
            OpenDispatches openDispatches,
            RevocationProcesses processes,
            OnboardingProcesses onboardings,
            WorkingCalendar calendar,
            DeadlineSettings deadlines) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.contents = contents;
        this.printer = printer;
        this.openDispatches = openDispatches;
        this.processes = processes;
        this.onboardings = onboardings;
        this.calendar = calendar;
        this.deadlines = deadlines;
    }

    /**
     * On the effective date. May run again: a removal that has been carried out is not carried out twice, and one whose
     * status has ended otherwise, or is another one by now, is over without a notice. Of a client who has moved the branch
     * of today writes, by a process of its own.
     *
     * @return whether a notice of this branch waits now
     * @throws RefusedException if the letter cannot be written, such as without an address; then nothing has changed
     */
    @Transactional
    public boolean endStatus(Removal removal) {
        Optional<Due> found = jdbc.sql(REMOVAL)
                .param("removal", removal.line())
                .query(Due.class)
                .optional();
        if (found.isEmpty()) {
            jdbc.sql(OVERTAKEN).param("removal", removal.line()).update();
            return false;
        }
        Due due = found.get();
        if (!due.branch().equals(removal.branch())) {
            processes.moved(new Removal(removal.line(), removal.client(), due.branch()));
            return false;
        }
        carryOut(removal, due);
        return true;
    }

    private void carryOut(Removal removal, Due due) {
        String client = removal.client();
        LocalDate today = LocalDate.now(clock);
        openDispatches.ask(due.branch(), due.effective());
        NoticeContent facts = contents.of(removal.line(), client, ""); // before the number, for which the others wait
        int number = jdbc.sql(NEXT_NUMBER)
                .param("branch", due.branch())
                .param("year", today.getYear())
                .query(Integer.class)
                .single();
        NoticeContent content = facts.numbered("%s-%d-%04d".formatted(due.branch(), today.getYear(), number));
        byte[] pdf = print(content);
        long notice = jdbc.sql(REGISTER)
                .param("branch", due.branch())
                .param("year", today.getYear())
                .param("number", number)
                .param("removal", removal.line())
                .param("client", client)
                .param("language", content.language().code())
                .param("ground", content.ground().name())
                .param("today", today)
                .param("effective", due.effective())
                .param(
                        "due",
                        calendar.after(due.effective(), deadlines.span(DISPATCH))
                                .due())
                .param("content", write(content))
                .param("sha256", sha256(pdf))
                .param("pdf", pdf)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        jdbc.sql(END_STATUS)
                .param("client", client)
                .param("effective", due.effective())
                .param("removal", removal.line())
                .param("notice", notice)
                .update();
        jdbc.sql("UPDATE vip.removal SET state = 'EFFECTIVE' WHERE line = :line")
                .param("line", removal.line())
                .update();
        jdbc.sql("INSERT INTO vip.dispatch (notice, branch, state) VALUES (:notice, :branch, 'WAITING')")
                .param("notice", notice)
                .param("branch", due.branch())
                .update();
        onboardings.end(client);
    }

    byte[] print(NoticeContent content) {
        var pdf = new ByteArrayOutputStream();
        printer.print(List.of(content.paper()), false, pdf);
        return pdf.toByteArray();
    }

    private String write(NoticeContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
