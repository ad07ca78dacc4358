package vip.approvals.onboarding;

import org.springframework.stereotype.Component;
import vip.approvals.absences.PersonTask;
import vip.approvals.absences.PersonTasks;
import vip.approvals.staff.Seat;

/** From an open task of the allocation staff to its branch (GT-14). */
@Component
public class AllocationTasks {

    /** Element of the diagram. */
    public static final String ELEMENT = "allocate-managers";

    private final PersonTasks tasks;

    AllocationTasks(PersonTasks tasks) {
        this.tasks = tasks;
    }

    /** As {@link PersonTasks#find}. */
    PersonTask find(String id) {
        return tasks.find(id, ELEMENT, Seat.ALLOCATION);
    }
}
