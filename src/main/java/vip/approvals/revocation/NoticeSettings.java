package vip.approvals.revocation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param language of clients for whom billing gives none
 * @param effectiveTime on the effective date, until when a payment that billing tells of cures the ground (AMB-17)
 * @param lookForCures pause between two looks at grounds that may have been cured
 * @param contacts whom a client may ask, by branch
 */
@Validated
@ConfigurationProperties("vip.notices")
record NoticeSettings(
        @NotNull @Pattern(regexp = "ru|en") String language,
        @NotNull LocalTime effectiveTime,
        @NotNull @DurationMin(minutes = 1) Duration lookForCures,
        @NotNull Map<String, @NotBlank String> contacts) {}
