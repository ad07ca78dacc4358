package vip.approvals.lists;

/** What a person can do to a list, as evidence calls it. */
enum Act {
    PREPARE("Prepared"),
    SEND_BACK("Sent back"),
    SIGN("Signed"),
    RECALL("Recalled"),
    DECIDE("Decided"),
    REWORK("Reworked"),
    REVIEW("Reviewed"),
    APPROVE("Approved"),
    RETURN("Returned"),
    CANCEL("Cancelled"),
    ACKNOWLEDGE("Acknowledged");

    private final String words;

    Act(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
