package vip.approvals.onboarding.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.MoveTarget;
import vip.approvals.onboarding.MoveTarget.Plan;
import vip.approvals.onboarding.MoveTarget.Start;
import vip.approvals.onboarding.Progress;

/** Where an administrator may move an onboarding, and what each step needs to be walked on from. */
@Configuration(proxyBeanMethods = false)
class OnboardingMoves {

    private final Progress progress;
    private final Clock clock;

    OnboardingMoves(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    @Bean
    MoveTarget toFirstSms() {
        return target(
                OnboardingProcess.FIRST_SMS,
                "Send first SMS",
                "The first contact begins anew. A card that is on its way is blocked.",
                (client, variables) -> beforeContact(client, OnboardingProcess.FIRST_SMS));
    }

    @Bean
    MoveTarget toFirstCall() {
        return target(
                OnboardingProcess.FIRST_CALL,
                "Call the client",
                "Due as long after the first SMS as the rules say. A card that is on its way is blocked.",
                (client, variables) -> {
                    requireSms(variables);
                    return beforeContact(client, OnboardingProcess.FIRST_CALL);
                });
    }

    @Bean
    MoveTarget toTryAgain() {
        return target(
                OnboardingProcess.TRY_AGAIN,
                "Try to reach the client",
                "A week of attempts begins today. A card that is on its way is blocked.",
                (client, variables) -> {
                    requireSms(variables);
                    return beforeContact(client, OnboardingProcess.TRY_AGAIN)
                            .with(Map.of(
                                    OnboardingProcess.WEEKLY.name(),
                                    true,
                                    OnboardingProcess.WEEK.name(),
                                    LocalDate.now(clock).toString()));
                });
    }

    @Bean
    MoveTarget toCardAndTerms() {
        return target(
                OnboardingProcess.CONTACTED,
                "Issue card, and agree personal terms",
                "Both begin anew. A card that is on its way is blocked, and a new one is ordered.",
                (client, variables) -> {
                    requireContact(client);
                    return beforeContact(client, OnboardingProcess.CONTACTED);
                });
    }

    @Bean
    MoveTarget toCard() {
        return target(
                OnboardingProcess.ISSUE_CARD,
                "Issue card",
                "A card that is on its way is blocked, and a new one is ordered. The terms stay as they are filed.",
                (client, variables) -> {
                    requireContact(client);
                    if (!progress.hasTerms(client)) {
                        throw new RefusedException("No personal terms are filed yet; the card alone would not do.");
                    }
                    return beforeContact(client, OnboardingProcess.ISSUE_CARD, OnboardingProcess.ALL_DONE);
                });
    }

    @Bean
    MoveTarget toTerms() {
        return target(
                OnboardingProcess.PERSONAL_TERMS,
                "Agree personal terms",
                "The card stays in the client's hand.",
                (client, variables) -> {
                    requireCard(client);
                    return Start.at(OnboardingProcess.PERSONAL_TERMS, OnboardingProcess.ALL_DONE);
                });
    }

    @Bean
    MoveTarget toCompletion() {
        return target(
                OnboardingProcess.COMPLETE, "Complete onboarding", "The client is received.", (client, variables) -> {
                    requireCard(client);
                    if (!progress.hasTerms(client)) {
                        throw new RefusedException("No personal terms are filed yet (SIB-35).");
                    }
                    return Start.at(OnboardingProcess.COMPLETE);
                });
    }

    private static MoveTarget target(String element, String title, String effect, Plan plan) {
        return new MoveTarget(OnboardingProcess.KEY, element, title, effect, plan);
    }

    /** After the hand-over nothing would end the second issuance: the client has a card that works. */
    private Start beforeContact(String client, String... elements) {
        if (progress.hasCard(client)) {
            throw new RefusedException("The card is in the client's hand; what comes before is over.");
        }
        return Start.at(elements);
    }

    private void requireContact(String client) {
        if (!progress.isContacted(client)) {
            throw new RefusedException("Nothing is known from a first contact yet (GT-17).");
        }
    }

    private void requireCard(String client) {
        if (!progress.hasCard(client)) {
            throw new RefusedException("The client has not got a card yet.");
        }
    }

    private static void requireSms(Map<String, Object> variables) {
        if (variables.get(OnboardingProcess.SMS_DAY.name()) == null) {
            throw new RefusedException("There has been no first SMS, on whose day the time begins (GT-16).");
        }
    }
}
