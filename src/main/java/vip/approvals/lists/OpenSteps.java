package vip.approvals.lists;

import java.util.List;
import vip.approvals.calendar.Quarter;

/** Where the lists of a quarter wait, as their processes stand; for everybody, so nobody is named. */
public interface OpenSteps {

    /**
     * @param subject by which the deadline is kept
     * @param branch null for a step of headquarters
     * @param name such as {@code Prepare list}
     */
    record Step(String subject, String branch, String name) {}

    /** Open tasks and running deadlines; none once the quarter is over. */
    List<Step> of(Quarter quarter);
}
