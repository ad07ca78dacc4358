package vip.approvals.onboarding;

import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.Standings.Step;

/** To which steps a client can be moved, and what the others lack. */
@Component
class MoveOffers {

    /**
     * @param step process and element, like {@code onboarding/first-sms}
     * @param refusal why the client cannot begin there; null if nothing is missing
     */
    public record Offer(String step, String title, String effect, String refusal) {}

    private record Status(boolean vip, boolean managed) {}

    private final JdbcClient jdbc;
    private final ClientMoves moves;
    private final List<MoveTarget> targets;

    MoveOffers(JdbcClient jdbc, ClientMoves moves, List<MoveTarget> targets) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.targets = targets;
    }

    /** Every step of the processes that run; those with a refusal last, so that nobody looks for one in vain. */
    List<Offer> of(String client, List<Step> open) {
        return targets.stream()
                .filter(target -> open.stream().anyMatch(step -> step.process().equals(target.process())))
                .map(target -> new Offer(step(target), target.title(), target.effect(), refusal(client, open, target)))
                .sorted(Comparator.comparing(offer -> offer.refusal() != null))
                .toList();
    }

    /** @throws RefusedException if it is none of the offers */
    MoveTarget target(String step) {
        return targets.stream()
                .filter(target -> step(target).equals(step))
                .findAny()
                .orElseThrow(() -> new RefusedException("Choose the step to which the client moves."));
    }

    /** @throws RefusedException in words, if something is missing that the step needs */
    MoveTarget.Start start(String client, List<Step> open, MoveTarget target) {
        String instance = open.stream()
                .filter(step -> step.process().equals(target.process()))
                .findFirst()
                .orElseThrow(() -> new RefusedException("This process does not run for the client."))
                .instance();
        Status status = status(client);
        if (!status.vip()) {
            throw new RefusedException("The client is no VIP any more: end what is open.");
        }
        if (!status.managed()) {
            throw new RefusedException("The client has no personal manager; the allocation staff choose one (SIB-39).");
        }
        return target.plan().start(client, moves.variables(instance));
    }

    private String refusal(String client, List<Step> open, MoveTarget target) {
        try {
            start(client, open, target);
            return null;
        } catch (RefusedException refusal) {
            return refusal.getMessage();
        }
    }

    private Status status(String client) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM vip.vip_status WHERE client = :client) AS vip,
                               EXISTS (SELECT FROM vip.assignment WHERE client = :client AND until IS NULL) AS managed
                        """).param("client", client).query(Status.class).single();
    }

    private static String step(MoveTarget target) {
        return target.process() + "/" + target.element();
    }
}
