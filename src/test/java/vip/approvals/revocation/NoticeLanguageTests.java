package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.revocation.NoticeLanguage.EN;
import static vip.approvals.revocation.NoticeLanguage.RU;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vip.approvals.calendar.Quarter;

/** Days, amounts and numbers as a client reads them; {@code _} stands for the blank that ends no line. */
class NoticeLanguageTests {

    @ParameterizedTest
    @CsvSource({
        "0, кварталов",
        "1, квартал",
        "2, квартала",
        "4, квартала",
        "5, кварталов",
        "11, кварталов",
        "12, кварталов",
        "14, кварталов",
        "15, кварталов",
        "20, кварталов",
        "21, квартал",
        "22, квартала",
        "25, кварталов",
        "101, квартал",
        "111, кварталов",
        "112, кварталов",
        "122, квартала"
    })
    void aRussianNumberChoosesTheFormOfItsWord(int number, String word) {
        assertThat(RU.count(number)).isEqualTo(number + "\u00A0" + word);
    }

    @ParameterizedTest
    @CsvSource({"0, quarters", "1, quarter", "2, quarters", "21, quarters"})
    void anEnglishOneHasTwo(int number, String word) {
        assertThat(EN.count(number)).isEqualTo(number + "\u00A0" + word);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 31_января 2026_г., 31_January 2026",
        "2026-04-01, 1_апреля 2026_г., 1_April 2026",
        "2026-05-09, 9_мая 2026_г., 9_May 2026",
        "2026-08-02, 2_августа 2026_г., 2_August 2026"
    })
    void aDayHasItsMonthInWords(LocalDate day, String russian, String english) {
        assertThat(blanksShown(RU.day(day))).isEqualTo(russian);
        assertThat(blanksShown(EN.day(day))).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "15000; RUB; 15_000,00_руб.; RUB_15,000.00",
                "0.5; RUB; 0,50_руб.; RUB_0.50",
                "999.99; USD; 999,99_USD; USD_999.99",
                "1234567.89; RUB; 1_234_567,89_руб.; RUB_1,234,567.89"
            })
    void anAmountIsWrittenAsTheLanguageDoes(BigDecimal amount, String currency, String russian, String english) {
        assertThat(blanksShown(RU.money(amount, currency))).isEqualTo(russian);
        assertThat(blanksShown(EN.money(amount, currency))).isEqualTo(english);
    }

    @Test
    void quartersAreListed() {
        List<Quarter> quarters = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new Quarter(2025, number))
                .toList();

        assertThat(blanksShown(RU.listed(quarters.subList(0, 1)))).isEqualTo("I_квартал 2025_г.");
        assertThat(blanksShown(RU.listed(quarters.subList(2, 4))))
                .isEqualTo("III_квартал 2025_г. и IV_квартал 2025_г.");
        assertThat(blanksShown(EN.listed(quarters.subList(0, 1)))).isEqualTo("the first quarter of_2025");
        assertThat(blanksShown(EN.listed(quarters.subList(1, 4))))
                .isEqualTo("the second quarter of_2025, the third quarter of_2025 and the fourth quarter of_2025");
    }

    @Test
    void theServersOwnLanguageChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr"));
            assertThat(List.of(RU.code(), EN.code())).containsExactly("ru", "en");
            assertThat(EN.money(new BigDecimal("1234"), "RUB")).isEqualTo("RUB\u00A01,234.00");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String blanksShown(String text) {
        return text.replace('\u00A0', '_');
    }
}
