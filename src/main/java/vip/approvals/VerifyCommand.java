package vip.approvals;

import java.time.Clock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.BadSqlGrammarException;
import vip.approvals.lists.Evidence;
import vip.approvals.lists.ListEvidence;
import vip.approvals.revocation.NoticeEvidence;

/** {@code --vip.verify}: walks over the evidence and ends. Nothing but the database is started: no engine, no web server. */
@ComponentScan("vip.approvals.database")
@ConfigurationPropertiesScan("vip.approvals.database")
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@Import({Evidence.class, ListEvidence.class, NoticeEvidence.class})
class VerifyCommand {

    static final String ARGUMENT = "--vip.verify";

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }

    /** @return the exit code: 0 if all fits, 1 if anything does not or cannot be looked at */
    static int run(String... arguments) {
        try (var context = new SpringApplicationBuilder(VerifyCommand.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            Evidence.Walk walk = context.getBean(Evidence.class).verify(null);
            System.out.println(
                    walk.fits()
                            ? "EVIDENCE FITS. Looked at " + walk.lookedAt() + "."
                            : "EVIDENCE DOES NOT FIT. The first: " + walk.finding() + ".");
            return walk.fits() ? 0 : 1;
        } catch (BadSqlGrammarException earlier) {
            System.out.println(
                    "EVIDENCE CANNOT BE VERIFIED. The database belongs to another version: start the product.");
            return 1;
        }
    }
}
