package vip.approvals.web;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as pages show them, in the programme's time zone. */
public record Moments(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** As the database gives it, in another zone, or null. */
    public static OffsetDateTime in(ZoneId zone, OffsetDateTime time) {
        return time == null ? null : time.atZoneSameInstant(zone).toOffsetDateTime();
    }

    public String of(OffsetDateTime time) {
        return TIME.format(time.atZoneSameInstant(zone));
    }
}
