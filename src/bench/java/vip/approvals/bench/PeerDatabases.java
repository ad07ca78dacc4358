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
        return pool(url(product));
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
        return pool(url.replaceFirst("(://[^/]+/)[^?]+", "$1" + name));
    }

    private static String url(DataSource product) {
        try (Connection connection = product.getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** With the driver's own way of making one statement of a batch of inserts, which its documentation advises. */
    private static DataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1); // several peers at once must not use up the server's connections
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }
}
