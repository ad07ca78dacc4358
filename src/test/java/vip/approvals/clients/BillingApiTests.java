package vip.approvals.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ResponseStatusException;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.engine.RefusedException;

/** Both ways in: a request by a person, and the folder that is read at the start. */
@ProductTest
class BillingApiTests {

    private static final String CLIENT = "A-1,altai,PERSON,One,2020-01-01,,false,false,,\n";

    @Autowired
    BillingApi api;

    @Autowired
    BillingImport billing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Product product;

    @BeforeEach
    void reset() {
        product.reset();
    }

    private static ByteArrayInputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> loads() {
        return jdbc.sql("SELECT file || ' ' || loaded_by FROM vip.billing_load ORDER BY load")
                .query(String.class)
                .list();
    }

    @Test
    void theLoadIsRecordedUnderThePersonWhoAsked() {
        product.as("billing", () -> {
            try {
                assertThat(api.load("clients", body(BillingImportTests.CLIENTS + CLIENT))
                                .rows())
                        .isEqualTo(1);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        assertThat(loads()).containsExactly("clients billing");
    }

    @Test
    void aBadFileIsAnsweredWithItsProblemsAndReadToItsEnd() {
        ByteArrayInputStream body = body("client\n" + "x\n".repeat(100_000));
        product.as(
                "billing",
                () -> assertThatThrownBy(() -> api.load("clients", body))
                        .isInstanceOfSatisfying(BillingFileException.class, refused -> {
                            BillingApi.Refusal answer = api.refuse(refused);
                            assertThat(answer.message()).isEqualTo("clients.csv was not loaded: 9 problems.");
                            assertThat(answer.total()).isEqualTo(9);
                            assertThat(answer.problems()).hasSize(9);
                        }));
        assertThat(body.available()).isZero();
    }

    @Test
    void nobodyAndUnknownKindsAreRefused() {
        assertThatThrownBy(() -> api.load("clients", body(""))).isInstanceOf(RefusedException.class);
        product.as(
                "billing",
                () -> assertThatThrownBy(() -> api.load("orders", body("")))
                        .isInstanceOf(ResponseStatusException.class));
    }

    @Test
    void theFolderIsLoadedInOrderAndOnlyWhatChanged(@TempDir Path folder) throws IOException {
        StartUpFiles start = new StartUpFiles(billing, folder.toString());
        Files.writeString(
                folder.resolve("charges.csv"), BillingImportTests.CHARGES + "A-1,acc-1,79,2026-07,false,1.00\n");
        Files.writeString(folder.resolve("clients.csv"), BillingImportTests.CLIENTS + CLIENT);
        start.run(null);
        assertThat(loads()).containsExactly("clients start-up", "charges start-up");
        start.run(null);
        assertThat(loads()).hasSize(2);
        Files.writeString(
                folder.resolve("charges.csv"), BillingImportTests.CHARGES + "A-1,acc-1,79,2026-07,false,2.00\n");
        start.run(null);
        assertThat(loads()).containsExactly("clients start-up", "charges start-up", "charges start-up");
    }

    @Test
    void aBadFileInTheFolderStopsOnlyTheFilesAfterIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("clients.csv"), BillingImportTests.CLIENTS + CLIENT);
        Files.writeString(folder.resolve("charges.csv"), BillingImportTests.CHARGES + "A-9,acc-1,79,2026-07,false,1\n");
        Files.writeString(folder.resolve("invoices.csv"), BillingImportTests.INVOICES + "i,A-1,acc-1,2026-08-20,1,0\n");
        new StartUpFiles(billing, folder.toString()).run(null);
        assertThat(loads()).containsExactly("clients start-up");
        new StartUpFiles(billing, folder.resolve("missing").toString()).run(null); // says so, and goes on
    }
}
