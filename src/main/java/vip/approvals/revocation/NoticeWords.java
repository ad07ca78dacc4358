package vip.approvals.revocation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Codes of {@code vip.dispatch} in words, in the order of a letter's way. */
final class NoticeWords {

    /** Not a state: what waits or is printed though its last day is over (AMB-16). */
    static final String OVERDUE = "OVERDUE";

    private static final Map<String, String> STATES = new LinkedHashMap<>();

    static {
        STATES.put("WAITING", "waiting");
        STATES.put("PRINTED", "printed");
        STATES.put("SENT", "sent");
        STATES.put("DELIVERED", "delivered");
        STATES.put("RETURNED", "returned");
    }

    private static final Map<String, String> WAYS =
            Map.of("REGISTERED_MAIL", "registered mail", "EMAIL", "e-mail", "IN_PERSON", "in person");

    private NoticeWords() {}

    static String state(String code) {
        return STATES.getOrDefault(code, code);
    }

    static String way(String code) {
        return code == null ? null : WAYS.getOrDefault(code, code);
    }

    /** To choose from: code to words. */
    static Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>(STATES);
        filters.put(OVERDUE, "overdue");
        return filters;
    }
}
