package vip.approvals.revocation;

import java.time.LocalDate;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.web.Downloads;

/** What goes out together, and its files, whether from the page of the branch or in the task. */
@Component
class DispatchDesk {

    /**
     * @param numbers null: all that wait and match the search, as many as a batch holds
     * @param waiting how many of those the person saw
     */
    record Print(List<String> numbers, String search, int waiting, boolean duplex) {}

    record Numbers(List<String> numbers) {}

    /** @param batch the whole of it, or null: the letters with these numbers */
    record Posted(Long batch, List<String> numbers, LocalDate day, String tracking) {}

    record Done(String message, Long batch) {
        static Done of(String message) {
            return new Done(message, null);
        }
    }

    private final NoticeList list;
    private final PrintBatches batches;
    private final NoticeMails mails;
    private final Dispatches dispatches;

    DispatchDesk(NoticeList list, PrintBatches batches, NoticeMails mails, Dispatches dispatches) {
        this.list = list;
        this.batches = batches;
        this.mails = mails;
        this.dispatches = dispatches;
    }

    Done print(NoticeReaders.Reading by, Print print) {
        List<String> numbers = print.numbers() == null ? matching(by.branch(), print) : print.numbers();
        long batch = batches.print(by, numbers, print.duplex());
        return new Done("Batch %d is printed: %s.".formatted(batch, letters(numbers.size())), batch);
    }

    Done email(NoticeReaders.Reading by, Numbers chosen) {
        return Done.of("%s on the way by e-mail.".formatted(are(mails.send(by, chosen.numbers()))));
    }

    Done posted(NoticeReaders.Reading by, Posted posted) {
        int letters = posted.batch() == null
                ? dispatches.posted(by, posted.numbers(), posted.day(), posted.tracking())
                : dispatches.posted(by, posted.batch(), posted.day());
        return Done.of("%s posted.".formatted(are(letters)));
    }

    ResponseEntity<byte[]> letters(String branch, long batch) {
        return Downloads.of(batches.pdf(branch, batch), MediaType.APPLICATION_PDF, "notices-%d.pdf".formatted(batch));
    }

    ResponseEntity<byte[]> addresses(String branch, long batch) {
        return Downloads.of(
                batches.addresses(branch, batch),
                MediaType.parseMediaType(SheetFormat.CSV.contentType()),
                "notices-%d.csv".formatted(batch));
    }

    private List<String> matching(String branch, Print print) {
        var query = new NoticeList.Query(print.search(), "WAITING", null, 0);
        if (list.count(branch, query) != print.waiting()) {
            throw new RefusedException("Other notices wait than you saw. Look at them again, then print.");
        }
        return list.waiting(branch, query.search(), NoticeBatch.LARGEST);
    }

    private static String letters(int count) {
        return count == 1 ? "1 letter" : "%,d letters".formatted(count);
    }

    private static String are(int count) {
        return letters(count) + (count == 1 ? " is" : " are");
    }
}
