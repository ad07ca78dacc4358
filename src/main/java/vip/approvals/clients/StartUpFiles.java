package vip.approvals.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At each start: loads the files that lie in the import folder and have changed since they were loaded last. */
@Component
@Order(2)
class StartUpFiles implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(StartUpFiles.class);
    static final String LOADED_BY = "start-up";

    private final BillingImport billing;
    private final String directory;

    StartUpFiles(BillingImport billing, @Value("${vip.billing.import-directory}") String directory) {
        this.billing = billing;
        this.directory = directory;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!directory.isBlank()) {
            load(Path.of(directory));
        }
    }

    /** A file that cannot be loaded is logged, and those after it, which may refer to it, are left for the next start. */
    void load(Path folder) {
        if (!Files.isDirectory(folder)) {
            log.warn("vip.billing.import-directory: there is no folder {}", folder.toAbsolutePath());
            return;
        }
        for (BillingFile file : BillingFile.values()) {
            Path path = folder.resolve(file.fileName());
            if (Files.exists(path) && !load(file, path)) {
                log.warn("Billing files after {} are left out at this start", path.getFileName());
                return;
            }
        }
    }

    private boolean load(BillingFile file, Path path) {
        try {
            if (billing.lastLoaded(file).filter(sha256(path)::equals).isPresent()) {
                log.info("{} has not changed since it was loaded", path);
                return true;
            }
            try (InputStream content = Files.newInputStream(path)) {
                LoadedFile loaded = billing.load(file, file.fileName(), content, LOADED_BY);
                log.info("{}: {} rows loaded", path, loaded.rows());
                return true;
            }
        } catch (BillingFileException refused) {
            log.warn("{}: {}", path, refused.getMessage());
            // Values may be personal data; row and column lead to them.
            refused.problems()
                    .forEach(problem ->
                            log.warn("{}: row {}, {}: {}", path, problem.row(), problem.column(), problem.reason()));
            return false;
        } catch (IOException | UncheckedIOException unreadable) {
            log.warn("{} cannot be read", path, unreadable);
            return false;
        }
    }

    private static String sha256(Path path) throws IOException {
        MessageDigest digest = BillingImport.sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(path), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
