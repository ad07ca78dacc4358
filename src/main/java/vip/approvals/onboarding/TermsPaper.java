package vip.approvals.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the template {@code letters/personal-terms} prints: the personal terms of service, for client and company to sign
 * (SIB-35).
 *
 * @param programme as the company calls it
 * @param branch in words
 * @param client number of the client
 * @param name of the client
 * @param user who uses the service, as told at first contact; null if not known
 * @param tier {@code T1}, {@code T2} or {@code T3}; the template has the words
 * @param manager name of the personal manager
 * @param terms free text; a blank line begins a new paragraph
 */
public record TermsPaper(
        String programme,
        String branch,
        LocalDate date,
        String client,
        String name,
        String user,
        String tier,
        String manager,
        String terms) {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n(?:\\h*\\n)+");

    /** Each with the line ends that were typed inside of it. */
    public List<String> paragraphs() {
        String text = terms.strip().replaceAll("\\R", "\n");
        return BLANK_LINES.splitAsStream(text).toList();
    }
}
