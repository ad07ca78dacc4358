package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.ChildProduct;

/** {@code --vip.verify} in a process of its own, as cron or a person would run it (B1). */
class VerifyCommandTests extends Coordination {

    @Autowired
    DataSource dataSource;

    @Test
    void theExitCodeSaysWhetherTheEvidenceFits() throws Exception {
        open();
        submit("altai");
        try (ChildProduct command = verify()) {
            assertThat(command.exitCode()).as(command.output()).isZero();
            assertThat(command.output())
                    .contains("EVIDENCE FITS. Looked at 2 lines, 1 lists, 2 acts, 0 decisions")
                    .doesNotContain("Tomcat", "camunda");
        }
        product.asSuperuser("SET session_replication_role = replica;"
                + " UPDATE vip.line SET total = total + 0.01 WHERE client = 'altai-t2'");
        try (ChildProduct command = verify()) {
            assertThat(command.exitCode()).isEqualTo(1);
            assertThat(command.output())
                    .containsPattern(
                            "EVIDENCE DOES NOT FIT. The first: altai, 2026-Q3, line [12] \\(client altai-t2\\):"
                                    + " its content is not what was sealed.")
                    .doesNotContain("15,000", "15000", "Demo altai-t2");
        }
        assertThat(jdbc.sql("SELECT count(*) FROM vip.verification WHERE person IS NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private ChildProduct verify() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            return ChildProduct.start(
                    "--vip.verify",
                    "--spring.datasource.url=" + connection.getMetaData().getURL(),
                    "--spring.datasource.username=vip_app");
        }
    }

    @Test
    void aDatabaseOfTheProductsOwnThatHoldsNothingYetIsNoSuccess(@TempDir Path folder) throws Exception {
        try (ChildProduct command =
                ChildProduct.start("--vip.verify", "--vip.database.directory=" + folder.resolve("postgres"))) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(1);
            assertThat(command.output())
                    .contains(
                            "EVIDENCE CANNOT BE VERIFIED. The database belongs to another version: start the product.")
                    .doesNotContain("\tat ");
        }
    }
}
