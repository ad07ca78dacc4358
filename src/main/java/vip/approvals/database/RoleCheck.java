package vip.approvals.database;

import jakarta.annotation.PostConstruct;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to run as a role that could rewrite evidence: acts are append-only for the application only as long as it
 * neither owns the schema {@code vip} nor is a superuser.
 */
@Component
class RoleCheck {

    private final JdbcClient jdbc;

    RoleCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PostConstruct
    void refuseOwner() {
        boolean tooMighty = jdbc.sql("""
                        SELECT r.rolsuper OR pg_has_role(current_user, n.nspowner, 'MEMBER')
                        FROM pg_roles r, pg_namespace n
                        WHERE r.rolname = current_user AND n.nspname = 'vip'
                        """)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no schema \"vip\": run src/main/resources/db/roles.sql as administrator first."));
        if (tooMighty) {
            throw new IllegalStateException("""
                    spring.datasource.username is a superuser or owns the schema "vip": the application could rewrite \
                    evidence. Run src/main/resources/db/roles.sql as administrator, then use vip_app here and vip_owner \
                    for spring.flyway.user (docs/operating.md, "A server of your own").""");
        }
    }
}
