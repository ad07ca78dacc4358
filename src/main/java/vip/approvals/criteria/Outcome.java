package vip.approvals.criteria;

/** What the criteria say of a client for a quarter. */
public enum Outcome {
    ELIGIBLE,
    NOT_ELIGIBLE,
    /** There is not enough data to say (AMB-40). */
    NOT_ASSESSED
}
