package vip.approvals.start;

/** The product must not start like this. The operator reads both sentences instead of a stack trace. */
public class StartRefusedException extends RuntimeException {

    private final String action;

    /**
     * @param message what is wrong
     * @param action what to do, with the names of settings
     */
    public StartRefusedException(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
