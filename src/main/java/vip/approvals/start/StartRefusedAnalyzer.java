package vip.approvals.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Named in {@code META-INF/spring.factories}; prints a refusal, however deep Spring has wrapped it. */
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefusedException refusal) {
        return new FailureAnalysis(refusal.getMessage(), refusal.action(), failure);
    }
}
