package vip.approvals.spreadsheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/** What a file is by its content, whatever its name says. */
enum FileKind {
    EMPTY,
    TEXT,
    ZIP,
    OLE2,
    PDF,
    WEB_PAGE,
    OTHER;

    private static final int START = 8_192;
    /** Of a file inside an OLE2 file, as its directory writes it: what a password makes of an XLSX file. */
    private static final String ENCRYPTED =
            new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

    static FileKind of(Path file) throws IOException {
        byte[] start = start(file);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (start.length == 0) {
            return EMPTY;
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        if (HexFormat.of().formatHex(start).startsWith("d0cf11e0a1b11ae1")) {
            return OLE2;
        }
        if (text.startsWith("%PDF")) {
            return PDF;
        }
        if (startsLikeUtf16(start)) {
            return TEXT;
        }
        if (text.indexOf('\0') >= 0) {
            return OTHER;
        }
        return isMarkup(text) ? WEB_PAGE : TEXT;
    }

    /** HTML or XML; many systems call such a table ".xls". */
    private static boolean isMarkup(String text) {
        String start =
                text.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
        return start.matches("(?s)<(!doctype|\\?xml|!--|html|head|meta|body|table|style|div).*");
    }

    static boolean startsLikeUtf16(byte[] start) {
        return start.length >= 2
                && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE
                        || start[0] == (byte) 0xFE && start[1] == (byte) 0xFF);
    }

    static byte[] start(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(START);
        }
    }

    static boolean isEncrypted(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String before = "";
            for (byte[] next = bytes.readNBytes(START); next.length > 0; next = bytes.readNBytes(START)) {
                String text = new String(next, StandardCharsets.ISO_8859_1);
                if ((before + text).contains(ENCRYPTED)) {
                    return true;
                }
                before = text;
            }
            return false;
        }
    }
}
