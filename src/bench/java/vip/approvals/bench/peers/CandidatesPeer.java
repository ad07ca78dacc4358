package vip.approvals.bench.peers;

/** An engine in which every candidate of a list has a subprocess of its own. */
public interface CandidatesPeer extends AutoCloseable {

    /** Decisions in one transaction. */
    int TOGETHER = 1_000;

    /** From the submitted list to the end of its process; fails if that is not reached. */
    Candidates.Answer decide(Candidates candidates);

    @Override
    void close();
}
