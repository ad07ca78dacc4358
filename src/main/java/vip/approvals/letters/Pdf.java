package vip.approvals.letters;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.stereotype.Component;

/**
 * Prints HTML as PDF/A-2b: fonts and colours are inside the file, the same HTML at the same time gives the same bytes.
 * The HTML is well-formed XML with the paper's name in {@code title} and its language in {@code html lang}, and asks for
 * nothing outside of itself.
 */
@Component
public class Pdf {

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** What XML cannot hold, though a name out of a file may. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    static {
        XRLog.setLoggingEnabled(false); // it quotes the document; what stops a print is thrown
    }

    private final Clock clock;

    /** One for each paper that may be printed at a time: a long one needs some hundred megabytes. */
    private final BlockingQueue<Fonts> fonts = new LinkedBlockingQueue<>();

    Pdf(Clock clock) {
        this.clock = clock;
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            fonts.add(new Fonts());
        }
    }

    /** As {@link #render(String, OutputStream)}, in memory. */
    public byte[] render(String html) {
        var out = new ByteArrayOutputStream();
        render(html, out);
        return out.toByteArray();
    }

    /**
     * Writes nothing before the whole paper is laid out. Prints as many papers at a time as there are processors; others
     * wait.
     *
     * @throws IllegalStateException if the HTML asks for a file or an address: an image, a style sheet, a font
     * @throws UncheckedIOException if {@code out} fails
     */
    public void render(String html, OutputStream out) {
        renderParts(html, false, out);
    }

    /**
     * As {@link #render(String, OutputStream)}, for many letters at once, which takes a fraction of the time. Each is an
     * element that begins a page and has the id {@code part-1}, {@code part-2} and so on.
     *
     * @param duplex whether each begins on a new sheet of a printer that prints both sides
     * @return pages of each, without the blank ones that this takes
     */
    List<Integer> renderParts(String html, boolean duplex, OutputStream out) {
        Fonts mine = take();
        try (PDDocument document = new DatedDocument(ZonedDateTime.now(clock));
                PdfBoxRenderer renderer =
                        settings(html, document, mine).toStream(out).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            List<Integer> pages = Parts.pages(renderer);
            if (duplex) {
                Parts.beginOnNewSheets(document, pages);
            }
            document.save(out);
            return pages;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            fonts.add(mine);
        }
    }

    private Fonts take() {
        try {
            return fonts.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to print", stopped);
        }
    }

    private static PdfRendererBuilder settings(String html, PDDocument document, Fonts fonts) {
        PdfRendererBuilder renderer = new PdfRendererBuilder()
                .withHtmlContent(NOT_XML.matcher(html).replaceAll("\uFFFD"), null)
                .useExternalResourceAccessControl(Pdf::refuse, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useUnicodeLineBreaker(new LineBreaks())
                .usePdfAConformance(PdfAConformance.PDFA_2_B)
                .useColorProfile(SRGB)
                .withProducer("VIP approvals")
                .usePDDocument(document);
        fonts.offer(renderer, document);
        return renderer;
    }

    private static boolean refuse(String uri, ExternalResourceType type) {
        throw new IllegalStateException("A paper asks for %s by an address; it may ask for nothing".formatted(type));
    }

    /** Carries the clock's time; the renderer would take the machine's. */
    private static final class DatedDocument extends PDDocument {

        private final ZonedDateTime now;

        DatedDocument(ZonedDateTime now) {
            this.now = now;
            setDocumentId(now.toInstant().toEpochMilli());
        }

        @Override
        public void setDocumentInformation(PDDocumentInformation information) {
            information.setCreationDate(GregorianCalendar.from(now));
            super.setDocumentInformation(information);
        }
    }
}
