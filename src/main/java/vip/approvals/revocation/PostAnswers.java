package vip.approvals.revocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.spreadsheets.SheetRefusedException;

/** Books a file of the post: all of it, or nothing if a single row has a problem. */
@Service
public class PostAnswers {

    /** @param problems why nothing was booked; empty if everything was */
    public record Booked(int tracked, int delivered, int returned, List<PostFile.Problem> problems) {}

    private final Clock clock;
    private final DispatchLog log;
    private final Dispatches dispatches;

    PostAnswers(Clock clock, DispatchLog log, Dispatches dispatches) {
        this.clock = clock;
        this.log = log;
        this.dispatches = dispatches;
    }

    /** @throws SheetRefusedException if the file as a whole is no good */
    @Transactional
    public Booked book(NoticeReaders.Reading by, Path file, String name) throws IOException {
        PostFile post = PostFile.read(file, name, clock);
        Map<String, Letter> letters =
                log
                        .known(
                                by.branch(),
                                post.rows().stream().map(PostFile.Row::number).toList())
                        .stream()
                        .collect(Collectors.toMap(Letter::number, Function.identity()));
        post.rows().forEach(row -> check(post, row, letters.get(row.number())));
        if (!post.problems().isEmpty()) {
            return new Booked(0, 0, 0, post.problems());
        }
        post.rows().forEach(row -> book(by, row, letters.get(row.number())));
        return new Booked(
                (int) post.rows().stream().filter(row -> row.tracking() != null).count(),
                results(post, true),
                results(post, false),
                List.of());
    }

    /** Letters of another branch look as if there were none. */
    private static void check(PostFile post, PostFile.Row row, Letter letter) {
        if (letter == null) {
            post.refuse(row, PostFile.NUMBER, "is no notice of this branch");
        } else if (row.delivered() != null && !letter.isSent()) {
            post.refuse(row, PostFile.RESULT, "is %s, not sent".formatted(NoticeWords.state(letter.state())));
        } else if (row.delivered() != null && row.day().isBefore(letter.since())) {
            post.refuse(row, PostFile.DAY, "was sent on %s, which is later".formatted(letter.since()));
        } else if (row.tracking() != null
                && (!letter.isByMail() || !letter.isSent() && !letter.state().equals("PRINTED"))) {
            post.refuse(row, PostFile.TRACKING, "is no registered letter on its way");
        }
    }

    private void book(NoticeReaders.Reading by, PostFile.Row row, Letter letter) {
        Letter known = letter;
        if (row.tracking() != null) {
            dispatches.tracked(by, letter, row.tracking());
            known = letter.with(row.tracking());
        }
        if (row.delivered() != null) {
            dispatches.answered(by, known, row.delivered(), row.day(), null);
        }
    }

    private static int results(PostFile post, boolean delivered) {
        return (int) post.rows().stream()
                .filter(row -> row.delivered() != null && row.delivered() == delivered)
                .count();
    }
}
