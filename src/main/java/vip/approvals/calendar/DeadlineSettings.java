package vip.approvals.calendar;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How much time each step has: {@code vip.deadlines.<step>}. */
@Validated
@ConfigurationProperties("vip")
public record DeadlineSettings(@NotNull Map<String, Span> deadlines) {

    /** @throws IllegalArgumentException if the settings name no such step */
    public Span span(String step) {
        Span span = deadlines.get(step);
        if (span == null) {
            throw new IllegalArgumentException("vip.deadlines.%s is not set".formatted(step));
        }
        return span;
    }
}
