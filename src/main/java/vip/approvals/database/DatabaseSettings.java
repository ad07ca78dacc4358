package vip.approvals.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded server, used only while {@code spring.datasource.url} is not set.
 *
 * @param directory where its data lies; it survives a restart
 * @param port the loopback port; 0 takes a free one
 */
@ConfigurationProperties("vip.database")
record DatabaseSettings(
        @DefaultValue(".data/postgres") Path directory,
        @DefaultValue("0") int port) {}
