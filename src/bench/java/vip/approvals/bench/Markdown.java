package vip.approvals.bench;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** The report as a page of the documentation. */
final class Markdown {

    private static final String HEAD = """
            # Benchmarks

            Written by `./mvnw -Pbench test` on %s; change the benchmarks in `src/bench`, not this page. What the time is spent on, what was tried, and single observations are in [Measured](measured.md).

            The product and its peers work in one run, on one PostgreSQL server with the same settings, each peer in a database of its own. What they produce is compared before anything is timed. Rounds of all sides alternate. A ratio says how many times longer a peer takes than the first line of the same size; ratios hold better than seconds on a machine that others share.

            ![Time for each element, by benchmark](pictures/benchmarks.svg)

            """;

    private Markdown() {}

    static String of(Report report, Map<String, String> machine) {
        var page = new StringBuilder(HEAD.formatted(LocalDate.now()));
        page.append("| where | |\n| --- | --- |\n");
        machine.forEach((name, value) -> page.append("| %s | %s |\n".formatted(name, value)));
        targets(report, page);
        report.sections().forEach(section -> section(section, page));
        return page.toString();
    }

    private static void targets(Report report, StringBuilder page) {
        page.append("\n## Targets\n\n| asked | came out | |\n| --- | --- | --- |\n");
        report.sections()
                .forEach(section -> section.targets()
                        .forEach(target -> page.append("| %s | %s | %s |\n"
                                .formatted(target.asked(), target.figure(), target.met() ? "met" : "**missed**"))));
    }

    private static void section(Report.Section section, StringBuilder page) {
        page.append("\n## %s\n\n%s\n"
                .formatted(
                        section.benchmark().title(), section.benchmark().about().strip()));
        page.append(
                "\n| side | elements | seconds: median (fastest to slowest) | rounds | elements a second | ratio |\n"
                        + "| --- | ---: | ---: | ---: | ---: | ---: |\n");
        for (Measured measured : section.measured()) {
            page.append("| %s | %,d | %s (%s to %s) | %d | %s | %s |\n"
                    .formatted(
                            measured.name(),
                            measured.elements(),
                            seconds(measured.median()),
                            seconds(measured.fastest()),
                            seconds(measured.slowest()),
                            measured.seconds().size(),
                            section.benchmark().isEachElementTimed()
                                    ? Report.number(measured.elements() / measured.median())
                                    : "",
                            ratio(section, measured)));
        }
        section.notes().forEach(note -> page.append("\n").append(note).append("\n"));
    }

    private static String ratio(Report.Section section, Measured measured) {
        return section.measured().stream()
                .filter(other -> other.elements() == measured.elements())
                .findFirst()
                .filter(first -> first != measured)
                .map(first -> Report.number(measured.median() / first.median()))
                .orElse("");
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ENGLISH, seconds < 1 ? "%.3f" : seconds < 100 ? "%.2f" : "%.0f", seconds);
    }
}
