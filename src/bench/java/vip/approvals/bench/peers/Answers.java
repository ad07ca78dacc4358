package vip.approvals.bench.peers;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the steps of a peer's process report, so that answers can be compared; costs the peer nothing to speak of. */
final class Answers {

    private int eligible;
    private final Set<String> approvedOnce = new TreeSet<>();
    private final Set<String> agreed = new TreeSet<>();
    private final Set<String> rejected = new TreeSet<>();

    void measured(Object outcome) {
        eligible += "ELIGIBLE".equals(outcome) ? 1 : 0;
    }

    void decided(String client, Object decision) {
        if (!"APPROVE".equals(decision)) {
            rejected.add(client);
        } else if (!approvedOnce.add(client)) {
            agreed.add(client);
        }
    }

    Candidates.Answer take() {
        var answer = new Candidates.Answer(eligible, Set.copyOf(agreed), Set.copyOf(rejected));
        eligible = 0;
        List.of(approvedOnce, agreed, rejected).forEach(Set::clear);
        return answer;
    }
}
