package vip.approvals.cards.process;

import vip.approvals.cards.BatchTasks;
import vip.approvals.engine.ProcessVariable;

/** processes/cards/card-batch.bpmn: cards of a branch on their way to the card maker and back. Business key: branch/day. */
final class CardBatchProcess {

    static final String KEY = "card-batch";

    static final String HAND_OVER = BatchTasks.HAND_OVER;
    static final String BOOK_ARRIVALS = BatchTasks.BOOK_ARRIVALS;
    static final String NOTHING_TO_HAND_OVER = "nothing-to-hand-over";
    static final String BATCH_ARRIVED = "batch-arrived";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    static final ProcessVariable<String> BATCH = BatchTasks.BATCH;
    /** Token of the form; local to a task. */
    static final ProcessVariable<String> SHOWN = ProcessVariable.text("shown");

    static final ProcessVariable<Boolean> HANDED_OVER = ProcessVariable.bool("handedOver");

    private CardBatchProcess() {}
}
