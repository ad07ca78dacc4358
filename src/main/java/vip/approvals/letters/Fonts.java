package vip.approvals.letters;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts that come along (Latin, Cyrillic, Greek), each read when it is first needed. PDFBox reads on inside a font
 * without a common lock, so one of these serves one document at a time.
 */
final class Fonts {

    private record Face(String family, int weight, FontStyle style, String file) {}

    private static final List<Face> FACES = List.of(
            new Face("Liberation Sans", 400, FontStyle.NORMAL, "LiberationSans-Regular"),
            new Face("Liberation Sans", 700, FontStyle.NORMAL, "LiberationSans-Bold"),
            new Face("Liberation Sans", 400, FontStyle.ITALIC, "LiberationSans-Italic"),
            new Face("Liberation Serif", 400, FontStyle.NORMAL, "LiberationSerif-Regular"),
            new Face("Liberation Serif", 700, FontStyle.NORMAL, "LiberationSerif-Bold"),
            new Face("Liberation Mono", 400, FontStyle.NORMAL, "LiberationMono-Regular"));

    private final Map<String, TrueTypeFont> read = new HashMap<>();

    /** Offers every face to a document, which embeds the characters that it uses. */
    void offer(PdfRendererBuilder renderer, PDDocument document) {
        for (Face face : FACES) {
            renderer.useFont(supplier(face.file(), document), face.family(), face.weight(), face.style(), true);
        }
    }

    private PDFontSupplier supplier(String file, PDDocument document) {
        return new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                try {
                    return PDType0Font.load(document, read.computeIfAbsent(file, Fonts::parse), true);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        };
    }

    private static TrueTypeFont parse(String file) {
        try (InputStream stream = Fonts.class.getResourceAsStream("/liberation/" + file + ".ttf")) {
            TrueTypeFont font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(stream));
            font.setEnableGsub(false); // ligatures: most of the time of a letter, and nothing for these scripts
            return font;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
