package vip.approvals.calendar;

import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;

/**
 * When a task is due: so many calendar days after the day on which it arrives, at the end of that day in the
 * programme's time zone; one that ends on a day off stays there (AMB-42). Diagrams ask for it by the step's name.
 */
@Component("deadlines")
public class Deadlines {

    private final Settings settings;
    private final Clock clock;

    Deadlines(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the settings name no such step */
    public Date due(String step) {
        Integer days = settings.deadlines().get(step);
        if (days == null) {
            throw new IllegalArgumentException("vip.deadlines.%s is not set".formatted(step));
        }
        return Date.from(LocalDate.now(clock)
                .plusDays(days)
                .atTime(LocalTime.of(23, 59, 59))
                .atZone(clock.getZone())
                .toInstant());
    }

    /** @param deadlines step to calendar days */
    @Validated
    @ConfigurationProperties("vip")
    record Settings(Map<String, @Min(0) Integer> deadlines) {}
}
