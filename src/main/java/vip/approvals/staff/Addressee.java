package vip.approvals.staff;

import java.util.Set;

/**
 * Somebody whom a mail can reach.
 *
 * @param person login
 * @param address of e-mail, as it stands in Admin; never for a log
 * @param groups of seats and others
 */
public record Addressee(String person, String address, Set<String> groups) {}
