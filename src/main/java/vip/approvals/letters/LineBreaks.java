package vip.approvals.letters;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line may end: never inside {@code BVK-01}, {@code 2026-Q3} or {@code 11:15}. */
final class LineBreaks implements FSTextBreaker {

    private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";

    @Override
    public void setText(String text) {
        this.text = text;
        breaks.setText(text);
    }

    @Override
    public int next() {
        int position = breaks.next();
        while (position != BreakIterator.DONE && position < text.length() && isInsideNumber(position)) {
            position = breaks.next();
        }
        return position;
    }

    private boolean isInsideNumber(int position) {
        return !Character.isWhitespace(text.charAt(position - 1))
                && (Character.isDigit(text.charAt(position))
                        || position > 1 && Character.isDigit(text.charAt(position - 2)));
    }
}
