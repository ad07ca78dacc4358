package vip.approvals.onboarding;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.Standings.Step;
import vip.approvals.web.Texts;

/** What an administrator does to a client who is stuck: moved or ended, with a reason that stays on record. */
@Service
class ClientInterventions {

    static final int LONGEST_REASON = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Standings standings;
    private final ClientMoves moves;
    private final MoveOffers offers;
    private final Onboardings onboardings;
    private final OnboardingProcesses processes;
    private final OnboardingSettings settings;

    ClientInterventions(
            JdbcClient jdbc,
            Clock clock,
            Standings standings,
            ClientMoves moves,
            MoveOffers offers,
            Onboardings onboardings,
            OnboardingProcesses processes,
            OnboardingSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.standings = standings;
        this.moves = moves;
        this.offers = offers;
        this.onboardings = onboardings;
        this.processes = processes;
        this.settings = settings;
    }

    /** What the page has shown, in short: other steps, another token. */
    static String token(List<Step> open) {
        return open.stream().map(Step::id).sorted().collect(Collectors.joining(","));
    }

    /** Whether the status can end with what is open: a card that is re-made for a VIP of billing's has no onboarding. */
    boolean mayDecline(String client) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM vip.onboarding WHERE client = :client AND state = 'RUNNING')")
                .param("client", client)
                .query(Boolean.class)
                .single();
    }

    /**
     * @param shown token of what the page has shown
     * @param step of an offer
     * @throws RefusedException if the client has moved on since, there is no reason, or the step lacks something
     */
    @Transactional
    public void move(String client, String shown, String step, String reason, String by) {
        List<Step> open = locked(client, shown);
        MoveTarget target = offers.target(step);
        MoveTarget.Start start = offers.start(client, open, target);
        List<Step> moving = of(open, target.process());
        record(client, target.process(), "MOVE", moving, target.element(), reason, by);
        moves.move(moving.get(0).instance(), start);
        moves.forgetDrafts(client);
    }

    /**
     * Ends all that is open.
     *
     * @param declineReason code, if the client does not want to be a VIP: the status ends; else empty: it stays
     * @throws RefusedException if the client has moved on since, or there is no reason
     */
    @Transactional
    public void end(String client, String shown, String declineReason, String reason, String by) {
        List<Step> open = locked(client, shown);
        boolean declines = declineReason != null && !declineReason.isBlank();
        if (declines && !(settings.declineReasons().containsKey(declineReason) && mayDecline(client))) {
            throw new RefusedException("Choose why the client declines.");
        }
        record(client, outermost(open), "END", open, null, reason, by);
        if (declines) {
            onboardings.decline(client, declineReason);
        }
        processes.end(client);
        moves.forgetDrafts(client);
    }

    /** A second click waits here, and then finds other steps. */
    private List<Step> locked(String client, String shown) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('client ' || :client))::text")
                .param("client", client)
                .query()
                .singleValue();
        List<Step> open = standings.open(List.of(client));
        if (open.isEmpty()) {
            throw new RefusedException("Nothing is open for this client (any more).");
        }
        if (!token(open).equals(shown)) {
            throw new RefusedException("The client has moved on since this page was shown. Reload it.");
        }
        return open;
    }

    private static String outermost(List<Step> open) {
        return open.stream()
                .filter(step -> step.kind() == Standings.Kind.CALL)
                .findAny()
                .orElse(open.get(0))
                .process();
    }

    private static List<Step> of(List<Step> open, String process) {
        return open.stream().filter(step -> step.process().equals(process)).toList();
    }

    private void record(
            String client, String process, String kind, List<Step> from, String to, String reason, String by) {
        jdbc.sql("""
                        INSERT INTO vip.intervention (client, process, kind, from_steps, to_step, person, at, reason)
                        VALUES (:client, :process, :kind, :from, :to, :by, :now, :reason)
                        """)
                .param("client", client)
                .param("process", process)
                .param("kind", kind)
                .param("from", from.stream().map(Step::element).sorted().collect(Collectors.joining(",")))
                .param("to", to)
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .param("reason", Texts.require("The reason", reason, LONGEST_REASON))
                .update();
    }
}
