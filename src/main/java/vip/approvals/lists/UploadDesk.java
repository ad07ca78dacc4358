package vip.approvals.lists;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vip.approvals.spreadsheets.Sheets;
import vip.approvals.work.Progress;

/** Where files arrive, from persons and from systems: kept for a moment, staged, deleted. */
@Component
class UploadDesk {

    /** For which list the file is, and in whose name. */
    record Target(BranchList list, String person) {}

    private final UploadStaging staging;
    private final Uploads uploads;

    UploadDesk(UploadStaging staging, Uploads uploads) {
        this.staging = staging;
        this.uploads = uploads;
    }

    /** @param target refuses whoever may not upload; asked before anything is stored */
    Uploads.Upload stage(InputStream body, String name, UploadStaging.Via via, Supplier<Target> target)
            throws IOException {
        try {
            Progress.step("Receiving the file", 1, UploadStaging.STEPS, 0);
            Target allowed = target.get();
            Path file = Sheets.keep(new Counted(body), Sheets.LARGEST_FILE);
            try {
                long upload = staging.stage(
                        allowed.list(), new UploadStaging.Arrival(file, name, sha256(file), allowed.person(), via));
                return uploads.find(allowed.list(), upload);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (RuntimeException refused) {
            // A server that answers and closes while the client still sends is seen as a broken connection.
            body.transferTo(OutputStream.nullOutputStream());
            throw refused;
        }
    }

    /** Tells how many bytes have come. */
    private static class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytes += Math.max(read, 0);
            Progress.done(bytes);
            return read;
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
