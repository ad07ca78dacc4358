package vip.approvals.prevention;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * One warning of a ground, as pages and forms show it.
 *
 * @param days before the last day
 * @param day on which it comes, unless the ground is seen later
 * @param person name of who has answered it, or null
 * @param promised by which day the client has promised to cure the ground, or null
 */
public record Warning(
        int days,
        LocalDate day,
        String state,
        OffsetDateTime openedAt,
        OffsetDateTime endedAt,
        String person,
        String outcome,
        LocalDate promised) {}
