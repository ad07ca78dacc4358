package vip.approvals.bench;

/**
 * One side at one size.
 *
 * @param name of the side; the same at each size
 * @param elements lines, clients, letters: what the rate is about
 * @param prepare before each round, not timed
 * @param work what is timed
 */
public record Contender(String name, long elements, Work prepare, Work work) {

    /** May fail in any way; then the whole run fails. */
    public interface Work {
        void run() throws Exception;

        Work NOTHING = () -> {};
    }

    public Contender(String name, long elements, Work work) {
        this(name, elements, Work.NOTHING, work);
    }
}
