package vip.approvals.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL in a folder of its own, listening on loopback only. */
class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final FileChannel lock;

    EmbeddedDatabase(DatabaseSettings settings) {
        Path data = settings.directory().toAbsolutePath();
        try {
            Files.createDirectories(data.getParent());
            lock = lock(data.resolveSibling(data.getFileName() + ".lock"));
            stopLeftover(data);
            boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false) // Spring closes it; the library's own hook would wait 30 s
                    .setOverrideWorkingDirectory(
                            data.resolveSibling("postgres-binaries").toFile())
                    .setPort(settings.port())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // The library starts the server for throw-away tests; here data must survive a crash.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "256MB")
                    .start();
            if (fresh || !hasRoles()) {
                createRoles();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL in " + data + " does not start", failure);
        }
        log.info("Embedded PostgreSQL: {} (data in {})", url(), data);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }

    /** Held for as long as the process lives, and let go by the system even when it is killed. */
    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            held = null;
        }
        if (held == null) {
            channel.close();
            throw new IOException("Another instance of the product uses this data folder (%s)".formatted(file));
        }
        return channel;
    }

    /** After {@code kill -9} of the product its server lives on; the lock above tells that nobody uses it. */
    private static void stopLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(
                Files.readAllLines(pidFile, StandardCharsets.UTF_8).get(0).trim());
        ProcessHandle leftover = ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .command()
                        .map(c -> c.contains("postgres"))
                        .orElse(false))
                .orElse(null);
        if (leftover == null) {
            Files.delete(pidFile);
            return;
        }
        log.info("Stopping the PostgreSQL (process {}) that a killed run has left", pid);
        leftover.destroy();
        try {
            leftover.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            leftover.destroyForcibly(); // the write-ahead log brings the data back
            leftover.onExit().join();
            Files.deleteIfExists(pidFile);
        } catch (ExecutionException | InterruptedException failure) {
            throw new IOException(
                    "The PostgreSQL that a killed run has left (process %d) does not stop".formatted(pid));
        }
    }

    private boolean hasRoles() {
        return admin().sql("SELECT count(*) FROM pg_roles WHERE rolname IN ('vip_owner', 'vip_app')")
                        .query(Integer.class)
                        .single()
                == 2;
    }

    private void createRoles() {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(new ClassPathResource("db/roles.sql").getContentAsString(StandardCharsets.UTF_8));
            connection.commit();
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("db/roles.sql fails on the embedded PostgreSQL", failure);
        }
    }

    private JdbcClient admin() {
        return JdbcClient.create(server.getPostgresDatabase());
    }
}
