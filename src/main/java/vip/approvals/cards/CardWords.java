package vip.approvals.cards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people read for the codes of cards. */
final class CardWords {

    /** The states of a card, in the order in which it has them. */
    static final List<String> STATES = List.of("ORDERED", "HANDED_OVER", "ARRIVED", "DELIVERED", "BLOCKED");

    private CardWords() {}

    /** @param reason why it is blocked; else null */
    static String state(String state, String reason) {
        return switch (state) {
            case "ORDERED" -> "ordered";
            case "HANDED_OVER" -> "with the card maker";
            case "ARRIVED" -> "arrived";
            case "DELIVERED" -> "in the client's hand";
            default -> reason == null ? "blocked" : "blocked: " + reason(reason);
        };
    }

    /** Code to words, to choose from. */
    static Map<String, String> states() {
        Map<String, String> words = new LinkedHashMap<>();
        STATES.forEach(state -> words.put(state, state(state, null)));
        return words;
    }

    private static String reason(String reason) {
        return switch (reason) {
            case "MISPRINT" -> "misprint";
            case "LOST" -> "lost";
            case "STATUS_ENDED" -> "no VIP any more";
            default -> "the issuance was ended";
        };
    }

    /** {@code 9643000000000012} as people read it. */
    static String grouped(String number) {
        return number == null ? null : new CardNumber(number).grouped();
    }
}
