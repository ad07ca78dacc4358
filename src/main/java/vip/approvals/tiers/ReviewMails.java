package vip.approvals.tiers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.Addressee;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Tells headquarters what a review has done: counts, no client. */
@Component
class ReviewMails {

    private static final String TEXT = """
            The VIPs were measured over %s (GT-13).

            %s

            Who goes where and why: %s/tiers/%s
            """;

    private final ReviewCounts counts;
    private final Organisation organisation;
    private final People people;
    private final Outbox outbox;
    private final String baseUrl;

    ReviewMails(
            ReviewCounts counts,
            Organisation organisation,
            People people,
            Outbox outbox,
            @Value("${vip.mail.base-url}") String baseUrl) {
        this.counts = counts;
        this.organisation = organisation;
        this.people = people;
        this.outbox = outbox;
        this.baseUrl = baseUrl;
    }

    /** A second call says nothing new: the outbox knows each mail by its key. */
    void tell(ThreeMonths month) {
        List<ReviewCounts.Row> rows = counts.byBranch(month, organisation.branchIds());
        ReviewCounts.Row all = ReviewCounts.total(rows);
        String subject = "%s: tier review of %s, %,d up, %,d down"
                .formatted(organisation.programme().name(), month, all.up(), all.down());
        String text = TEXT.formatted(
                month.months().stream().map(Object::toString).collect(Collectors.joining(", ")),
                rows.stream()
                        .map(row -> line(organisation.branchName(row.branch()), row))
                        .collect(Collectors.joining("\n", "", "\n" + line("In all", all))),
                baseUrl,
                month);
        people.addressees().stream()
                .filter(ReviewMails::isOfHeadquarters)
                .forEach(person -> outbox.put(new Message(
                        Channel.MAIL, key(month, person), person.person(), person.address(), subject, text, null)));
    }

    private static boolean isOfHeadquarters(Addressee person) {
        return Seat.ofHeadquarters().stream().anyMatch(seat -> person.groups().contains(seat.group(null)));
    }

    private static String key(ThreeMonths month, Addressee person) {
        return "tier-review-%s-%s"
                .formatted(month, UUID.nameUUIDFromBytes(person.person().getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(String name, ReviewCounts.Row row) {
        return "%s: %,d VIPs, %,d up, %,d down, %,d watched, %,d do not meet the criteria, %,d unchanged"
                .formatted(name, row.vips(), row.up(), row.down(), row.watched(), row.notMet(), row.unchanged());
    }
}
