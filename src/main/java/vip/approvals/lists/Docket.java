package vip.approvals.lists;

import vip.approvals.staff.Seat;

/**
 * The lines that one person decides in one task: a branch director's open lines of a list, or the lines in dispute of
 * all lists of a quarter, which are HQ's commercial director's (AMB-13).
 *
 * @param list null for headquarters
 * @param quarter null for a branch
 */
record Docket(Long list, String quarter, Seat seat, String person) {

    /** Which lines belong to it, as a condition on {@code vip.line l JOIN vip.branch_list b}. */
    static final String LINES = """
            (b.list = :list AND b.state = 'COORDINATION' AND l.state = 'OPEN'
             OR b.quarter = :quarter AND b.state = 'AGREED' AND l.state = 'DISPUTED')
            """;

    static Docket of(BranchList list, Seat seat, String person) {
        return new Docket(list.id(), null, seat, person);
    }

    static Docket ofDisputes(String quarter, String person) {
        return new Docket(null, quarter, Seat.HQ_COMMERCIAL, person);
    }

    /** One window at a time for each docket; the two directors of a branch never wait for each other. */
    String lock() {
        return "verdicts of list %s, %s, %s".formatted(list, quarter, seat);
    }
}
