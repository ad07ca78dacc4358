package vip.approvals.database;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.start.StartRefusedException;

/**
 * Refuses to run as a role that could rewrite evidence: acts are append-only for the application only as long as it
 * neither owns the schema {@code vip} nor is a superuser. Looks as soon as there is a data source, before the engine
 * would create its tables as that role or outside its schema.
 */
@Component
class RoleCheck implements BeanPostProcessor {

    private static final String ROLES = "src/main/resources/db/roles.sql (docs/operating.md, \"A server of your own\")";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource) {
            refuseOwner(JdbcClient.create(dataSource));
        }
        return bean;
    }

    private static void refuseOwner(JdbcClient jdbc) {
        boolean tooMighty = isTooMighty(jdbc)
                .orElseThrow(() -> new StartRefusedException(
                        "The database of spring.datasource.url has no schemas \"vip\" and \"camunda\".",
                        "Run " + ROLES + " in this very database as its administrator."));
        if (tooMighty) {
            throw new StartRefusedException(
                    "spring.datasource.username is a superuser or owns the schema \"vip\": it could rewrite evidence.",
                    "Use vip_app as spring.datasource.username, and vip_owner as spring.flyway.user; both come with "
                            + ROLES + ".");
        }
    }

    private static Optional<Boolean> isTooMighty(JdbcClient jdbc) {
        try {
            return jdbc.sql("""
                            SELECT r.rolsuper OR pg_has_role(current_user, vip.nspowner, 'MEMBER')
                            FROM pg_roles r, pg_namespace vip, pg_namespace camunda
                            WHERE r.rolname = current_user AND vip.nspname = 'vip' AND camunda.nspname = 'camunda'
                            """).query(Boolean.class).optional();
        } catch (CannotGetJdbcConnectionException | PoolInitializationException failure) {
            throw new StartRefusedException(
                    "The database gives no connection: "
                            + NestedExceptionUtils.getMostSpecificCause(failure).getMessage(),
                    "Look at spring.datasource.url, .username and .password, and whether the server runs.");
        }
    }
}
