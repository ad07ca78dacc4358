package vip.approvals.outbox;

/** A way out of the system. Each has one adapter, a bean. */
public interface Channel {

    String MAIL = "mail";

    /** Stands in {@link Message#channel()}. */
    String name();

    /**
     * Hands the message over. It may come a second time, with the same key, when the product was killed in between.
     *
     * @throws Exception whatever kept it; the message is tried again. The class is stored, the text is not
     */
    void send(Message message) throws Exception;
}
