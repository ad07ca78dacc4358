package vip.approvals.revocation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.criteria.Ground;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** A removal whose ground was cured in time is withdrawn: no notice, a note on record, a word to both directors (AMB-17). */
@Service
public class Withdrawals {

    private static final List<Seat> TOLD = List.of(Seat.COMMERCIAL, Seat.SECURITY);

    private record Withdrawn(long line, String branch, String quarter, String ground, LocalDate effective) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Outbox outbox;
    private final People people;
    private final Organisation organisation;

    Withdrawals(JdbcClient jdbc, Clock clock, Outbox outbox, People people, Organisation organisation) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.outbox = outbox;
        this.people = people;
        this.organisation = organisation;
    }

    /** May run again: it is withdrawn, and told, once. */
    @Transactional
    public void withdraw(Removal removal) {
        jdbc.sql("""
                        UPDATE vip.removal SET state = 'WITHDRAWN', note = :note
                        WHERE line = :removal AND state = 'CURED' RETURNING line, branch, quarter, ground, effective
                        """)
                .param("note", "%s: the ground no longer holds (AMB-17)".formatted(LocalDate.now(clock)))
                .param("removal", removal.line())
                .query(Withdrawn.class)
                .optional()
                .ifPresent(withdrawn -> tell(removal.client(), withdrawn));
    }

    /** By number only: a mail is read outside of the product. */
    private void tell(String client, Withdrawn withdrawn) {
        String subject = "Removal of %s withdrawn".formatted(client);
        String text = """
                The ground for the removal of client %s (%s, list of %s) has been cured before %s: %s.
                The removal is withdrawn, and no notice is sent (AMB-17).
                """.formatted(
                        client,
                        organisation.branchName(withdrawn.branch()),
                        withdrawn.quarter(),
                        withdrawn.effective(),
                        Ground.valueOf(withdrawn.ground()).words());
        people.addressees().stream()
                .filter(person ->
                        TOLD.stream().anyMatch(seat -> person.groups().contains(seat.group(withdrawn.branch()))))
                .forEach(person -> outbox.put(new Message(
                        Channel.MAIL,
                        "withdrawn-%d-%s"
                                .formatted(
                                        withdrawn.line(),
                                        UUID.nameUUIDFromBytes(person.person().getBytes(StandardCharsets.UTF_8))),
                        person.person(),
                        person.address(),
                        subject,
                        text,
                        null)));
    }
}
