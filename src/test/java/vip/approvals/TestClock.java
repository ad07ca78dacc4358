package vip.approvals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The product's and the engine's clock in tests: stands still until a test moves it. */
@Component
@Primary
public class TestClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Novosibirsk");

    private volatile Instant now = Instant.now();

    /** Nine o'clock on that day, in the programme's time zone. */
    public void set(LocalDate day) {
        set(day.atTime(LocalTime.of(9, 0)));
    }

    public void set(LocalDateTime time) {
        now = time.atZone(ZONE).toInstant();
        ClockUtil.setCurrentTime(Date.from(now));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
