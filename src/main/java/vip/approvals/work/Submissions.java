package vip.approvals.work;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.engine.RefusedException;

/**
 * What forms submit, by Tasklist's own request: a task is completed, a process started. It carries no number of ours, so
 * the work has the id that both sides know (adr 0024).
 */
@Component
public class Submissions {

    private final Works works;
    private final TransactionTemplate transaction;

    Submissions(Works works, TransactionTemplate transaction) {
        this.works = works;
        this.transaction = transaction;
    }

    /**
     * Does what a form of the current request submits, in one transaction, and lets its person watch and cancel it.
     *
     * @param id of the task that is completed, or of the definition of the process that is started
     * @throws RefusedException that says so, if the person has cancelled it, or is submitting the same already
     */
    public <T> T submit(String id, Supplier<T> doing) {
        if (Works.request().isEmpty()) {
            return doing.get();
        }
        Work work = works.beginAgain(id);
        return Works.watched(
                work,
                () -> transaction.execute(status -> {
                    work.followTransaction(); // the whole of it, although perhaps no step comes
                    return doing.get();
                }));
    }
}
