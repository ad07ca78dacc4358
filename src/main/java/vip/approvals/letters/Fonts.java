package vip.approvals.letters;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
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

    private static final String SIGNS = "№€₽™→≤≥";

    private final Map<String, TrueTypeFont> whole = new HashMap<>();
    private final Map<String, TrueTypeFont> common = new HashMap<>();

    /** Offers every face to a document, which embeds the characters that it uses. */
    void offer(PdfRendererBuilder renderer, PDDocument document, String html) {
        Function<String, TrueTypeFont> fonts = isCommon(html)
                ? file -> common.computeIfAbsent(file, this::reduced)
                : file -> whole.computeIfAbsent(file, Fonts::parse);
        for (Face face : FACES) {
            renderer.useFont(
                    supplier(document, () -> fonts.apply(face.file())),
                    face.family(),
                    face.weight(),
                    face.style(),
                    true);
        }
    }

    /**
     * Whether a font without rare characters does. A document gets the widths of all characters of its fonts, of which
     * those of a letter use one in forty: half of the time that a letter took.
     */
    static boolean isCommon(String html) {
        // Apostrophes as templates escape them, and blanks that do not break; what else is escaped is not looked at.
        String text = html.replace("&#39;", "'").replace("&#160;", " ");
        return !text.contains("&#") && !text.contains("\\") && text.codePoints().allMatch(Fonts::isCommon);
    }

    private static boolean isCommon(int character) {
        return character < 0x100
                || character >= 0x400 && character < 0x460
                || character >= 0x2010 && character < 0x2040
                || SIGNS.indexOf(character) >= 0;
    }

    private TrueTypeFont reduced(String file) {
        try {
            var subset = new TTFSubsetter(whole.computeIfAbsent(file, Fonts::parse));
            IntStream.range(0, 0x10000).filter(Fonts::isCommon).forEach(subset::add);
            var bytes = new ByteArrayOutputStream();
            subset.writeToStream(bytes);
            return parse(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PDFontSupplier supplier(PDDocument document, Supplier<TrueTypeFont> font) {
        return new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                try {
                    return PDType0Font.load(document, font.get(), true);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        };
    }

    private static TrueTypeFont parse(String file) {
        try (InputStream stream = Fonts.class.getResourceAsStream("/liberation/" + file + ".ttf")) {
            return parse(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static TrueTypeFont parse(InputStream stream) throws IOException {
        TrueTypeFont font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(stream));
        font.setEnableGsub(false); // ligatures: most of the time of a letter, and nothing for these scripts
        return font;
    }
}
