package vip.approvals.lists.process;

/** processes/lists/list-distribution.bpmn: a branch receives the result. Business key: {@code <branch>/<quarter>}. */
final class ListDistributionProcess {

    static final String KEY = "list-distribution";

    static final String KEEP_SHEET = "keep-sheet";
    static final String ACKNOWLEDGE = "acknowledge-result";
    static final String ACKNOWLEDGED = "result-acknowledged";

    private ListDistributionProcess() {}
}
