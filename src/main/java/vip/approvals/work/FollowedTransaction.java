package vip.approvals.work;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transaction in which a work stores: committed only if nobody has cancelled until then. */
record FollowedTransaction(Work work) implements TransactionSynchronization {

    /** @return the connection of the transaction that is active */
    static PGConnection follow(Work work, DataSource dataSource) {
        TransactionSynchronizationManager.registerSynchronization(new FollowedTransaction(work));
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** What only reads, stores nothing, and can be cancelled as long as it goes on. */
    @Override
    public void beforeCommit(boolean readOnly) {
        if (!readOnly) {
            work.store();
        }
    }

    @Override
    public void afterCompletion(int status) {
        work.leaveTransaction();
    }
}
