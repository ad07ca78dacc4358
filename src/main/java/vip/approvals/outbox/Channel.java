package vip.approvals.outbox;

/** A way out of the system. Each has one adapter, a bean. */
public interface Channel {

    String MAIL = "mail";

    /** {@link Message#address()} is a phone number, {@link Message#body()} the text. */
    String SMS = "sms";

    /**
     * {@link Message#address()} is the name of a file for somebody outside, at most 100 letters, digits, dots, hyphens
     * and underscores; {@link Message#body()} is its content.
     */
    String FILE = "file";

    /** Stands in {@link Message#channel()}. */
    String name();

    /**
     * Hands the message over. It may come a second time, with the same key, when the product was killed in between.
     *
     * @throws MessageRefusedException if it can never arrive, so that it is not tried again
     * @throws Exception whatever kept it; the message is tried again. The class is stored, the text is not
     */
    void send(Message message) throws Exception;
}
