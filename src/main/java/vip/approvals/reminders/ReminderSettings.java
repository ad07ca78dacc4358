package vip.approvals.reminders;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param baseUrl how people reach the product, without a path
 * @param every pause between two runs
 */
@Validated
@ConfigurationProperties("vip.mail")
record ReminderSettings(
        @NotNull
        @Pattern(regexp = "https?://[^/?#\\s]+", message = "must be like https://vip.company.example, without a path")
        String baseUrl,

        @NotNull @DurationMin(seconds = 1) Duration every) {}
