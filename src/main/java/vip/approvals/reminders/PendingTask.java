package vip.approvals.reminders;

import java.time.LocalDate;
import java.util.Set;

/**
 * An open task that is not suspended.
 *
 * @param name what people read; names branch and quarter, never a client
 * @param assignee null while nobody has taken it
 * @param due last day, in the programme's time zone; null if it has none
 * @param groups whose members may take it
 */
public record PendingTask(String id, String name, String assignee, LocalDate due, Set<String> groups) {}
