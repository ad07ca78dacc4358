package vip.approvals.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which column is which. */
class HeaderTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "  NAME ",
                "Наименование контрагента",
                "НАИМЕНОВАНИЕ\u00A0 контрагента *",
                "\"Наименование\nконтрагента\"",
                "«Наименование» контрагента*:",
                "'Клиент' :",
                "клиент\u200B"
            })
    void aHeaderIsKnownHoweverItIsWritten(String header) {
        assertThat(Upload.csv(header + ";amount\nA;1\n").values()).containsExactly("2|A|1");
    }

    @Test
    void yoAndYeAreOneLetter() {
        assertThat(Headings.plain("Учётный счЁт")).isEqualTo(Headings.plain("учетный счет"));
        assertThat(Headings.plain("Учe\u0308т")).isNotEqualTo(Headings.plain("Учёт"));
        assertThat(Headings.plain("Уче\u0308т")).isEqualTo(Headings.plain("Учёт"));
    }

    @Test
    void otherColumnsAreIgnoredAndReported() {
        Upload upload = Upload.csv("№;Клиент;;Откуда узнали*:;№\n1;A;;x;1\n");

        assertThat(upload.values()).containsExactly("2|A|");
        assertThat(upload.summary).isEqualTo(new SheetSummary("", 1, List.of("№", "Откуда узнали*:", "№")));
    }

    @Test
    void aMissingColumnIsRefusedWithWhatWasFound() {
        assertThat(Upload.refusal("\nГород;Сумма,\u00A0руб.\nТомск;1\n"))
                .isEqualTo("There is no column \"name\". Row 2 must name the columns; it has: Город, Сумма, руб..");
    }

    @Test
    void whatWasFoundIsShortened() {
        String wide = IntStream.rangeClosed(1, 21).mapToObj(n -> "c" + n).collect(Collectors.joining(";"));

        assertThat(Upload.refusal(wide + "\n")).endsWith("c19, c20, ….");
        assertThat(Upload.refusal("x".repeat(41) + "\n")).endsWith(" " + "x".repeat(40) + "….");
    }

    @Test
    void aColumnThatStandsThereTwiceIsRefused() {
        assertThat(Upload.refusal("Клиент;name\nA;B\n"))
                .isEqualTo("Two columns are named \"name\". Leave only one of them.");
    }

    @Test
    void aFileWithoutRowsIsRefused() {
        assertThat(Upload.refusal("name;amount\n;\n")).isEqualTo("The file has a header and no rows below it.");
        assertThat(Upload.refusal("\n \n")).isEqualTo("The file is empty. Its first row must name the columns.");
        assertThat(Upload.refusal("")).isEqualTo("The file is empty. Its first row must name the columns.");
    }

    @Test
    void theProgramMayNotAskForWhatCannotBe() {
        SheetRow row = Upload.csv("name\nA\n").rows.get(0);

        assertThatThrownBy(() -> row.text("nmae")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Headings.of(
                        1, List.of(), List.of(SheetColumn.optional("a", "счёт"), SheetColumn.optional("b", "Счет"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
