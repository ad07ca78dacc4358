package vip.approvals.onboarding;

import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Standings.Rest;

/** Where a client stands while nothing is open, in words. */
@Component
class StandingWords {

    private final OnboardingSettings settings;

    StandingWords(OnboardingSettings settings) {
        this.settings = settings;
    }

    /** @param reason code, for who has declined */
    String of(Rest rest, String reason) {
        return switch (rest) {
            case OPEN -> "";
            case WAITING -> "approved, starts soon";
            case RECEIVED -> "received";
            case DECLINED -> "declined: " + settings.declineReasons().getOrDefault(reason, String.valueOf(reason));
            case ENDED -> "onboarding ended early";
            case NOT_RECEIVED -> "a VIP of billing's, not received";
            case FORMER -> "no VIP any more";
            case LOST -> "its process is gone: see Cockpit";
        };
    }
}
