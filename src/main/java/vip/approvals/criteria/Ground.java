package vip.approvals.criteria;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a client may lose the status: a closed set, since free text is a comment and no ground (SIB-23). */
public enum Ground {
    LIQUIDATION("SIB-18", "A1: the enterprise is liquidated"),
    CONTRACT_TERMINATED("SIB-19", "A2: the contract has ended"),
    DEBT("SIB-20", "B: debt not paid within the term"),
    CRITERIA("SIB-22", "C: criteria not met");

    private final String rule;
    private final String words;

    Ground(String rule, String words) {
        this.rule = rule;
        this.words = words;
    }

    public String rule() {
        return rule;
    }

    /** With the letter that the regulation gives it. */
    public String words() {
        return words;
    }

    /** Code to words, of all of them. */
    public static Map<String, String> allInWords() {
        return Stream.of(values()).collect(Collectors.toMap(Ground::name, Ground::words));
    }

    /** What a line says where only the sales staff know it. */
    public String saidBySales() {
        return "As the sales staff say, see the comment (" + rule + ")";
    }

    /** Whether sales may say so even where billing does not know it yet; the others are figures. */
    public boolean isKnownOutsideBilling() {
        return this == LIQUIDATION || this == CONTRACT_TERMINATED;
    }
}
