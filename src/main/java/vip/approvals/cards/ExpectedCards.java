package vip.approvals.cards;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.absences.PersonTask;

/** Which of some numbers are cards of a batch that have not come yet, and what is wrong with the others. */
@Component
class ExpectedCards {

    /** Whoever ends a status locks it before its card; a misprint needs both. */
    private static final String LOCK_STATUS = """
            SELECT s.client FROM vip.vip_status s
            WHERE s.client IN (SELECT client FROM vip.card WHERE branch = :branch AND number IN (:numbers))
            ORDER BY s.client FOR SHARE
            """;

    /** Cards of another branch look as if there were none. Locked in one order, so that two files wait for each other. */
    private static final String KNOWN = """
            SELECT c.number, c.client, c.state, c.block_reason, b.name AS batch
            FROM vip.card c LEFT JOIN vip.card_batch b USING (batch)
            WHERE c.branch = :branch AND c.number IN (:numbers) ORDER BY c.number FOR UPDATE OF c
            """;

    record Known(String number, String client, String state, String blockReason, String batch) {}

    /** @param cards by number; nobody else changes them before the commit */
    record Expected(String batch, Map<String, Known> cards) {

        String client(String number) {
            return cards.get(number).client();
        }

        /** Why the card cannot be booked, as the rest of a sentence; null if it can. */
        String obstacle(CardNumber number) {
            Known card = cards.get(number.toString());
            if (card == null) {
                return "is no card of this branch";
            }
            if (card.batch() == null) {
                return card.state().equals("BLOCKED")
                        ? "is blocked, and was never handed over to the card maker"
                        : "has not been handed over to the card maker";
            }
            if (!card.batch().equals(batch)) {
                return "is a card of the batch " + card.batch();
            }
            return switch (card.state()) {
                case "HANDED_OVER" -> null;
                case "BLOCKED" ->
                    "is %s: destroy it if it has come, and leave it out"
                            .formatted(CardWords.state(card.state(), card.blockReason()));
                default -> "has arrived already";
            };
        }
    }

    private final JdbcClient jdbc;

    ExpectedCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Expected of(PersonTask task, Collection<CardNumber> numbers) {
        return numbers.isEmpty()
                ? new Expected(BatchTasks.batch(task), Map.of())
                : new Expected(
                        BatchTasks.batch(task),
                        locked(
                                task.branch(),
                                numbers.stream().map(CardNumber::toString).toList()));
    }

    private Map<String, Known> locked(String branch, Collection<String> numbers) {
        jdbc.sql(LOCK_STATUS)
                .param("branch", branch)
                .param("numbers", numbers)
                .query(String.class)
                .list();
        return jdbc.sql(KNOWN).param("branch", branch).param("numbers", numbers).query(Known.class).list().stream()
                .collect(Collectors.toMap(Known::number, Function.identity()));
    }
}
