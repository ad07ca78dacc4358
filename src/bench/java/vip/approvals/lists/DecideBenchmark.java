package vip.approvals.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vip.approvals.Statements;
import vip.approvals.bench.BenchContext;
import vip.approvals.bench.Benchmark;
import vip.approvals.bench.Contender;
import vip.approvals.bench.Report;
import vip.approvals.bench.peers.CamundaCandidates;
import vip.approvals.bench.peers.Candidates;
import vip.approvals.bench.peers.CandidatesPeer;
import vip.approvals.bench.peers.FlowableCandidates;

/** A list is submitted and decided: as a set, or with a subprocess for each candidate (design decision 3). */
public final class DecideBenchmark implements Benchmark {

    private static final String PRODUCT = "product";
    private static final String CAMUNDA = "Camunda, history full";
    private static final String CAMUNDA_WITHOUT = "Camunda, no history";
    private static final String FLOWABLE = "Flowable, history full";
    private static final String FLOWABLE_WITHOUT = "Flowable, no history";

    private static final int SMALL = 250;
    private static final int MIDDLE = 1_000;
    private static final int LIST = 5_000;
    private static final int LONG_LIST = 100_000;

    @Override
    public String title() {
        return "Submit and decide a list";
    }

    @Override
    public String about() {
        return """
                From a prepared list to one that is settled: sales hand it over, everybody is measured again, the sales director signs, both directors reject 0.5 % of the lines one by one with a reason and approve the rest, and the decisions are settled.

                The peers do the same with one process instance for the list and a parallel multi-instance subprocess for each candidate: one call of the decision table `vip-entry`, a task for each of the two directors, who do not wait for each other. Their work is less than the product's: no tiers, no conflicts, no hashes, no names, no rights; the facts come from memory as transient variables, which are not stored ([Camunda](https://docs.camunda.org/manual/7.24/user-guide/process-engine/variables/#transient-variables)); without history, nothing of the decisions remains. The tasks are assigned from the start and read once for each director, who completes up to 1,000 of them in one transaction. Both engines send their statements in batches, which is their default ([Camunda's `jdbcBatchProcessing`](https://docs.camunda.org/manual/7.24/user-guide/process-engine/database/database-configuration/)). Metrics, jobs, identities and events are off. Camunda evaluates the table by its older FEEL engine, because a sample of its newer one showed it setting up each cell ([`dmnFeelEnableLegacyBehavior`](https://docs.camunda.org/manual/7.24/user-guide/dmn-engine/feel/legacy-behavior/)). Flowable has its own DMN engine, by configurator, and a variable manager that keeps the outcomes of candidates apart; the history levels are those of [its documentation](https://documentation.flowable.com/latest/develop/be/history-level).
                """;
    }

    @Override
    public void run(BenchContext context) throws Exception {
        countStatements(context);
        try (var camunda = new CamundaCandidates(context.peerDatabase("candidates_camunda"), "full");
                var camundaWithout = new CamundaCandidates(context.peerDatabase("candidates_camunda_none"), "none");
                var flowable = new FlowableCandidates(context.peerDatabase("candidates_flowable"), "full");
                var flowableWithout =
                        new FlowableCandidates(context.peerDatabase("candidates_flowable_none"), "none")) {
            Map<String, CandidatesPeer> all = Map.of(
                    CAMUNDA, camunda,
                    CAMUNDA_WITHOUT, camundaWithout,
                    FLOWABLE, flowable,
                    FLOWABLE_WITHOUT, flowableWithout);
            context.report().compare(1, 3, sides(context, SMALL, all));
            context.report().compare(0, 3, sides(context, MIDDLE, all));
            context.report().compare(1, 5, sides(context, LIST, Map.of()));
            // One round: the sizes before have warmed them up, and it is long.
            context.report().compare(0, 1, peers(LIST, Map.of(CAMUNDA, camunda, CAMUNDA_WITHOUT, camundaWithout)));
        }
        context.report().compare(0, 3, sides(context, LONG_LIST, Map.of()));
        conclude(context.report());
    }

    /** @return how many statements of the product, clicks on single lines aside */
    private static int count(BenchContext context, int lines) {
        var list = new DecidedList(context, new Candidates(lines));
        list.prepare();
        Map<String, Statements.Count> counts = list.statements();
        check(new Candidates(lines), list.answer());
        if (lines == LONG_LIST) {
            counts.forEach((step, count) -> context.report()
                    .note(
                            "%,d lines, %s: %d statements of the product, %d of the engine.",
                            lines, step, count.product(), count.engine()));
        }
        return counts.entrySet().stream()
                .filter(step -> !step.getKey().endsWith(DecidedList.CLICKS))
                .mapToInt(step -> step.getValue().product())
                .sum();
    }

    private static void countStatements(BenchContext context) {
        List<Integer> counts = Stream.of(SMALL, MIDDLE, LIST, LONG_LIST)
                .map(lines -> count(context, lines))
                .toList();
        context.report()
                .atMost(
                        "submit and decide: SQL statements of the product at most 40, clicks on single lines aside",
                        40,
                        Collections.max(counts));
        context.report()
                .atMost(
                        "submit and decide: more statements with 100,000 lines than with 250: none",
                        0,
                        counts.get(3) - counts.get(0));
    }

    private static void conclude(Report report) {
        report.atLeast(
                "submit and decide 5,000 lines: times faster than one subprocess and DMN call each, history full, at least 200",
                200,
                report.ratio(CAMUNDA, PRODUCT, LIST));
        report.atMost("submit and decide 100,000 lines: seconds at most 5", 5, report.median(PRODUCT, LONG_LIST));
        report.atMost(
                "submit and decide, from 5,000 to 100,000 lines: exponent of growth at most 1.05",
                1.05,
                report.growth(PRODUCT, LIST, LONG_LIST));
        for (String peer : List.of(CAMUNDA, CAMUNDA_WITHOUT)) {
            report.note(
                    "%s grows with an exponent of %.2f from 250 to 1,000 candidates, %.2f from 1,000 to 5,000.",
                    peer, report.growth(peer, SMALL, MIDDLE), report.growth(peer, MIDDLE, LIST));
        }
        for (String peer : List.of(FLOWABLE, FLOWABLE_WITHOUT)) {
            report.note(
                    "%s grows with an exponent of %.2f from 250 to 1,000 candidates.",
                    peer, report.growth(peer, SMALL, MIDDLE));
        }
    }

    private static List<Contender> sides(BenchContext context, int lines, Map<String, CandidatesPeer> peers) {
        List<Contender> sides = new ArrayList<>();
        var list = new DecidedList(context, new Candidates(lines));
        sides.add(new Contender(PRODUCT, lines, list::prepare, list::decideAll));
        sides.addAll(peers(lines, peers));
        return sides;
    }

    private static List<Contender> peers(int lines, Map<String, CandidatesPeer> peers) {
        var candidates = new Candidates(lines);
        return peers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(peer -> new Contender(
                        peer.getKey(),
                        lines,
                        () -> check(candidates, peer.getValue().decide(candidates))))
                .toList();
    }

    /** Every answer of every side is the directors' own. */
    private static void check(Candidates candidates, Candidates.Answer answer) {
        if (!answer.equals(candidates.expected())) {
            throw new IllegalStateException("Another answer: %d eligible, %d agreed, %d rejected"
                    .formatted(
                            answer.eligible(),
                            answer.agreed().size(),
                            answer.rejected().size()));
        }
    }
}
