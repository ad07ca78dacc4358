package vip.approvals.revocation;

import java.time.LocalDate;
import vip.approvals.engine.RefusedException;

/**
 * What the processes of removals and notices are told. A process that is gone, as by an operator's hand, begins anew where
 * the word finds it, so that no removal and no returned letter is lost.
 */
public interface RevocationProcesses {

    /** Begins with the approved removals of a branch. */
    void handOver(String branch, String quarter);

    /** Starts the revocation of one approved removal. */
    void start(Removal removal);

    /**
     * AMB-17: the removal is to be withdrawn.
     *
     * @return whether it was heard; not by a process that is suspended
     */
    boolean cured(Removal removal);

    /**
     * AMB-16: the removal's day has come.
     *
     * @return as {@link #cured}
     */
    boolean effective(Removal removal);

    /** The same, but for the branch where the client is by now; the process of the branch before ends. */
    void moved(Removal removal);

    /** Asks the branch's sales staff to dispatch what waits. */
    void dispatch(String branch, LocalDate effective);

    /** @throws RefusedException if the process is suspended */
    void sent(Removal removal);

    /** @throws RefusedException if the process is suspended */
    void delivered(Removal removal);

    /** @throws RefusedException if the process is suspended */
    void returned(Removal removal);
}
