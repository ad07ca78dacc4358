package vip.approvals.revocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.Organisation;

/**
 * Notices by e-mail, as the PDF that was registered: booked as sent with the commit that puts them into the outbox
 * (SIB-24).
 */
@Service
public class NoticeMails {

    /** As many files at once as may be copied in one transaction. */
    static final int MOST = NoticeBatch.LARGEST;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DispatchLog log;
    private final Outbox outbox;
    private final RevocationProcesses processes;
    private final Organisation organisation;
    private final String mailServer;

    NoticeMails(
            JdbcClient jdbc,
            Clock clock,
            DispatchLog log,
            Outbox outbox,
            RevocationProcesses processes,
            Organisation organisation,
            @Value("${spring.mail.host:}") String mailServer) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.log = log;
        this.outbox = outbox;
        this.processes = processes;
        this.organisation = organisation;
        this.mailServer = mailServer;
    }

    /**
     * @return how many
     * @throws RefusedException if one of them is gone already, no e-mail address is known, or no mail server is set; then
     *     none is sent
     */
    @Transactional
    public int send(NoticeReaders.Reading by, Collection<String> numbers) {
        if (mailServer.isBlank()) {
            throw new RefusedException("No mail server is set, so nothing can go out by e-mail.");
        }
        if (numbers != null && numbers.size() > MOST) {
            throw new RefusedException("Send at most %,d at once.".formatted(MOST));
        }
        List<Letter> letters = log.take(by.branch(), numbers);
        letters.forEach(letter -> send(by, letter));
        return letters.size();
    }

    private void send(NoticeReaders.Reading by, Letter letter) {
        if (!letter.isHere()) {
            throw Dispatches.alreadyGone(letter);
        }
        if (letter.email() == null) {
            throw new RefusedException(
                    "No e-mail address is known for %s. Nothing was sent.".formatted(letter.number()));
        }
        outbox.put(mail(letter));
        log.step(
                letter,
                new DispatchLog.Step(
                        "SENT",
                        "EMAIL",
                        letter.batch(),
                        null,
                        LocalDate.now(clock),
                        by.person(),
                        by.task(),
                        letter.email(),
                        null));
        processes.sent(letter.removal());
    }

    private Message mail(Letter letter) {
        boolean russian = letter.language().equals("ru");
        String programme = organisation.programme().name();
        return new Message(
                Channel.MAIL,
                key(letter.number(), letter.attempt()),
                letter.number(),
                letter.email(),
                (russian ? "%s: уведомление № %s" : "%s: notice No. %s").formatted(programme, letter.number()),
                russian
                        ? "Здравствуйте!\n\nНаправляем Вам уведомление № %s (приложен файл PDF).\n\n%s\n"
                                .formatted(letter.number(), programme)
                        : "Dear client,\n\nplease find attached our notice No. %s as a PDF.\n\n%s\n"
                                .formatted(letter.number(), programme),
                null,
                new Message.Attachment("%s.pdf".formatted(letter.number()), pdf(letter)));
    }

    private byte[] pdf(Letter letter) {
        return jdbc.sql("SELECT pdf FROM vip.notice WHERE notice = :notice AND pdf IS NOT NULL")
                .param("notice", letter.notice())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new RefusedException("The letter %s has been erased.".formatted(letter.number())));
    }

    /** The same at each try of one attempt, so that nobody gets it twice. */
    static String key(String number, int attempt) {
        return "notice-%s-%d".formatted(number, attempt);
    }
}
