package vip.approvals.outbox;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param every pause between two runs of delivery
 * @param warnAfter so many failed attempts put a message into the log's warnings
 * @param keep how long what was sent stays in the table
 */
@Validated
@ConfigurationProperties("vip.outbox")
record OutboxSettings(
        @NotNull @DurationMin(seconds = 1) Duration every,
        @Min(1) int warnAfter,
        @NotNull @DurationMin(days = 1) Duration keep) {}
