package vip.approvals.revocation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vip.approvals.letters.Letters;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetWriter;

/** Prints written notices (SIB-24): one, or many as one file, and the list of where they go. */
@Component
public class NoticeBatch {

    /** Letters in one file: it is laid out in memory as a whole, within 100 MB at this size. */
    public static final int LARGEST = 500;

    private static final List<String> HEADER = List.of("number", "name", "address", "pages");

    private final Letters letters;

    NoticeBatch(Letters letters) {
        this.letters = letters;
    }

    /**
     * Writes one PDF/A with the letters in this order, each on a page of its own. Nothing is written before all of them
     * are laid out.
     *
     * @param duplex whether the printer prints both sides: each letter then begins on a sheet of its own, behind a blank
     *     page where one is needed
     * @return pages of each letter, without blank ones
     * @throws IllegalStateException if one of them has no address
     * @throws IllegalArgumentException if there are none, or more than {@link #LARGEST}
     * @throws UncheckedIOException if {@code pdf} fails
     */
    public List<Integer> print(List<NoticePaper> notices, boolean duplex, OutputStream pdf) {
        if (notices.isEmpty() || notices.size() > LARGEST) {
            throw new IllegalArgumentException(
                    "A file holds 1 to %d notices, not %d".formatted(LARGEST, notices.size()));
        }
        for (NoticePaper notice : notices) {
            if (!notice.hasAddress()) {
                throw new IllegalStateException(
                        "Notice %s has no address, so it cannot be printed".formatted(notice.number()));
            }
        }
        return letters.renderBatch("notice", Map.of("notices", notices), duplex, pdf);
    }

    /**
     * Writes a CSV file with a row for each letter, in the order in which they were printed.
     *
     * @param pages as {@link #print} has told them
     * @throws UncheckedIOException if {@code csv} fails
     */
    public void addressList(List<NoticePaper> notices, List<Integer> pages, OutputStream csv) {
        try (SheetWriter writer = SheetFormat.CSV.writer(csv, "notices", HEADER)) {
            for (int i = 0; i < notices.size(); i++) {
                NoticePaper notice = notices.get(i);
                NoticePaper.Recipient recipient = notice.recipient();
                writer.row(List.of(
                        notice.number(), recipient.name(), String.join(", ", recipient.address()), pages.get(i)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
