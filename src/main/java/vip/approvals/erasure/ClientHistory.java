package vip.approvals.erasure;

/** A client's processes in the engine. */
public interface ClientHistory {

    /** Whether one of them still runs. */
    boolean runs(String client);

    /** How many have ended. */
    long count(String client);

    /**
     * Forgets those that have ended, with tasks, variables, logs and failures, in the current transaction.
     *
     * @return how many
     */
    long erase(String client);
}
