package vip.approvals.clients;

import java.time.YearMonth;

/** How the values of a column are written. Checked by hand rather than by exceptions: files have millions of values. */
enum Format {
    /** A number of a client, account, subscriber, invoice or payment. */
    KEY("text") {
        @Override
        String reason(String value) {
            if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)) {
                return "has invisible characters; type it anew";
            }
            return value.length() > 40 ? "is longer than 40 characters" : null;
        }
    },
    NAME("text") {
        @Override
        String reason(String value) {
            return value.length() > 200 ? "is longer than 200 characters" : null;
        }
    },
    CLIENT_TYPE("text") {
        @Override
        String reason(String value) {
            return value.equals("ORGANISATION") || value.equals("PERSON") ? null : "must be ORGANISATION or PERSON";
        }
    },
    /** Of an organisation (10 digits) or a person (12). */
    TAX_ID("text") {
        @Override
        String reason(String value) {
            return value.matches("\\d{10}|\\d{12}") ? null : "must have 10 digits (organisation) or 12 (person)";
        }
    },
    END_REASON("text") {
        @Override
        String reason(String value) {
            return value.equals("LIQUIDATION") || value.equals("TERMINATION")
                    ? null
                    : "must be LIQUIDATION or TERMINATION";
        }
    },
    /** In which letters are written. */
    LANGUAGE("text") {
        @Override
        String reason(String value) {
            return value.equals("ru") || value.equals("en") ? null : "must be ru or en";
        }
    },
    /** As it stands on a letter; may have several lines. */
    ADDRESS("text") {
        @Override
        String reason(String value) {
            return value.length() > 500 ? "is longer than 500 characters" : null;
        }
    },
    EMAIL("text") {
        @Override
        String reason(String value) {
            return value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+") && value.length() <= 254
                    ? null
                    : "is no e-mail address";
        }
    },
    TIER("text") {
        @Override
        String reason(String value) {
            return value.equals("T1") || value.equals("T2") || value.equals("T3") ? null : "must be T1, T2 or T3";
        }
    },
    FLAG("boolean") {
        @Override
        String reason(String value) {
            return value.equals("true") || value.equals("false") ? null : "must be true or false";
        }
    },
    DATE("date") {
        @Override
        String reason(String value) {
            return isDate(value) ? null : "is not a date; write it like 2026-09-30";
        }
    },
    MONTH("date") {
        @Override
        String reason(String value) {
            return value.length() == 7 && isDate(value + "-01") ? null : "is not a month; write it like 2026-09";
        }

        @Override
        String stored(String value) {
            return value + "-01";
        }
    },
    /** May be negative: a credit. */
    AMOUNT("numeric(14, 2)") {
        @Override
        String reason(String value) {
            return amount(value);
        }
    },
    /** From 0 on: 0 is how an invoice or a payment is taken back. */
    UNSIGNED_AMOUNT("numeric(14, 2)") {
        @Override
        String reason(String value) {
            String reason = amount(value);
            return reason == null && value.charAt(0) == '-' ? "must not be negative" : reason;
        }
    };

    /** So that the sum of three months over many numbers still fits into the tables. */
    private static final int INTEGER_DIGITS = 9;

    final String sqlType;

    Format(String sqlType) {
        this.sqlType = sqlType;
    }

    /** Why the value is refused, as the rest of a sentence that begins with it; null if it is good. */
    abstract String reason(String value);

    /** A good value as PostgreSQL reads it. */
    String stored(String value) {
        return value;
    }

    private static boolean isDate(String value) {
        if (value.length() != 10 || value.charAt(4) != '-' || value.charAt(7) != '-') {
            return false;
        }
        int year = digits(value, 0, 4);
        int month = digits(value, 5, 7);
        int day = digits(value, 8, 10);
        return year >= 1900
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /** -1 if anything else than ASCII digits stands there. */
    private static int digits(String value, int from, int to) {
        int number = 0;
        for (int position = from; position < to; position++) {
            int digit = value.charAt(position) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static String amount(String value) {
        int start = value.charAt(0) == '-' ? 1 : 0;
        int point = value.indexOf('.');
        int end = point < 0 ? value.length() : point;
        if (end == start || !isDigits(value, start, end) || point == value.length() - 1) {
            return notAnAmount(value);
        }
        if (point >= 0 && !isDigits(value, point + 1, value.length())) {
            return notAnAmount(value);
        }
        if (point >= 0 && value.length() - point - 1 > 2) {
            return "has more than two decimals";
        }
        return end - start > INTEGER_DIGITS ? "is too large: at most 999999999.99" : null;
    }

    private static String notAnAmount(String value) {
        return value.indexOf(',') >= 0 || value.indexOf(' ') >= 0
                ? "must have a point before the decimals and no other separators, like 2100.50"
                : "is not an amount; write it like 2100.50";
    }

    private static boolean isDigits(String value, int from, int to) {
        for (int position = from; position < to; position++) {
            if (value.charAt(position) < '0' || value.charAt(position) > '9') {
                return false;
            }
        }
        return true;
    }
}
