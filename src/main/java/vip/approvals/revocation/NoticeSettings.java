package vip.approvals.revocation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param language of clients for whom billing gives none
 * @param lookForCures pause between two looks at grounds that may have been cured
 * @param contacts whom a client may ask, by branch
 */
@Validated
@ConfigurationProperties("vip.notices")
record NoticeSettings(
        @NotNull @Pattern(regexp = "ru|en") String language,
        @NotNull @DurationMin(minutes = 1) Duration lookForCures,
        @NotNull Map<String, @NotBlank String> contacts) {}
