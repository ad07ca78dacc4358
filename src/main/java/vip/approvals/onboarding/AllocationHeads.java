package vip.approvals.onboarding;

import org.springframework.stereotype.Component;
import vip.approvals.absences.PersonTask;
import vip.approvals.calendar.KeptDeadlines;
import vip.approvals.staff.Organisation;

/** Makes {@link AllocationHead}s. */
@Component
class AllocationHeads {

    private final Allocation allocation;
    private final Managers managers;
    private final Organisation organisation;
    private final KeptDeadlines deadlines;

    AllocationHeads(Allocation allocation, Managers managers, Organisation organisation, KeptDeadlines deadlines) {
        this.allocation = allocation;
        this.managers = managers;
        this.organisation = organisation;
        this.deadlines = deadlines;
    }

    AllocationHead of(PersonTask task) {
        AllocationHead.Due due = deadlines
                .find(task.task().id())
                .map(deadline -> new AllocationHead.Due(deadline.due().toString(), deadline.derivation()))
                .orElse(null);
        return of(task.branch(), task.mine(), task.onBehalfOf(), due);
    }

    AllocationHead of(String branch, boolean mine) {
        return of(branch, mine, null, null);
    }

    private AllocationHead of(String branch, boolean mine, String onBehalfOf, AllocationHead.Due due) {
        return new AllocationHead(
                branch,
                organisation.branchName(branch),
                mine,
                onBehalfOf,
                due,
                Assignments.MOST,
                managers.of(branch),
                allocation.numbers(branch));
    }
}
