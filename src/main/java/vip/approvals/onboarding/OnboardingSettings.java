package vip.approvals.onboarding;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param trainingMonths how long a passed final test counts (FRM-11: twice a year; FRM-12)
 * @param firstSms what the first SMS proposes; {@code {manager}} and {@code {programme}} are filled in
 * @param cardSms the same for a card that has arrived
 * @param declineReasons code to words
 */
@Validated
@ConfigurationProperties("vip.onboarding")
record OnboardingSettings(
        @Min(1) int trainingMonths,
        @NotBlank String firstSms,
        @NotBlank String cardSms,
        @NotEmpty Map<@NotBlank String, @NotBlank String> declineReasons) {}
