package vip.approvals.revocation;

import java.time.LocalDate;

/** What the processes of removals and notices are told. */
public interface RevocationProcesses {

    /** Begins with the approved removals of a branch. */
    void handOver(String branch, String quarter);

    /** Starts the revocation of one approved removal. */
    void start(String client, String branch);

    /** AMB-17: the removal is to be withdrawn. */
    void cured(String client);

    /** AMB-16: the removal's day has come. */
    void effective(String client);

    /** Asks the branch's sales staff to dispatch what waits. */
    void dispatch(String branch, LocalDate effective);

    void sent(String client);

    void delivered(String client);

    void returned(String client);
}
