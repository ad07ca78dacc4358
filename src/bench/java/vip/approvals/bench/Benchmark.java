package vip.approvals.bench;

/** One job, done by the product and by its peers. */
public interface Benchmark {

    /** A heading, such as {@code Assess a client base}. */
    String title();

    /** In Markdown: what is done, by whom, and how each peer is tuned, with where its documentation says so. */
    String about();

    /** Compares what the sides produce, and only then times them. Leaves the database as it found it. */
    void run(BenchContext context) throws Exception;

    /** Whether a side is the product, not a peer. */
    default boolean isOurs(String side) {
        return side.startsWith("product");
    }

    /** Whether a time is about all elements; otherwise about one request among them. */
    default boolean isEachElementTimed() {
        return true;
    }
}
