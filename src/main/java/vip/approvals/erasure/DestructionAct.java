package vip.approvals.erasure;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What the template {@code letters/destruction-act} prints. The person is told by the client's number only, which the
 * order allows as other information that identifies.
 *
 * @param at and {@code requestedAt} in the programme's time zone
 * @param operator the company by its name, and {@code address}; empty if the settings give none
 * @param confirmedBy who has erased; {@code requestedBy} is the other one of the two
 * @param log what was erased, in order
 */
public record DestructionAct(
        String number,
        OffsetDateTime at,
        String operator,
        String address,
        String programme,
        String branch,
        String client,
        ErasureReason reason,
        String requestedBy,
        OffsetDateTime requestedAt,
        String confirmedBy,
        List<DataCategory> categories,
        List<Entry> log) {

    /** @param deleted whether rows were deleted; else their content */
    public record Entry(String table, DataCategory category, boolean deleted, long rows) {}

    private static final DateTimeFormatter RUSSIAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

    public String atInRussian() {
        return RUSSIAN.format(at);
    }

    public String requestedAtInRussian() {
        return RUSSIAN.format(requestedAt);
    }
}
