package vip.approvals.spreadsheets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out how a CSV file is encoded. A Russian Excel writes windows-1251 unless it is told otherwise. */
final class CsvEncoding {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvEncoding() {}

    static Charset of(Path file) throws IOException {
        if (FileKind.startsLikeUtf16(FileKind.start(file))) {
            return StandardCharsets.UTF_16;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS_1251;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream bytes = Files.newInputStream(file);
                Reader text = new InputStreamReader(bytes, strict)) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** The text without its byte order mark. */
    static Reader open(Path file, Charset charset) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
