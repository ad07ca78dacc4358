package vip.approvals.lists;

/** The states of a line that a list on paper shows, in the order of its summary. */
enum LineState {
    OPEN("Open"),
    AGREED("Agreed"),
    RETURNED("Returned"),
    CONTESTED("Contested"),
    DISPUTED("In dispute"),
    APPLIED("In effect"),
    REJECTED("Rejected"),
    WITHDRAWN("Withdrawn"),
    MOVED("Moved to the next quarter");

    private final String words;

    LineState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
