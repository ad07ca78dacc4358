package vip.approvals.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.start.StartRefusedException;

/** A real PostgreSQL in a folder of its own, listening on loopback only. */
class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres server;
    private final DataFolder folder;

    EmbeddedDatabase(DatabaseSettings settings) {
        try {
            folder = new DataFolder(settings.directory()); // may stop a server that holds the port
            server = start(folder, settings.port());
            if (!hasRoles()) {
                createRoles();
            }
            folder.finished();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL in " + settings.directory() + " does not start", failure);
        }
        log.info("Embedded PostgreSQL: {} (data in {})", url(), folder.path());
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            server.close();
        }
    }

    /** Another server that listens there would be taken for ours, and would get our roles. */
    private static void refuseBusyPort(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // connections of an earlier run that are still closing do not count
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException busy) {
            throw new StartRefusedException(
                    "The port %d of the embedded PostgreSQL is in use.".formatted(port),
                    "Choose another vip.database.port, or 0 for any free one.");
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, int port) throws IOException {
        refuseBusyPort(port);
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.path())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // Spring closes it; the library's own hook would wait 30 s
                .setOverrideWorkingDirectory(folder.beside("postgres-binaries").toFile())
                .setPort(port)
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
