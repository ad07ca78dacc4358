package vip.approvals.onboarding;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Where clients stand, as their processes do. Nothing here asks who reads; {@link ClientReaders} does. */
public interface Standings {

    /** What a client's process waits for. */
    enum Kind {
        TASK,
        TIMER,
        MESSAGE,
        /** Work of the product itself, such as a join. */
        JOB,
        /** Another process of the client, whose own steps are open. */
        CALL
    }

    /**
     * @param process key
     * @param instance of the process
     * @param element of the diagram
     * @param name of the element in the diagram
     * @param id of the task, timer, subscription or job; another one whenever the client comes here again
     * @param subject by which the deadline is kept
     * @param due null if it waits without an end
     * @param late a task whose time is over
     * @param failed the product has given up trying; an administrator is needed
     */
    record Step(
            String client,
            String process,
            String instance,
            String element,
            String name,
            Kind kind,
            String id,
            String subject,
            OffsetDateTime since,
            OffsetDateTime due,
            boolean late,
            boolean failed) {}

    /** Where a client stands if nothing is open. */
    enum Rest {
        /** Something is open. */
        OPEN,
        WAITING,
        RECEIVED,
        DECLINED,
        /** The onboarding was ended, the status was not. */
        ENDED,
        /** A VIP of billing's whom nobody has received. */
        NOT_RECEIVED,
        FORMER,
        /** Its onboarding runs, and nothing of it is open: a defect. */
        LOST
    }

    /**
     * One line of the list.
     *
     * @param tier null for who is no VIP (any more)
     * @param manager null for nobody
     */
    record Row(
            String client,
            String branch,
            String name,
            String tier,
            LocalDate since,
            String manager,
            Rest rest,
            String reason) {}

    /**
     * What a person may read.
     *
     * @param all whether everything
     * @param branches whose every client
     * @param manager whose own clients …
     * @param managed … in these branches
     */
    record Scope(boolean all, List<String> branches, String manager, List<String> managed) {}

    /**
     * Null or blank where nothing is asked for.
     *
     * @param step element of a diagram, a {@link Rest}, {@code FAILED} or {@code NO_MANAGER}
     * @param number the client's number begins so
     * @param page from 0
     */
    record Query(String branch, String manager, String step, String number, boolean overdue, int page) {}

    /** @param matching rows on all pages */
    record Page(long matching, List<Row> rows) {}

    int PAGE_SIZE = 50;

    /** The most urgent first: what has failed, what is open although the status has ended, then by the due day. */
    Page page(Scope scope, Query query);

    /** What is open for these clients, the next due first. */
    List<Step> open(List<String> clients);

    /** Clients for whom something is open although the status has ended. */
    List<String> withoutStatus();

    /** Where a client can be in the diagrams: element to name. */
    Map<String, String> places();

    /** Who serves clients of the scope: login to name. */
    Map<String, String> managers(Scope scope);
}
