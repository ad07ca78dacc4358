package vip.approvals.absences;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Both days belong to it, in the programme's time zone.
 *
 * @param substitutes logins; the first eligible one stands in
 * @param endedAt null unless it was ended early, or replaced by another one
 */
record Absence(
        long id,
        String person,
        LocalDate firstDay,
        LocalDate lastDay,
        List<String> substitutes,
        String enteredBy,
        OffsetDateTime enteredAt,
        String endedBy,
        OffsetDateTime endedAt) {

    String days() {
        return firstDay.equals(lastDay) ? firstDay.toString() : firstDay + " to " + lastDay;
    }

    boolean isOver(LocalDate today) {
        return endedAt != null || today.isAfter(lastDay);
    }
}
