package vip.approvals.revocation;

import static vip.approvals.letters.Papers.assertMayBeArchived;
import static vip.approvals.letters.Papers.pages;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vip.approvals.bench.BenchContext;
import vip.approvals.bench.Benchmark;
import vip.approvals.bench.Contender;
import vip.approvals.browser.ChromiumPrinter;
import vip.approvals.revocation.NoticePaper.Recipient;

/** {@link NoticeBatch} against a renderer that begins anew for each letter, and against a browser. */
public final class LettersBenchmark implements Benchmark {

    private static final String PRODUCT = "product, one by one";
    private static final String BATCH = "product, files of 500";
    private static final String NAIVE = "naive rendering";
    private static final String CHROMIUM = "Chromium";
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int FEW = 250;
    private static final int SOME = 1_000;
    private static final int ALL = 10_000;

    /** Prints one letter, or one file of letters. */
    private interface Printer {
        byte[] print(int number) throws Exception;
    }

    private final List<ChromiumPrinter> browsers = new ArrayList<>();
    private ExecutorService threads;
    private NoticeBatch batch;

    @Override
    public String title() {
        return "Print letters";
    }

    @Override
    public String about() {
        return """
                The written notice to a client in Russian, one page of A4 with the client's name, address and debt, no two the same. Every side prints in as many threads as there are processors; the bytes are thrown away.

                - **product**: PDF/A-2b, one file for each letter, and files of 500 as the dispatch office prints them.
                - **naive rendering**: the same template and fonts, PDF/A-2b too, with a FreeMarker configuration, fonts and a builder of its own for each letter, as on the [first page of openhtmltopdf's manual](https://github.com/openhtmltopdf/openhtmltopdf/wiki/Integration-Guide).
                - **Chromium**: the HTML is ready; [`setContent`](https://playwright.dev/java/docs/api/class-page#page-set-content) and [`pdf`](https://playwright.dev/java/docs/api/class-page#page-pdf) of Playwright in a browser for each thread, its page used again. The same fonts are installed for it. It prints ordinary PDF, with the footer at the top, since it knows no running elements.
                """;
    }

    @Override
    public void run(BenchContext context) throws Exception {
        batch = context.bean(NoticeBatch.class);
        threads = Executors.newFixedThreadPool(THREADS);
        Path fonts = ChromiumPrinter.installFonts(Path.of("target/bench-fonts"));
        try {
            for (int i = 0; i < THREADS; i++) {
                browsers.add(new ChromiumPrinter(fonts));
            }
            requireLetters();
            compare(context);
        } finally {
            for (ChromiumPrinter browser : browsers) {
                browser.close();
            }
            threads.shutdown();
        }
        judge(context);
    }

    private void compare(BenchContext context) throws Exception {
        var report = context.report();
        report.compare(1, 3, List.of(product(FEW), naive(FEW), chromium(FEW)));
        report.compare(0, 1, List.of(product(SOME), files(SOME), naive(SOME), chromium(SOME)));
        report.compare(0, 1, List.of(product(ALL), files(ALL)));
    }

    private Contender product(int letters) {
        return new Contender(PRODUCT, letters, () -> parallel(letters, this::letter));
    }

    private Contender files(int letters) {
        return new Contender(BATCH, letters, () -> parallel(letters / NoticeBatch.LARGEST, this::file));
    }

    private Contender naive(int letters) {
        return new Contender(NAIVE, letters, () -> parallel(letters, i -> NaivePrinter.print(notice(i))));
    }

    private Contender chromium(int letters) {
        List<String> pages = new ArrayList<>();
        return new Contender(
                CHROMIUM,
                letters,
                () -> {
                    for (int i = pages.size(); i < letters; i++) { // before the first round
                        pages.add(NaivePrinter.html(notice(i)));
                    }
                },
                () -> inBrowsers(pages));
    }

    private static NoticePaper notice(int number) {
        Recipient recipient = new Recipient(
                "ООО «Северный ветер %d»".formatted(number),
                true,
                "Ёлкина Ирина Щербаковна",
                List.of("ул. Садовая, д. %d, офис 4".formatted(number % 200 + 1), "г. Барнаул", "656000"));
        return SampleNotice.russian("altai-2026-%05d".formatted(number), recipient, SampleNotice.DEBT);
    }

    private byte[] letter(int number) {
        return print(List.of(notice(number)));
    }

    private byte[] file(int number) {
        int first = number * NoticeBatch.LARGEST;
        return print(IntStream.range(first, first + NoticeBatch.LARGEST)
                .mapToObj(LettersBenchmark::notice)
                .toList());
    }

    private byte[] print(List<NoticePaper> notices) {
        var out = new ByteArrayOutputStream();
        batch.print(notices, false, out);
        return out.toByteArray();
    }

    private void parallel(int count, Printer printer) throws Exception {
        waitFor(IntStream.range(0, count)
                .mapToObj(number -> threads.submit(() -> printer.print(number).length))
                .toList());
    }

    private void inBrowsers(List<String> pages) throws Exception {
        waitFor(IntStream.range(0, pages.size())
                .mapToObj(i -> browsers.get(i % THREADS).print(pages.get(i)))
                .toList());
    }

    private static void waitFor(List<? extends Future<?>> printed) throws Exception {
        for (Future<?> one : printed) {
            one.get();
        }
    }

    /** Every side's letters say what they should, on one page; ours may be archived. */
    private void requireLetters() throws Exception {
        for (int number = 0; number < 20; number++) {
            requireLetter(number, pages(letter(number)));
            requireLetter(number, pages(NaivePrinter.print(notice(number))));
            String html = NaivePrinter.html(notice(number));
            requireLetter(
                    number, pages(browsers.get(number % THREADS).print(html).get()));
        }
        assertMayBeArchived(letter(0));
        assertMayBeArchived(NaivePrinter.print(notice(0)));
        byte[] file = file(1);
        assertMayBeArchived(file);
        List<String> letters = pages(file);
        for (int i = 0; i < NoticeBatch.LARGEST; i++) {
            requireLetter(NoticeBatch.LARGEST + i, List.of(letters.get(i)));
        }
    }

    private static void requireLetter(int number, List<String> pages) {
        String text = String.join("", pages).replaceAll("[\\s\u00A0]", "");
        Stream<String> words = Stream.of(
                "Уведомлениеоснятиикатегории«VIP»",
                "ООО«Северныйветер%d»".formatted(number),
                "altai-2026-%05d".formatted(number),
                "1апреля2026",
                "15000,00",
                "П.А.Смирнов");
        List<String> missing = words.filter(word -> !text.contains(word)).toList();
        if (pages.size() != 1 || !missing.isEmpty()) {
            throw new IllegalStateException(
                    "Letter %d has %d pages and lacks %s".formatted(number, pages.size(), missing));
        }
    }

    private static void judge(BenchContext context) {
        var report = context.report();
        report.note(
                "From 1,000 to 10,000 letters the product's time grows with the power %.2f, in files of 500 with %.2f; from 250 to 1,000 naive rendering's with %.2f, Chromium's with %.2f.",
                report.growth(PRODUCT, SOME, ALL),
                report.growth(BATCH, SOME, ALL),
                report.growth(NAIVE, FEW, SOME),
                report.growth(CHROMIUM, FEW, SOME));
        report.atLeast(
                "10,000 letters: at least 3 times faster than naive rendering",
                3,
                report.ratioEach(NAIVE, SOME, PRODUCT, ALL));
        report.atLeast(
                "10,000 letters: at least 5 times faster than Chromium",
                5,
                report.ratioEach(CHROMIUM, SOME, PRODUCT, ALL));
        report.atLeast(
                "10,000 letters in files of 500: at least 20 times faster than naive rendering",
                20,
                report.ratioEach(NAIVE, SOME, BATCH, ALL));
    }
}
