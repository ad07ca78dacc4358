package vip.approvals.lists;

/** What a person can do to a list, as evidence calls it. */
enum Act {
    PREPARE,
    SEND_BACK,
    SIGN,
    DECIDE,
    REVIEW,
    APPROVE,
    RETURN
}
