package vip.approvals.lists;

import vip.approvals.calendar.Quarter;

/** What a process must be told when a list or a cycle changes from outside its tasks. */
public interface ListProcesses {

    /** The tasks of the directors end, the list is with the sales staff again. */
    void recalled(String branch, Quarter quarter);

    /** Every task of the cycle ends. */
    void cancelled(Quarter quarter);
}
