package vip.approvals.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For results that may be long, such as a download; works within a transaction only. */
public final class RowByRow {

    /** Rows that are in memory at a time; without it the driver would hold all of them. */
    private static final int FETCHED = 1_000;

    private RowByRow() {}

    public static JdbcClient of(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCHED);
        return JdbcClient.create(template);
    }
}
