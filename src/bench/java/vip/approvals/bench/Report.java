package vip.approvals.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was measured, compared and found, by benchmark. */
public class Report {

    private static final Logger log = LoggerFactory.getLogger(Report.class);

    /** @param notes sentences in Markdown, in the order in which they came */
    record Section(Benchmark benchmark, List<Measured> measured, List<String> notes, List<Target> targets) {}

    /** @param figure what was measured, beside what was asked for */
    record Target(String asked, String figure, boolean met) {}

    private final List<Section> sections = new ArrayList<>();

    void begin(Benchmark benchmark) {
        sections.add(new Section(benchmark, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        log.info("{}", benchmark.title());
    }

    List<Section> sections() {
        return sections;
    }

    /**
     * Times all sides, a round of each in turn, so that a slow moment of the machine meets all of them.
     *
     * @param warmUps rounds before, which are not counted
     */
    public void compare(int warmUps, int rounds, List<Contender> contenders) throws Exception {
        Map<Contender, List<Double>> seconds = new LinkedHashMap<>();
        contenders.forEach(contender -> seconds.put(contender, new ArrayList<>()));
        for (int round = -warmUps; round < rounds; round++) {
            for (Contender contender : contenders) {
                double time = time(contender);
                if (round >= 0) {
                    seconds.get(contender).add(time);
                }
            }
        }
        seconds.forEach((contender, times) -> {
            var measured = new Measured(
                    contender.name(),
                    contender.elements(),
                    times.stream().sorted().toList());
            section().measured().add(measured);
            log.info("{} ({}): {} s", measured.name(), measured.elements(), measured.seconds());
        });
    }

    private static double time(Contender contender) throws Exception {
        contender.prepare().run();
        long begin = System.nanoTime();
        contender.work().run();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Seconds of the middle round. */
    public double median(String name, long elements) {
        return find(name, elements).median();
    }

    /** How many times longer the other takes at the same size. */
    public double ratio(String other, String name, long elements) {
        return median(other, elements) / median(name, elements);
    }

    /** How many times longer the other takes for each element, at sizes of their own. */
    public double ratioEach(String other, long otherElements, String name, long elements) {
        return median(other, otherElements) / otherElements * elements / median(name, elements);
    }

    /** The exponent with which the time grows between two sizes: 1 is in proportion, 2 squared. */
    public double growth(String name, long from, long to) {
        return Math.log(median(name, to) / median(name, from)) / Math.log((double) to / from);
    }

    /** A sentence under the table. */
    public void note(String text, Object... values) {
        section().notes().add(text.formatted(values));
    }

    /** What the design asks for, and what came out. */
    public void target(String asked, boolean met, String figure, Object... values) {
        var target = new Target(asked, figure.formatted(values), met);
        section().targets().add(target);
        log.info("{}: {} ({})", asked, target.figure(), met ? "met" : "missed");
    }

    /** As {@link #target}: at most so many times the other's. */
    public void atMost(String asked, double limit, double figure) {
        target(asked, figure <= limit, "%s", number(figure));
    }

    /** As {@link #target}: at least so many times faster. */
    public void atLeast(String asked, double limit, double figure) {
        target(asked, figure >= limit, "%s", number(figure));
    }

    static String number(double figure) {
        return String.format(Locale.ENGLISH, figure < 10 ? "%.2f" : figure < 100 ? "%.1f" : "%,.0f", figure);
    }

    private Measured find(String name, long elements) {
        return section().measured().stream()
                .filter(measured -> measured.name().equals(name) && measured.elements() == elements)
                .findFirst()
                .orElseThrow();
    }

    private Section section() {
        return sections.get(sections.size() - 1);
    }
}
