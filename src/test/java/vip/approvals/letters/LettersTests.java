package vip.approvals.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.letters.Papers.CLOCK;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template prints what it is given, and can do nothing else. */
class LettersTests {

    private final Letters letters = new Letters(new Pdf(CLOCK), CLOCK);

    public record Outer(String inner) {}

    private final Map<String, Object> model = Map.of(
            "text",
            "<b>\"Smith & Sons\"</b>",
            "day",
            LocalDate.of(2026, 9, 30),
            "time",
            OffsetDateTime.of(2026, 9, 30, 17, 30, 0, 0, ZoneOffset.UTC),
            "record",
            new Outer("Ёлка"));

    @Test
    void textIsEscapedAndTimesAreThoseOfTheProgramme() {
        assertThat(letters.html("prints", model))
                .contains("&lt;b&gt;&quot;Smith &amp; Sons&quot;&lt;/b&gt; 30 Sep 2026 1 Oct 2026, 00:30 Ёлка");
    }

    @ParameterizedTest
    @ValueSource(strings = {"makes-an-object", "asks-the-api", "reaches-a-class"})
    void aTemplateMakesNoObjectsAndReachesNoClasses(String template) {
        assertThatThrownBy(() -> letters.html(template, model)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsMissingStopsThePaperBeforeAnythingIsWritten() {
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> letters.render("prints", Map.of("text", "x"), out))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The paper prints cannot be filled");
        assertThatThrownBy(() -> letters.render("no-such-paper", model, out))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The paper no-such-paper cannot be filled");
        assertThatThrownBy(() -> letters.render("../application", model, out))
                .isInstanceOf(IllegalStateException.class);
        assertThat(out.size()).isZero();
    }
}
