package vip.approvals.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.start.StartRefusedException;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    @Bean
    Channel files(Settings settings) {
        return settings.directory().isBlank()
                ? new LogChannel(Channel.FILE, "Not written, vip.files.directory is not set")
                : new FolderChannel(settings.folder());
    }

    /** @param directory for files that somebody outside fetches; blank: none are written */
    @ConfigurationProperties("vip.files")
    record Settings(String directory) {

        /** Tries it out: rights, mounts and quotas are not all told by asking. */
        Path folder() {
            try {
                Path folder = Path.of(directory);
                Files.delete(Files.createTempFile(folder, ".", ""));
                return folder;
            } catch (IOException | InvalidPathException failure) {
                throw new StartRefusedException(
                        "vip.files.directory is \"%s\", and no file can be written there (%s)."
                                .formatted(directory, failure.getClass().getSimpleName()),
                        "Create the folder, let the product write into it, or leave vip.files.directory empty.");
            }
        }
    }
}
