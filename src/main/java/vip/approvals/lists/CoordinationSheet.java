package vip.approvals.lists;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the template {@code letters/coordination-sheet} prints: one branch's list of one quarter with everything that
 * was decided about it, in words. The free texts of the security director have no place here (AMB-18).
 *
 * @param currency of every amount
 * @param state of the list, in words
 * @param round of the coordination, from 1
 * @param hash of the list in hexadecimal; null until it is sealed
 * @param sealedAt null until it is sealed
 * @param acts oldest first
 * @param signatures who has a line to sign on, in the order of signing
 */
public record CoordinationSheet(
        String programme,
        String currency,
        String branch,
        String quarter,
        LocalDate cutOff,
        String state,
        int round,
        String hash,
        OffsetDateTime sealedAt,
        OffsetDateTime printedAt,
        List<Act> acts,
        List<Section> sections,
        List<Signature> signatures) {

    /** A longer list is printed without its lines and refers to the spreadsheet. */
    public static final int MOST_LINES = 5_000;

    /**
     * @param seat in words
     * @param kind what was done, in words
     * @param onBehalfOf for whom a substitute acted; null for the holder
     * @param hash of the act in hexadecimal
     */
    public record Act(String kind, String seat, String person, String onBehalfOf, OffsetDateTime at, String hash) {}

    /**
     * @param section {@code NEW}, {@code REMOVE} or {@code POTENTIAL}
     * @param states state in words to how many lines of the whole section, in the order to be shown
     * @param lines empty if the list has more than {@link #MOST_LINES}
     */
    public record Section(String section, Map<String, Long> states, List<Line> lines) {

        public long total() {
            return states.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * @param number of the line on the sheet, from 1 in each section
     * @param client null for somebody who is no client yet
     * @param figures null if the client was not measured
     * @param ground of a removal, else null
     * @param estimate of a potential client, else null
     * @param reason of the assessment with its rule ids; null if there is none
     * @param remark what sales say about it: why it was withdrawn, or contested; null if nothing
     * @param decisions oldest first
     * @param state in words
     * @param hash in hexadecimal; null until the list is sealed
     */
    public record Line(
            int number,
            String client,
            String name,
            Figures figures,
            Ground ground,
            Estimate estimate,
            String reason,
            String remark,
            List<Decision> decisions,
            String state,
            String hash) {}

    /**
     * @param basis what was measured, such as {@code number 9132000111}
     * @param total of the quarter's three months
     * @param tier null if the client has none
     */
    public record Figures(String basis, BigDecimal total, BigDecimal threshold, String tier) {

        /** How the total stands to the threshold. */
        public String sign() {
            int order = total.compareTo(threshold);
            return order > 0 ? ">" : order < 0 ? "<" : "=";
        }
    }

    /** @param derivation how it was found: dates, sums, quarters */
    public record Ground(String words, String derivation) {}

    /**
     * @param amount a month
     * @param operator who serves the client now; null if it is us
     */
    public record Estimate(BigDecimal amount, String operator, String source) {}

    /**
     * @param words such as {@code Approved}
     * @param reason the coded reason in words; null for an approval
     * @param onBehalfOf for whom a substitute decided; null for the holder
     */
    public record Decision(
            int round, String seat, String words, String reason, String person, String onBehalfOf, OffsetDateTime at) {}

    /** @param person who holds the seat; null if it is not known yet */
    public record Signature(String seat, String person) {}

    private static final Pattern FOUR = Pattern.compile(".{1,4}");

    public long total() {
        return sections.stream().mapToLong(Section::total).sum();
    }

    /** State to how many lines of all sections. */
    public Map<String, Long> states() {
        Map<String, Long> states = new LinkedHashMap<>();
        sections.forEach(section -> section.states().forEach((state, lines) -> states.merge(state, lines, Long::sum)));
        return states;
    }

    /** Whether the lines themselves are printed. */
    public boolean linesArePrinted() {
        return total() <= MOST_LINES;
    }

    /** The hash so that two people can compare it by eye. */
    public List<String> hashInFours() {
        return FOUR.matcher(hash).results().map(found -> found.group()).toList();
    }
}
