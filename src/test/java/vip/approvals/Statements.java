package vip.approvals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** SQL statements, counted by what Spring (the product's own) and MyBatis (the engine's) say of them in the log. */
public final class Statements {

    /** The COPY of an upload is none of them. */
    public record Count(int product, int engine) {}

    private static final List<Logger> LOGGERS = Stream.of(
                    "org.springframework.jdbc.core.JdbcTemplate", "org.camunda.bpm.engine.impl.persistence.entity")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();

    private Statements() {}

    /** The product's own. */
    public static int of(Runnable work) {
        return count(work).product();
    }

    public static Count count(Runnable work) {
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        LOGGERS.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(events);
        });
        try {
            work.run();
        } finally {
            LOGGERS.forEach(logger -> {
                logger.detachAppender(events);
                logger.setAdditive(true);
                logger.setLevel(null);
            });
        }
        return new Count(beginning(events, "Executing prepared SQL statement"), beginning(events, "==>  Preparing"));
    }

    private static int beginning(ListAppender<ILoggingEvent> events, String text) {
        return (int) events.list.stream()
                .filter(event -> event.getFormattedMessage().startsWith(text))
                .count();
    }
}
