package vip.approvals.spreadsheets;

/**
 * A value as a person has written it.
 *
 * @param value null if it is blank or bad
 * @param reason why it is bad and what to write instead, as the rest of a sentence that begins with the column; null if
 *     it is good or blank
 */
public record Parsed<T>(T value, String reason) {

    static <T> Parsed<T> good(T value) {
        return new Parsed<>(value, null);
    }

    static <T> Parsed<T> bad(String reason) {
        return new Parsed<>(null, reason);
    }

    static <T> Parsed<T> blank() {
        return new Parsed<>(null, null);
    }

    public boolean isBad() {
        return reason != null;
    }

    public boolean isBlank() {
        return value == null && reason == null;
    }
}
