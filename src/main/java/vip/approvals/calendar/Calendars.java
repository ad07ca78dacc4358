package vip.approvals.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vip.approvals.start.StartRefusedException;

/**
 * The official calendars, by id: those that come with the product, replaced or joined by the {@code <id>.csv} files in
 * {@code vip.calendar.directory}. Read once, at the start.
 */
@Component
public class Calendars {

    private static final Logger log = LoggerFactory.getLogger(Calendars.class);
    private static final List<String> SHIPPED = List.of("cn.csv", "ru.csv");
    private static final String ACTION = "Set vip.calendar.directory to a folder with calendars, or leave it empty.";

    private final Map<String, WorkingCalendar> calendars = new TreeMap<>();
    private final boolean shiftTerms;

    /** @throws StartRefusedException if the folder or a file in it cannot be read, naming file, line and reason */
    Calendars(CalendarSettings settings) {
        shiftTerms = settings.programme().termShiftNonWorking();
        for (String name : SHIPPED) {
            add(name, name, shipped(name));
        }
        if (!settings.calendar().directory().isBlank()) {
            addAll(Path.of(settings.calendar().directory()));
        }
    }

    /** @throws StartRefusedException if there is none with this id */
    public WorkingCalendar of(String id) {
        WorkingCalendar calendar = calendars.get(id);
        if (calendar == null) {
            throw new StartRefusedException(
                    "There is no calendar \"%s\". There are %s.".formatted(id, calendars.keySet()),
                    "Name one of them in the settings, or put %s.csv into vip.calendar.directory."
                            .formatted(id.toLowerCase(Locale.ROOT)));
        }
        return calendar;
    }

    private void addAll(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                add(file.getFileName().toString(), file.toString(), Files.readString(file));
                log.info("Calendar from {}", file);
            }
        } catch (IOException unreadable) {
            throw new StartRefusedException(
                    "The calendars in %s cannot be read: %s".formatted(folder, unreadable), ACTION);
        }
    }

    private void add(String name, String path, String text) {
        String id = name.substring(0, name.length() - ".csv".length()).toUpperCase(Locale.ROOT);
        calendars.put(
                id,
                new WorkingCalendar(CalendarFile.parse(id, path, text.lines().toList()), shiftTerms));
    }

    private static String shipped(String name) {
        try {
            return new ClassPathResource("calendars/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException("The product is incomplete: no calendar " + name, missing);
        }
    }
}
