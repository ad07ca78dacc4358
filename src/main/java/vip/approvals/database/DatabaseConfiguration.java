package vip.approvals.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without {@code spring.datasource.url} the product brings its own server; with it, it uses that one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class DatabaseConfiguration {

    static final String OWNER = "vip_owner";
    static final String APPLICATION = "vip_app";

    @Bean
    EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
        return new EmbeddedDatabase(settings);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
        return new Connection(database.url(), APPLICATION);
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
        Connection connection = new Connection(database.url(), OWNER);
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return connection.user();
            }

            @Override
            public String getPassword() {
                return connection.getPassword();
            }

            @Override
            public String getJdbcUrl() {
                return connection.url();
            }
        };
    }

    /** Loopback connections of the embedded server need no password. */
    private record Connection(String url, String user) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }
}
