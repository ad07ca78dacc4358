package vip.approvals.database;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.start.StartRefusedException;

/** Migrates, if the role for it may: without {@code spring.flyway.user} it would be the application's own. */
@Component
class OwnerCheck implements FlywayMigrationStrategy {

    private static final String SET_OWNER =
            "Set spring.flyway.user to vip_owner, and spring.flyway.password (environment: SPRING_FLYWAY_PASSWORD).";

    @Override
    public void migrate(Flyway flyway) {
        if (!mayMigrate(JdbcClient.create(flyway.getConfiguration().getDataSource()))) {
            throw new StartRefusedException("spring.flyway.user may not change the schema \"vip\".", SET_OWNER);
        }
        flyway.migrate();
    }

    private static boolean mayMigrate(JdbcClient jdbc) {
        try {
            return jdbc.sql("SELECT has_schema_privilege('vip', 'CREATE')")
                    .query(Boolean.class)
                    .single();
        } catch (CannotGetJdbcConnectionException failure) {
            throw new StartRefusedException(
                    "The database gives spring.flyway.user no connection: "
                            + NestedExceptionUtils.getMostSpecificCause(failure).getMessage(),
                    SET_OWNER);
        }
    }
}
