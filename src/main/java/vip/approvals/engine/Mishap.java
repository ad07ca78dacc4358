package vip.approvals.engine;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A failure that nobody foresaw: its text is for the log alone, since it may say what is inside. */
public final class Mishap {

    private static final Logger log = LoggerFactory.getLogger(Mishap.class);

    private Mishap() {}

    /**
     * Logs the failure.
     *
     * @param request method and path, for the log
     * @return a sentence for the person who asked, with the reference under which the log has it
     */
    public static String report(String request, Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Reference {}: {}", reference, request, failure);
        return "Something went wrong (reference %s). Nothing was stored.".formatted(reference);
    }
}
