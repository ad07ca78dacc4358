package vip.approvals.bench;

import java.util.Locale;

/** Bars of the times on a scale of powers of ten: every side of every benchmark at its largest size, ours in blue. */
final class Picture {

    private static final int LEFT = 330;
    private static final int WIDTH = 900;
    private static final int ROW = 20;
    private static final double LEAST = -7; // a tenth of a microsecond
    private static final double MOST = 1; // ten seconds

    private final StringBuilder shapes = new StringBuilder();
    private int y = 24;

    static String of(Report report) {
        var picture = new Picture();
        picture.text(12, "On a scale of powers of ten. Blue: the product.", "");
        picture.y += ROW;
        report.sections().forEach(picture::section);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#fff"/>
                %3$s</svg>
                """.formatted(WIDTH, picture.y + 10, picture.shapes);
    }

    private void section(Report.Section section) {
        Benchmark benchmark = section.benchmark();
        text(
                12,
                benchmark.title()
                        + (benchmark.isEachElementTimed() ? ", time for each element" : ", time of a request"),
                "font-weight=\"bold\"");
        y += ROW;
        section.measured().stream()
                .filter(measured -> section.measured().stream()
                        .noneMatch(other ->
                                other.name().equals(measured.name()) && other.elements() > measured.elements()))
                .forEach(measured -> bar(
                        measured,
                        benchmark.isEachElementTimed() ? measured.median() / measured.elements() : measured.median(),
                        benchmark.isOurs(measured.name())));
        y += ROW / 2;
    }

    private void bar(Measured measured, double seconds, boolean ours) {
        double share = (Math.log10(seconds) - LEAST) / (MOST - LEAST);
        int length = (int) Math.max(1, share * (WIDTH - LEFT - 90));
        text(24, "%s, %,d".formatted(measured.name(), measured.elements()), "");
        shapes.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"12\" fill=\"%s\"/>\n"
                .formatted(LEFT, y - 11, length, ours ? "#1a5f9e" : "#9aa5b1"));
        text(LEFT + length + 6, time(seconds), "");
        y += ROW;
    }

    private static String time(double seconds) {
        return seconds >= 1
                ? String.format(Locale.ENGLISH, "%.1f s", seconds)
                : seconds >= 1e-3
                        ? String.format(Locale.ENGLISH, "%.1f ms", seconds * 1e3)
                        : String.format(Locale.ENGLISH, "%.1f µs", seconds * 1e6);
    }

    private void text(int x, String text, String attributes) {
        shapes.append("<text x=\"%d\" y=\"%d\" %s>%s</text>\n"
                .formatted(x, y, attributes, text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
