package vip.approvals.revocation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Ground;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Puts together what a notice says, from the removal and the facts as they are today. */
@Component
class NoticeContents {

    /**
     * SIB-25, SIB-43: the branch is the one of which the client is an ordinary one from now on, also of who has moved since
     * the approval. What counts of the debt
     * is the check's of today; its oldest open invoice is looked up.
     */
    private static final String FACTS = """
            SELECT c.branch, r.quarter, r.ground, r.effective, c.name, c.type = 'ORGANISATION' AS organisation, c.language,
                   c.address, coalesce(s.tier, l.tier) AS tier, coalesce(s.since, r.approved) AS since,
                   coalesce(g.debt, l.debt) AS debt, coalesce(g.quarters, 1) AS quarters,
                   (SELECT min(i.due) FROM vip.invoice i
                    WHERE i.client = r.client AND i.amount - i.image_amount > coalesce(
                        (SELECT sum(p.amount) FROM vip.payment p WHERE p.invoice = i.invoice), 0)) AS due
            FROM vip.removal r JOIN vip.client c USING (client) LEFT JOIN vip.line l USING (line)
            LEFT JOIN vip.vip_status s ON s.client = r.client
            LEFT JOIN vip.ground g ON g.quarter = r.quarter AND g.client = r.client AND g.ground = r.ground
            WHERE r.line = :removal
            """;

    private record Facts(
            String branch,
            String quarter,
            Ground ground,
            LocalDate effective,
            String name,
            boolean organisation,
            String language,
            String address,
            String tier,
            LocalDate since,
            BigDecimal debt,
            int quarters,
            LocalDate due) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Organisation organisation;
    private final People people;
    private final NoticeSettings settings;

    NoticeContents(JdbcClient jdbc, Clock clock, Organisation organisation, People people, NoticeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.organisation = organisation;
        this.people = people;
        this.settings = settings;
    }

    /**
     * @param removal line that is carried out
     * @param number as it is registered, or what stands for it in a preview
     * @throws RefusedException if the address or the signatory is missing; names the client by number only
     */
    NoticeContent of(long removal, String client, String number) {
        Facts facts =
                jdbc.sql(FACTS).param("removal", removal).query(Facts.class).single();
        if (facts.address() == null || facts.address().isBlank()) {
            throw new RefusedException(
                    "No address is known of client %s: enter it on the page \"Notices\", then try again."
                            .formatted(client));
        }
        NoticeLanguage language = NoticeLanguage.valueOf(
                (facts.language() == null ? settings.language() : facts.language()).toUpperCase());
        return new NoticeContent(
                language,
                organisation.programme().name(),
                organisation.branchName(facts.branch()),
                number,
                LocalDate.now(clock),
                client,
                facts.name(),
                facts.organisation(),
                lines(facts.address()),
                facts.tier(),
                facts.since(),
                facts.ground(),
                facts.debt(),
                organisation.programme().currency(),
                facts.due(),
                quarters(Quarter.parse(facts.quarter()), facts.quarters()),
                facts.effective(),
                settings.contacts().getOrDefault(facts.branch(), ""),
                signatory(facts.branch()),
                language == NoticeLanguage.RU ? "Коммерческий директор" : "Commercial Director");
    }

    static List<String> lines(String address) {
        return address.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The last ones in a row, the oldest first (AMB-09). */
    private static List<String> quarters(Quarter last, int failed) {
        List<String> back = Stream.iterate(last, Quarter::previous)
                .limit(failed)
                .map(Quarter::toString)
                .toList();
        return back.stream().sorted().toList();
    }

    /** AMB-16: the branch's commercial director. */
    private String signatory(String branch) {
        return people.holders(Seat.COMMERCIAL, branch).stream()
                .findFirst()
                .map(people::name)
                .orElseThrow(() -> new RefusedException("Nobody holds the seat \"%s\", so nobody signs the notice."
                        .formatted(Seat.COMMERCIAL.group(branch))));
    }
}
