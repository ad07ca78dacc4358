package vip.approvals.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as people write them. */
class ValuesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "0|0.00",
                "1234|1234.00",
                "1234,5|1234.50",
                "1234.50|1234.50",
                "1 234,50|1234.50",
                "1\u00A0234,50|1234.50",
                "1\u202F234\u202F567,89|1234567.89",
                "1'234.50|1234.50",
                "1’234’567|1234567.00",
                "1,234.50|1234.50",
                "1.234,50|1234.50",
                "1,234,567|1234567.00",
                "1.234.567|1234567.00",
                "1.234.567,8|1234567.80",
                "1 234|1234.00",
                "0,5|0.50",
                "007|7.00",
                "-12,30|-12.30",
                "\u2212 12|~bad~",
                "\u221212|-12.00",
                "999999999,99|999999999.99",
                "1234,50 руб.|1234.50",
                "1234,50руб|1234.50",
                "1 234,50 р.|1234.50",
                "1234.5 ₽|1234.50",
                "100 RUB|100.00",
                "100 РУБ.|100.00",
                "~ 12\u00A0~|12.00"
            })
    void amountsAreReadInManyWays(String text, String expected) {
        Parsed<BigDecimal> amount = Values.amount(text);
        if (expected.equals("bad")) {
            assertThat(amount.isBad()).isTrue();
        } else {
            assertThat(amount.value()).isEqualTo(new BigDecimal(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1.234", "12,345", "999.000", "-1,234", "1,234 руб."})
    void anAmountThatCanMeanTwoIsNotGuessed(String text) {
        assertThat(Values.amount(text).reason())
                .isEqualTo("can be read in two ways; write thousands without a separator and decimals as 1234,50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,123", "1234,567", "12.3456", "0.30000000000000004"})
    void anAmountHasTwoDecimals(String text) {
        assertThat(Values.amount(text).reason()).isEqualTo("has more than two decimals; round it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1234,",
                ",50",
                "1 23",
                "12 34,50",
                "1,234,50",
                "1.234.50",
                "1 234.567,00",
                "1,2,3",
                "--1",
                "+1",
                "1e5",
                "1,23E+11",
                "$100",
                "50%",
                "1 234 руб. 50 коп.",
                "(100)",
                "١٢٣",
                "0 123",
                "1\u00A0\u00A0234"
            })
    void whatIsNoAmountIsRefused(String text) {
        assertThat(Values.amount(text).reason()).isEqualTo("is not an amount; write it like 1234,50");
    }

    @Test
    void anAmountHasNineDigitsBeforeTheDecimals() {
        assertThat(Values.amount("000999999999").value()).isEqualTo(new BigDecimal("999999999.00"));
        assertThat(Values.amount("1000000000").reason()).isEqualTo("is too large: at most 999 999 999,99");
        assertThat(Values.amount("1".repeat(10_000)).isBad()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "да,true",
        "ДА,true",
        " Yes ,true",
        "true,true",
        "ИСТИНА,true",
        "1,true",
        "1.0,true",
        "'1,0',true",
        "нет,false",
        "no,false",
        "FALSE,false",
        "ложь,false",
        "0,false",
        "0.0,false"
    })
    void yesAndNoAreReadInManyWays(String text, boolean expected) {
        assertThat(Values.yesNo(text).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "может быть", "да нет", "1.1", "-"})
    void anythingElseIsNeitherYesNorNo(String text) {
        assertThat(Values.yesNo(text).reason()).isEqualTo("must be yes or no, or да or нет");
    }

    @ParameterizedTest
    @CsvSource({
        "КЛ-001,КЛ-001",
        "000123,000123",
        "42.0,42",
        "'42,00',42",
        "123456789012,123456789012",
        "40702810000000000001,40702810000000000001",
        "12E3,12E3",
        "1.5,1.5",
        "' 7 ',7"
    })
    void identifiersStayAsTheyAre(String text, String expected) {
        assertThat(Values.identifier(text).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23457E+11", "1.23457e+11", "1E+12", "7,9E+10"})
    void anIdentifierThatLostItsDigitsIsRefused(String text) {
        assertThat(Values.identifier(text).reason()).startsWith("is written like 1,23E+11, so digits are lost");
        assertThat(Values.inn(text).reason()).startsWith("is written like 1,23E+11, so digits are lost");
    }

    @Test
    void anIdentifierHas40VisibleCharacters() {
        assertThat(Values.identifier("x".repeat(40)).isBad()).isFalse();
        assertThat(Values.identifier("x".repeat(41)).reason()).isEqualTo("is longer than 40 characters");
        assertThat(Values.identifier("КЛ\u00AD-1").reason()).isEqualTo("has invisible characters; type it anew");
        assertThat(Values.identifier("КЛ\n1").reason()).isEqualTo("has invisible characters; type it anew");
    }

    @ParameterizedTest
    @CsvSource({
        "7707083893,7707083893",
        "7707083893.0,7707083893",
        "500100732259,500100732259",
        "0105000015,0105000015",
        "105000015,0105000015",
        "10500000157,010500000157"
    })
    void aTaxNumberIsReadAndALostZeroPutBack(String text, String expected) {
        assertThat(Values.inn(text).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7707083894", "7707083983", "500100732269", "500100732258", "0000000000", "000000000000"})
    void aTaxNumberWhoseCheckDigitsDoNotFitIsRefused(String text) {
        assertThat(Values.inn(text).reason())
                .isEqualTo("is not a tax number: its check digits do not fit, so a digit is wrong");
    }

    @Test
    void aTaxNumberIsNotMadeUp() {
        assertThat(Values.inn("770708389").reason())
                .isEqualTo("is not a tax number: it has 9 digits, and a zero at the front does not make it one");
        assertThat(Values.inn("50010073225").reason()).contains("it has 11 digits");
        for (String text : new String[] {"12345678", "1234567890123", "77-07083893", "ИНН"}) {
            assertThat(Values.inn(text).reason())
                    .isEqualTo("is not a tax number; it has 10 digits for an organisation and 12 for a person");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00A0\u202F", "\t"})
    void aBlankIsNeitherGoodNorBad(String blank) {
        assertThat(Values.amount(blank)).isEqualTo(Parsed.blank());
        assertThat(Values.yesNo(blank).isBlank()).isTrue();
        assertThat(Values.identifier(blank).isBlank()).isTrue();
        assertThat(Values.inn(blank).isBlank()).isTrue();
        assertThat(Values.text(blank).isBlank()).isTrue();
    }

    @Test
    void textsKeepTheirLinesAndHaveNoControlCharacters() {
        assertThat(Values.text("\u00A0ООО «Ромашка»\nБарнаул ").value()).isEqualTo("ООО «Ромашка»\nБарнаул");
        assertThat(Values.text("a\u0007b").reason()).isEqualTo("has control characters; type it anew");
    }
}
