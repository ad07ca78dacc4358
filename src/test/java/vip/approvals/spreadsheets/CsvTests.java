package vip.approvals.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as people and their programs write it. */
class CsvTests {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Charset UTF_16_WITH_MARK = StandardCharsets.UTF_16;

    @Test
    void everyEncodingOfARussianSpreadsheetIsRead() {
        String text = "Наименование контрагента;Сумма, руб.\nООО «Ромашка» №1;10\n";
        List<String> values = List.of("2|ООО «Ромашка» №1|10");

        assertThat(Upload.csv(text).values()).isEqualTo(values);
        assertThat(Upload.csv("\uFEFF" + text).values()).isEqualTo(values);
        assertThat(Upload.csv(text, WINDOWS_1251).values()).isEqualTo(values);
        assertThat(Upload.csv(text, UTF_16_WITH_MARK).values()).isEqualTo(values);
        assertThat(Upload.csv("\uFEFF" + text, StandardCharsets.UTF_16LE).values())
                .isEqualTo(values);
    }

    @Test
    void aByteThatWindows1251DoesNotKnowIsNamedAndNotGuessed() {
        byte[] file = "name\nПётр?\n".getBytes(WINDOWS_1251);
        file[file.length - 2] = (byte) 0x98;

        assertThat(Upload.of("clients.csv", file)
                        .rows
                        .get(0)
                        .read("name", Values::text)
                        .reason())
                .startsWith("has characters that were lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void theSeparatorIsFoundInTheHeader(String separator) {
        assertThat(Upload.csv("name%samount\nA%s1\n".replace("%s", separator)).values())
                .containsExactly("2|A|1");
    }

    @Test
    void theSeparatorIsTheOneThatMakesTheHeaderNameTheColumns() {
        assertThat(Upload.csv("Примечание, если есть, и т.д.;\"Сумма, руб.\";Клиент\n;1;A\n")
                        .values())
                .containsExactly("2|A|1");
        assertThat(Upload.csv("Клиент;Сумма, руб.\nA;1\n").values()).containsExactly("2|A|1");
        assertThat(Upload.csv("Клиент,\"Сумма, руб.\",\"a;b;c;d\"\nA,1,x\n").values())
                .containsExactly("2|A|1");
        assertThat(Upload.csv("name\nA, B\n").values()).containsExactly("2|A, B|");
    }

    @Test
    void quotationMarksHoldSeparatorsLineBreaksAndThemselves() {
        assertThat(Upload.csv("name;amount\r\n\"ООО \"\"Ромашка\"\"; Барнаул\nВторая строка\";1\r\nООО \"Б\";2\r\n")
                        .values())
                .containsExactly("2|ООО \"Ромашка\"; Барнаул\nВторая строка|1", "3|ООО \"Б\"|2");
    }

    @Test
    void rowsAreCountedAsTheSpreadsheetCountsThem() {
        assertThat(Upload.csv("\n;;\nname;amount\n\nA;1\n \u00A0;\n\nB;2").values())
                .containsExactly("5|A|1", "8|B|2");
    }

    @Test
    void blanksAtTheEndOfARowMayBeLeftOutAndAddedButValuesMayNot() {
        assertThat(Upload.csv("name;amount\nA\nB;2;;\n").values()).containsExactly("2|A|", "3|B|2");
        assertThat(Upload.refusal("name;amount\nA;1\nООО; Барнаул;2\n"))
                .isEqualTo("Row 3 has more values than the header has columns. A value that holds the separator needs"
                        + " quotation marks around it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"2|name;amount%n\"A;1%nB;2%n", "3|name;amount%nA;1%n\"B\" C;2%n", "1|\"name;amount%nA;1%n"})
    void aQuotationMarkThatIsNotClosedIsRefusedWithItsRow(int row, String text) {
        assertThat(Upload.refusal(text.formatted()))
                .isEqualTo("Row %d cannot be read: a quotation mark is not closed, or text follows a closing one."
                        .formatted(row));
    }

    @Test
    void aQuotationMarkThatIsNotClosedDoesNotSwallowALargeFile() {
        assertThat(Upload.refusal("name\nA\n\"B\n" + "C\n".repeat(600_000))).startsWith("Row 3 cannot be read");
    }

    @Test
    void aValueMayHave10000CharactersAndNoMore() {
        assertThat(Upload.csv("name\n" + "Ж".repeat(10_000) + "\n").name()).hasSize(10_000);
        assertThat(Upload.refusal("name;amount\nA;" + "Ж".repeat(10_001) + "\n"))
                .isEqualTo("The value in row 2, column B is longer than 10,000 characters.");
    }

    @Test
    void aFileMayHave200ColumnsAndNoMore() {
        String header = IntStream.rangeClosed(2, 200).mapToObj(n -> ";c" + n).collect(Collectors.joining());

        assertThat(Upload.csv("name" + header + "\nA\n").summary.ignored()).hasSize(199);
        assertThat(Upload.refusal("name" + header + ";one more\nA\n"))
                .isEqualTo("Row 1 has values in more than 200 columns. Leave only what is needed.");
    }

    @Test
    void aFileMayHave200000RowsAndNoMore() {
        String rows = "name\n" + "A\n\n".repeat(200_000);

        assertThat(Upload.csv(rows).summary.rows()).isEqualTo(200_000);
        assertThat(Upload.refusal(rows + "A\n"))
                .isEqualTo("The file has more than 200,000 rows. Split it into several files.");
    }

    /** A file that never ends: if anything waited for its end, this test would not end either. */
    @Test
    void rowsAreHandedOverWhileTheFileIsStillRead() {
        AtomicLong produced = new AtomicLong();
        Reader endless = new Reader() {
            @Override
            public int read(char[] to, int from, int length) {
                String row = produced.getAndIncrement() == 0 ? "name\n" : "A\n";
                row.getChars(0, row.length(), to, from);
                return row.length();
            }

            @Override
            public void close() {}
        };
        Table table = new Table(Upload.COLUMNS, row -> {
            if (row.number() == 1_000) {
                throw new IOException("enough, after %d rows".formatted(produced.get()));
            }
        });

        assertThatThrownBy(() -> CsvFile.rows(endless, ';', table)).hasMessageMatching("enough, after 1\\d{3} rows");
    }
}
