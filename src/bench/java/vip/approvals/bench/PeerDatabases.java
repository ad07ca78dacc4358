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

    static DataSource create(DataSource product, String name) {
        try (Connection connection = product.getConnection()) {
            String url = connection.getMetaData().getURL();
            try (Connection superuser = DriverManager.getConnection(url, "postgres", "");
                    var statement = superuser.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
                statement.execute("CREATE DATABASE " + name);
            }
            var config = new HikariConfig();
            config.setJdbcUrl(url.replaceFirst("(://[^/]+/)[^?]+", "$1" + name));
            config.setUsername("postgres");
            config.setMaximumPoolSize(10);
            config.setMinimumIdle(1); // several peers at once must not use up the server's connections
            return new HikariDataSource(config);
        } catch (SQLException failure) {
            throw new IllegalStateException("No database for " + name, failure);
        }
    }
}
