package vip.approvals.outbox;

/** The receiver takes no message at this address, today or later; the cause's class is stored. */
class MessageRefusedException extends Exception {

    MessageRefusedException(Exception cause) {
        super(cause);
    }
}
