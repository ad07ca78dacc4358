package vip.approvals.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How PostgreSQL plans statements. */
public final class Plans {

    private Plans() {}

    /**
     * Statements of this transaction are planned for the values that they are asked with. Otherwise PostgreSQL makes one
     * plan for all values when a connection has asked a statement a few times; with filters that are mostly empty, that
     * one reads and sorts everything.
     */
    public static void fresh(JdbcClient jdbc) {
        jdbc.sql("SET LOCAL plan_cache_mode = force_custom_plan").update();
    }
}
