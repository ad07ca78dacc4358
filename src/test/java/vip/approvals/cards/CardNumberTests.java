package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that was mistyped is found before it reaches anybody. */
class CardNumberTests {

    private static final String WRONG_CHECK_DIGIT =
            "The check digit of this card number is wrong: a digit was mistyped, or two were exchanged.";

    @ParameterizedTest
    @CsvSource({
        "9643, 0, 9643000000000004",
        "9643, 1, 9643000000000012",
        "9643, 99999999999, 9643999999999995",
        "9, 12345, 9000000000123456",
        "96430000000000, 7, 9643000000000079",
        "0, 0, 0000000000000000"
    })
    void aNumberIsIssuerSerialAndCheckDigit(String issuer, long serial, String number) {
        assertThat(CardNumber.of(issuer, serial)).hasToString(number);
    }

    /** Numbers that card schemes publish for tests. */
    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "4012888888881881", "5555555555554444", "5105105105105100"})
    void publishedTestNumbersAreValidAndComeOutOfTheirParts(String published) {
        assertThat(CardNumber.parse(published)).hasToString(published);
        assertThat(CardNumber.of(published.substring(0, 6), Long.parseLong(published.substring(6, 15))))
                .hasToString(published);
    }

    @Test
    void peopleReadAndWriteItInGroupsOfFour() {
        CardNumber number = CardNumber.of("9643", 1);

        assertThat(number.grouped()).isEqualTo("9643 0000 0000 0012");
        assertThat(List.of(
                        "9643000000000012",
                        "9643 0000 0000 0012",
                        "  9643 0000 0000 0012\n",
                        "9643\u00A00000\u00A00000\u00A00012"))
                .allSatisfy(text -> assertThat(CardNumber.parse(text)).isEqualTo(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "964300000000001",
                "96430000000000120",
                "9643 0000 0000 001",
                "9643  0000 0000 0012",
                "9643 00000000 0012",
                "96 43000000000012",
                "9643-0000-0000-0012",
                "9643\n0000\n0000\n0012",
                "964300000000001O",
                "٩٦٤٣٠٠٠٠٠٠٠٠٠٠١٢"
            })
    void whatIsNotSixteenDigitsIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CardNumber.parse(text))
                .withMessage("A card number has 16 digits, together or in groups of four.");
    }

    static Stream<CardNumber> numbers() {
        return LongStream.of(0, 1, 9, 90, 12_345_678_901L, 90_909_090_909L, 99_999_999_999L)
                .mapToObj(serial -> CardNumber.of("9643", serial));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyMistypedDigitIsFound(CardNumber number) {
        for (int position = 0; position < 16; position++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var mistyped = new StringBuilder(number.digits());
                mistyped.setCharAt(position, digit);
                if (digit != number.digits().charAt(position)) {
                    isFound(mistyped.toString());
                }
            }
        }
    }

    /** All pairs of digits at all positions. */
    @Test
    void everyExchangeOfNeighboursIsFoundButThatOfNineAndZero() {
        for (int pair = 0; pair < 100; pair++) {
            for (int position = 0; position < 14; position++) {
                String start = "5".repeat(position) + "%02d".formatted(pair);
                isFoundWhenExchanged(CardNumber.of(start.substring(0, 1), serial(start)), position);
            }
        }
    }

    /** The last digit before the check digit, and the check digit itself. */
    @Test
    void anExchangeWithTheCheckDigitIsFoundToo() {
        IntStream.range(0, 100).forEach(serial -> isFoundWhenExchanged(CardNumber.of("9643", serial), 14));
    }

    private static long serial(String start) {
        return Long.parseLong((start.substring(1) + "0".repeat(14)).substring(0, 14));
    }

    private static void isFoundWhenExchanged(CardNumber number, int position) {
        String digits = number.digits();
        String pair = digits.substring(position, position + 2);
        if (pair.charAt(0) != pair.charAt(1) && !pair.equals("09") && !pair.equals("90")) {
            isFound(digits.substring(0, position) + pair.charAt(1) + pair.charAt(0) + digits.substring(position + 2));
        }
    }

    private static void isFound(String number) {
        assertThatIllegalArgumentException()
                .as(number)
                .isThrownBy(() -> CardNumber.parse(number))
                .withMessage(WRONG_CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "9643, 100000000000, 'The issuer 9643 leaves 11 digits for the serial number, and 100000000000 does not fit.'",
        "9643, -1, 'The issuer 9643 leaves 11 digits for the serial number, and -1 does not fit.'",
        "96430000000000, 10, 'The issuer 96430000000000 leaves 1 digits for the serial number, and 10 does not fit.'",
        "964300000000000, 1, 'An issuer is 1 to 14 digits, not \"964300000000000\".'",
        "'', 1, 'An issuer is 1 to 14 digits, not \"\".'",
        "96a3, 1, 'An issuer is 1 to 14 digits, not \"96a3\".'"
    })
    void aSerialNumberThatDoesNotFitIsRefused(String issuer, long serial, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CardNumber.of(issuer, serial))
                .withMessage(sentence);
    }
}
