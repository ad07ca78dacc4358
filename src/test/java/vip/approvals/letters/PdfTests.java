package vip.approvals.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.letters.Papers.CLOCK;
import static vip.approvals.letters.Papers.assertMayBeArchived;
import static vip.approvals.letters.Papers.pages;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out is a paper for the archive, and nothing is fetched for it. */
class PdfTests {

    private final Pdf pdf = new Pdf(CLOCK);

    @Test
    void everyLetterOfTheThreeScriptsIsPrintedAndFound() throws Exception {
        byte[] paper = pdf.render(html("<p>Ёлкина Щербаковна «ґїў» № 5</p><p><b>Østfold Ltd</b> <i>Λάμδα</i></p>"));

        assertThat(pages(paper))
                .singleElement()
                .asString()
                .contains("Ёлкина Щербаковна «ґїў» № 5", "Østfold Ltd", "Λάμδα");
        assertMayBeArchived(paper);
    }

    @Test
    void whatNoFontHasAndWhatXmlForbidsIsReplaced() throws Exception {
        byte[] paper = pdf.render(html("<p>A王B\uD83D\uDE00C\u0001D\uD800E</p>"));

        assertThat(pages(paper)).singleElement().asString().containsPattern("A#B#+C.D.E");
        assertMayBeArchived(paper);
    }

    @Test
    void aPaperSaysItsNameItsLanguageAndTheTimeOfTheClock() throws Exception {
        try (var paper = Loader.loadPDF(pdf.render(html("")))) {
            assertThat(paper.getDocumentInformation().getTitle()).isEqualTo("Уведомление");
            assertThat(paper.getDocumentCatalog().getLanguage()).isEqualTo("ru");
            assertThat(paper.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(CLOCK.instant());
        }
    }

    @Test
    void theSameAtTheSameTimeGivesTheSameBytesAlsoToManyAtOnce() {
        byte[] first = pdf.render(html("<p>Один <b>два</b></p>"));

        assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> pdf.render(html("<p>Один <b>два</b></p>"))))
                .allMatch(paper -> Arrays.equals(paper, first));
        assertThat(new Pdf(Clock.offset(CLOCK, Duration.ofSeconds(1))).render(html("<p>Один <b>два</b></p>")))
                .isNotEqualTo(first);
    }

    @Test
    void aLineEndsAtABlankAndNotInsideARuleOrATime() {
        String words = "<p style='width: 1mm'>BVK-01 2026-Q3 11:15 6,300.03</p>";

        assertThat(pages(pdf.render(html(words)))).singleElement().asString().contains("BVK-01 2026-Q3 11:15 6,300.03");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='ADDRESS'/>",
                "<link rel='stylesheet' href='ADDRESS'/>",
                "<style>@import url(ADDRESS);</style>",
                "<style>@font-face { font-family: x; src: url(ADDRESS); } p { font-family: x; }</style><p>x</p>",
                "<p style='background-image: url(ADDRESS)'>x</p>",
                "<p style='content: url(ADDRESS)'>x</p>",
                "<ul style='list-style-image: url(ADDRESS)'><li>x</li></ul>",
                "<a href='ADDRESS' download='x'>x</a>",
                "<object data='ADDRESS' type='text/html'>x</object>",
                "<iframe src='ADDRESS'></iframe>"
            })
    void nothingOutsideIsReached(String element, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            printOrRefuse(element.replace(
                    "ADDRESS", "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png"));
            printOrRefuse(element.replace("ADDRESS", file.toUri().toString()));
            printOrRefuse(element.replace("ADDRESS", "classpath:application.yaml"));
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    /** Either nothing is asked for, or it is refused in our own words. */
    private void printOrRefuse(String element) {
        try {
            assertThat(pages(pdf.render(html(element)))).noneMatch(page -> page.contains("SECRET"));
        } catch (IllegalStateException refusal) {
            assertThat(refusal).hasMessageContaining("it may ask for nothing");
        }
    }

    @Test
    void anImageFromAnAddressStopsThePrint() {
        assertThatThrownBy(() -> pdf.render(html("<img src='http://127.0.0.1/x.png'/>")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A paper asks for IMAGE_RASTER by an address; it may ask for nothing");
    }

    @Test
    void anEntityBringsNoFileIn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        String doctype = "<!DOCTYPE html [<!ENTITY x SYSTEM '%s'>]>".formatted(file.toUri());

        assertThat(pages(pdf.render(doctype + html("<p>a&x;b</p>"))))
                .singleElement()
                .asString()
                .contains("ab");
    }

    @Test
    void aFailureOfTheReceiverIsPassedOnAndTheNextPaperIsPrinted() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };

        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            assertThatThrownBy(() -> pdf.render(html(""), broken)).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(pages(pdf.render(html("still here"))))
                .singleElement()
                .asString()
                .contains("still here");
    }

    private static String html(String body) {
        return """
                <html lang="ru"><head><title>Уведомление</title><style>body { font-family: "Liberation Sans"; }</style></head>
                <body>%s</body></html>
                """.formatted(body);
    }
}
