package vip.approvals.web;

import vip.approvals.engine.RefusedException;

/** Text that people type: kept as it is typed, within a length, without control characters. */
public final class Texts {

    private Texts() {}

    /**
     * @return the text without blanks at its ends
     * @throws RefusedException if it is empty, too long, or holds a character that no form can show
     */
    public static String require(String what, String text, int longest) {
        String trimmed = text == null ? "" : text.strip();
        if (trimmed.isEmpty()) {
            throw new RefusedException(what + " is empty.");
        }
        if (trimmed.length() > longest) {
            throw new RefusedException(
                    "%s has %,d characters; %,d are allowed.".formatted(what, trimmed.length(), longest));
        }
        if (!isStorable(trimmed)) {
            throw new RefusedException(what + " holds a control character. Type it again without it.");
        }
        return trimmed;
    }

    /** Whether it holds neither control characters, but tabs and line ends, nor half of a character of two. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
