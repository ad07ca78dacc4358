package vip.approvals.absences;

import vip.approvals.engine.RefusedException;

/** What is typed into one field cannot be; the sentence stands beside it. */
class EntryException extends RefusedException {

    private final String field;

    EntryException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
