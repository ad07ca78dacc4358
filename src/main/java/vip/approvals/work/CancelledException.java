package vip.approvals.work;

import vip.approvals.engine.RefusedException;

/** The person does not want it any more. */
class CancelledException extends RefusedException {

    static final String SENTENCE = "Cancelled. Nothing was stored.";

    CancelledException() {
        super(SENTENCE);
    }
}
