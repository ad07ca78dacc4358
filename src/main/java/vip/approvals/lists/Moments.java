package vip.approvals.lists;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as pages show them, in the programme's time zone. */
public record Moments(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public String of(OffsetDateTime time) {
        return TIME.format(time.atZoneSameInstant(zone));
    }
}
