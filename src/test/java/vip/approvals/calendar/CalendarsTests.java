package vip.approvals.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vip.approvals.start.StartRefusedException;

/** Which calendars there are, and what is wrong with one that is refused. */
class CalendarsTests {

    private static final String HEAD = "# a correction\nversion,2027-03-01\nknown,2026 2027\n\n";

    @TempDir
    Path folder;

    @Test
    void bothOfficialCalendarsComeWithTheProduct() {
        Calendars calendars = CalendarFolder.shipped("RU", true);
        assertThat(calendars.of("RU").version()).isEqualTo("2026-09-02");
        assertThat(calendars.of("CN").version()).isEqualTo("2025-11-04");
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> calendars.of("NO"))
                .withMessage("There is no calendar \"NO\". There are [CN, RU].");
    }

    @Test
    void anOperatorsCalendarReplacesTheProductsOwnAndLeavesTheOthers() throws IOException {
        write("ru.csv", HEAD + "2027-02-24,OFF,snow, much of it\r\n2027-02-20,WORKING,moved\r\n");
        write("notes.txt", "no calendar");
        Calendars calendars = CalendarFolder.read(folder);
        WorkingCalendar corrected = calendars.of("RU");
        assertThat(corrected.workingDays(LocalDate.of(2027, 2, 22), 2))
                .isEqualTo(new Deadline(
                        LocalDate.of(2027, 2, 22),
                        Span.of("2 working days"),
                        LocalDate.of(2027, 2, 25),
                        "RU 2027-03-01",
                        "2 working days after Mon 22 Feb 2027: Tue 23 Feb, Thu 25 Feb; off: 24 Feb snow, much of it"
                                + " (RU calendar 2027-03-01)"));
        assertThat(corrected.isWorkingDay(LocalDate.of(2027, 2, 20))).isTrue();
        assertThat(calendars.of("CN").version()).isEqualTo("2025-11-04");
    }

    @Test
    void aCompanyMayAddACalendar() throws IOException {
        write("no.csv", HEAD);
        assertThat(CalendarFolder.read(folder).of("NO").version()).isEqualTo("2027-03-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "2027-02-30,OFF,a~5~Text '2027-02-30' could not be parsed: Invalid date 'FEBRUARY 30'",
                "2025-12-31,OFF,a~5~2025 is not named in a line known,<years> above",
                "2027-02-22,OFF,a@2027-02-22,OFF,b~6~2027-02-22 is there twice",
                "2027-02-22,off,a~5~\"off\" is neither OFF nor WORKING",
                "2027-02-21,OFF,a~5~2027-02-21 is a day off anyway",
                "2027-02-22,WORKING,a~5~2027-02-22 is a working day anyway",
                "2027-02-22,OFF, ~5~it does not say why",
                "2027-02-22,OFF~5~write version,<text> or known,<years> or <date>,OFF|WORKING,<why>",
                "2027-02-22;OFF;a~5~write version,<text> or known,<years> or <date>,OFF|WORKING,<why>",
                "known,2027 next~5~For input string: \"next\"",
                "version, ~5~the version is empty"
            },
            quoteCharacter = '`',
            maxCharsPerColumn = 200)
    void aMalformedCalendarIsRefusedWithFileLineAndReason(String lines, int line, String reason) throws IOException {
        isRefused(HEAD + lines.replace('@', '\n') + "\n2027-03-01,OFF,c\n", line, reason);
    }

    @Test
    void aCalendarNeedsAVersionAndItsYears() throws IOException {
        isRefused("known,2027\n", 1, "there is no line version,<text>");
        isRefused("version,1\n", 1, "there is no line known,<years>");
        isRefused("", 0, "there is no line version,<text>");
    }

    @Test
    void aFolderOrFileThatCannotBeReadIsRefused() throws IOException {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> CalendarFolder.read(folder.resolve("nowhere")))
                .withMessageContaining("nowhere");
        Files.write(folder.resolve("ru.csv"), new byte[] {'#', (byte) 0xff, '\n'});
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> CalendarFolder.read(folder))
                .withMessageContaining(folder.toString());
    }

    private void isRefused(String text, int line, String reason) throws IOException {
        Path file = write("ru.csv", text);
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> CalendarFolder.read(folder))
                .withMessage("The calendar %s cannot be used, line %d: %s.".formatted(file, line, reason));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
