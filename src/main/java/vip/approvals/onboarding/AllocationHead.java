package vip.approvals.onboarding;

import java.util.List;

/**
 * What stands above the tables of the allocation staff.
 *
 * @param mine whether the person may change anything here
 * @param onBehalfOf name of the absent person for whom it is done; null for nobody, and on the page
 * @param due of the task; null on the page
 * @param most clients of one step
 */
record AllocationHead(
        String branch,
        String branchName,
        boolean mine,
        String onBehalfOf,
        Due due,
        int most,
        List<Managers.Manager> managers,
        Allocation.Numbers waiting) {

    /** When the task is due, and why that day. */
    record Due(String day, String derivation) {}
}
