package vip.approvals.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.BranchLists;

/** Later corrections replace facts, never what a submitted list has frozen. */
@ProductTest
class FrozenFiguresTests {

    private static final Quarter QUARTER = Quarter.parse("2026-Q3");

    @Autowired
    BillingImport billing;

    @Autowired
    BranchLists lists;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Product product;

    @BeforeEach
    void reset() {
        product.reset();
    }

    @Test
    void aSignedLineKeepsItsFiguresWhenBillingCorrectsThem() {
        load(BillingFile.CLIENTS, BillingImportTests.CLIENTS + clients("One"));
        load(BillingFile.CHARGES, BillingImportTests.CHARGES + charges("3000.00"));
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey(
                        "quarterly-cycle", Map.of("quarter", QUARTER.toString())));
        long revision = jdbc.sql("SELECT revision FROM vip.branch_list WHERE branch = 'altai'")
                .query(Long.class)
                .single();
        lists.sign("altai", QUARTER, "altai.sales-director", "r%d.0".formatted(revision)); // no conflicts: .0
        List<Map<String, Object>> signed = lines();

        load(BillingFile.CLIENTS, BillingImportTests.CLIENTS + clients("Renamed"));
        load(BillingFile.CHARGES, BillingImportTests.CHARGES + charges("9000.00"));

        assertThat(signed).hasSize(1);
        assertThat(signed.get(0)).containsEntry("name", "One");
        assertThat(lines()).isEqualTo(signed);
        assertThat(jdbc.sql("SELECT DISTINCT amount::text FROM vip.charge")
                        .query(String.class)
                        .single())
                .isEqualTo("9000.00");
        lists.checkTiers("omsk", QUARTER); // a list that is still open follows
        assertThat(jdbc.sql("SELECT total::text FROM vip.line JOIN vip.branch_list USING (list) WHERE branch = 'omsk'")
                        .query(String.class)
                        .single())
                .isEqualTo("27000.00");
    }

    private List<Map<String, Object>> lines() {
        return jdbc.sql("SELECT l.name, l.total, l.tier, l.reason, encode(l.hash, 'hex') AS hash, "
                        + "vip.line_hash(l) = l.hash AS intact "
                        + "FROM vip.line l JOIN vip.branch_list USING (list) WHERE branch = 'altai'")
                .query()
                .listOfRows();
    }

    private static String clients(String name) {
        return List.of("altai", "tomsk", "omsk").stream()
                .map(branch -> "%s-1,%s,PERSON,%s,2020-01-01,,false,false,,\n".formatted(branch, branch, name))
                .reduce("", String::concat);
    }

    private static String charges(String amount) {
        StringBuilder text = new StringBuilder();
        for (String branch : List.of("altai", "tomsk", "omsk")) {
            for (int month = 7; month <= 9; month++) {
                text.append("%s-1,acc-%s,79,2026-0%d,false,%s\n".formatted(branch, branch, month, amount));
            }
        }
        return text.toString();
    }

    private void load(BillingFile file, String text) {
        billing.load(file, file.fileName(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "billing");
    }
}
