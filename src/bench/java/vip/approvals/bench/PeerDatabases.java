package vip.approvals.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Databases for peers, beside the product's on its own server. */
final class PeerDatabases {

    private PeerDatabases() {}

    static DataSource of(DataSource product) {
        HikariConfig config = config(url(product));
        // The driver's documentation advises it for batches of inserts; engines count what each insert has changed.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    static DataSource create(DataSource product, String name) {
        String url = url(product);
        try (Connection superuser = DriverManager.getConnection(url, "postgres", "");
                var statement = superuser.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("No database for " + name, failure);
        }
        return new HikariDataSource(config(url.replaceFirst("(://[^/]+/)[^?]+", "$1" + name)));
    }

    private static String url(DataSource product) {
        try (Connection connection = product.getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static HikariConfig config(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1); // several peers at once must not use up the server's connections
        return config;
    }
}
