package vip.approvals.prevention;

import java.time.LocalDate;
import vip.approvals.criteria.Ground;

/** What the processes that warn of a ground are told. */
public interface GroundProcesses {

    /** Starts the warnings of a client's ground. */
    void start(String client, String branch, Ground ground, LocalDate lastDay);

    /** Ends what is open for the ground; nothing happens if nothing is. */
    void cured(String client, Ground ground);
}
