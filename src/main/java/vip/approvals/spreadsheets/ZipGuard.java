package vip.approvals.spreadsheets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks through a whole ZIP file before anything of it is used. Sizes are counted while unpacking, because those that
 * the file tells can lie.
 *
 * @param entries how many there may be
 * @param unpacked bytes of all entries together
 * @param ratio how many times its packed size an entry may have
 * @param ratioFrom unpacked bytes of an entry from which on the ratio matters
 */
record ZipGuard(int entries, long unpacked, int ratio, long ratioFrom) {

    static final ZipGuard UPLOADS = new ZipGuard(1_000, 500_000_000, 200, 10_000_000);

    /**
     * @return the entries by name, in small letters and with slashes
     * @throws SheetRefusedException if it is larger than allowed, or one name stands for two entries
     */
    Map<String, ZipEntry> check(ZipFile zip) throws IOException {
        if (zip.size() > entries) {
            throw tooMuch();
        }
        Map<String, ZipEntry> parts = new HashMap<>();
        long total = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (parts.put(name(entry.getName()), entry) != null) {
                throw SheetRefusedException.damaged();
            }
            total += unpack(zip, entry, unpacked - total);
        }
        return parts;
    }

    static String name(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    /** @return bytes */
    private long unpack(ZipFile zip, ZipEntry entry, long allowed) throws IOException {
        long packed = Math.max(entry.getCompressedSize(), 1);
        byte[] buffer = new byte[65_536];
        long size = 0;
        try (InputStream content = zip.getInputStream(entry)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > allowed || size > ratioFrom && size > ratio * packed) {
                    throw tooMuch();
                }
            }
        }
        return size;
    }

    private static SheetRefusedException tooMuch() {
        return new SheetRefusedException(
                "This Excel file unpacks to far more than a list of clients needs. Copy the rows"
                        + " into a new spreadsheet and save that.");
    }
}
