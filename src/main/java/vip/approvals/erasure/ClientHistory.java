package vip.approvals.erasure;

import java.util.List;

/** A client's processes in the engine. */
public interface ClientHistory {

    /** Keys of those that still run. */
    List<String> running(String client);

    /** How many have ended. */
    long count(String client);

    /**
     * Forgets those that have ended, with tasks, variables, logs and failures, in the current transaction.
     *
     * @return how many
     */
    long erase(String client);
}
