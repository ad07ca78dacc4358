package vip.approvals.bench;

import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a benchmark works with.
 *
 * @param product the running product, with an empty database
 * @param port of its web server
 */
public record BenchContext(ApplicationContext product, int port, Report report) {

    public <T> T bean(Class<T> type) {
        return product.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** The product's own database as its superuser sees it, for tables of a peer's own beside the same facts. */
    public DataSource productDatabase() {
        return PeerDatabases.of(bean(DataSource.class));
    }

    /** An empty database of a peer's own on the product's server, so with the same durability and memory. */
    public DataSource peerDatabase(String name) {
        return PeerDatabases.create(bean(DataSource.class), name);
    }
}
