package vip.approvals.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Prints without the rest of the product, on 15 October 2026, and reads what was printed. */
public final class Papers {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-15T04:00:00Z"), ZoneId.of("Asia/Novosibirsk"));

    public static final Letters LETTERS = new Letters(new Pdf(CLOCK), CLOCK);

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Papers() {}

    public static byte[] print(String template, Map<String, Object> model) {
        var out = new ByteArrayOutputStream();
        LETTERS.render(template, model, out);
        return out.toByteArray();
    }

    /** The text of each page, with every run of blanks and line ends as one blank. */
    public static List<String> pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document).replaceAll("\\s+", " "));
            }
            return pages;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Fails with the rules of PDF/A-2b that the paper breaks. */
    public static void assertMayBeArchived(byte[] pdf) throws Exception {
        var flavour = PDFAFlavour.PDFA_2_B;
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var verdict = validator.validate(parser);
            assertThat(verdict.getTestAssertions()).isEmpty();
            assertThat(verdict.isCompliant()).isTrue();
        }
    }
}
