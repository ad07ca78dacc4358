package vip.approvals.tiers;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a review has made of a VIP's tier, as the database stores it. */
enum Move {
    UP("up"),
    DOWN("down"),
    /** Measured below the tier, not often enough yet (AMB-09). */
    WATCHED("watched"),
    /** Does not meet the entry criteria; the tier stays. */
    NOT_MET("criteria not met"),
    UNCHANGED("unchanged");

    private final String words;

    Move(String words) {
        this.words = words;
    }

    /** Code to words, for pages. */
    static Map<String, String> allInWords() {
        Map<String, String> words = new LinkedHashMap<>();
        for (Move move : values()) {
            words.put(move.name(), move.words);
        }
        return words;
    }
}
