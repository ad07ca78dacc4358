package vip.approvals.work;

import vip.approvals.engine.RefusedException;

/** Tells whoever waits for what this thread does how far it is. Where nobody waits, as in a job or a command, it is idle. */
public final class Progress {

    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    private Progress() {}

    /** @param work of this thread; null for none any more */
    static void of(Work work) {
        if (work == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(work);
        }
    }

    /**
     * What is done now. The transaction around the first step that has one is what a cancellation undoes; a work stores
     * nothing outside of it.
     *
     * @param step in words, such as "Checking the rows"
     * @param number of the step, from 1
     * @param steps how many there are
     * @param total of what {@link #done} will count; 0 if nobody knows, or nothing is counted
     * @throws RefusedException if the person has cancelled the work
     */
    public static void step(String step, int number, int steps, long total) {
        Work work = CURRENT.get();
        if (work != null) {
            work.followTransaction();
            work.step(step, number, steps, total);
        }
    }

    /**
     * @param done so much of the step's total
     * @throws RefusedException if the person has cancelled the work
     */
    public static void done(long done) {
        Work work = CURRENT.get();
        if (work != null) {
            work.done(done);
        }
    }
}
