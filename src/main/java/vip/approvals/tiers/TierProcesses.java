package vip.approvals.tiers;

import vip.approvals.calendar.ThreeMonths;

/** The process of a review. */
public interface TierProcesses {

    /** @param parts how many jobs there are */
    void start(ThreeMonths month, int parts);
}
