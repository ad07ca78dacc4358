package vip.approvals.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;

/** The real file: 30,000 clients, loaded and proposed, against the same rules written down once more in plain Java. */
@ProductTest
class CreditTrialTests {

    private static final Logger log = LoggerFactory.getLogger(CreditTrialTests.class);

    @Autowired
    BillingImport billing;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @BeforeEach
    @AfterEach
    void reset() {
        product.reset();
    }

    @Test
    void thirtyThousandClientsAreProposedAsTheRulesSay() {
        clock.set(LocalDate.of(2005, 10, 5));
        List<CreditCards.Client> clients = CreditCards.read();
        CreditCardConversion files = new CreditCardConversion(clients);
        for (BillingFile file : BillingFile.values()) {
            long started = System.nanoTime();
            long rows = billing.load(file, file.fileName(), files.content(file), "billing")
                    .rows();
            log.info("Credit trial: {}: {} rows in {} ms", file.fileName(), rows, since(started));
        }
        long started = System.nanoTime();
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2005-Q3")));
        log.info("Credit trial: cycle opened, all clients measured and proposed in {} ms", since(started));
        log.info("Credit trial: {}", jdbc.sql("""
                SELECT outcome || ' ' || rule || ' ' || coalesce(tier, '-') || ' ' || count(*)
                FROM vip.assessment GROUP BY outcome, rule, tier ORDER BY 1
                """).query(String.class).list());

        Map<String, String> expected = new TreeMap<>();
        clients.forEach(client -> {
            String line = tier(client) != null ? "NEW " + tier(client) : isClose(client) ? "POTENTIAL" : null;
            if (line != null) {
                expected.put(
                        CreditCardConversion.number(client.id()),
                        CreditCardConversion.branch(client.id()) + " " + line);
            }
        });
        Map<String, String> proposed = new TreeMap<>();
        jdbc.sql("""
                        SELECT client, concat_ws(' ', branch, section, tier) AS result
                        FROM vip.line JOIN vip.branch_list USING (list)
                        """)
                .query((row, number) -> proposed.put(row.getString("client"), row.getString("result")))
                .list();
        assertThat(clients).hasSize(30_000);
        assertThat(expected).hasSizeGreaterThan(10_000).hasSizeLessThan(29_000);
        assertThat(proposed).isEqualTo(expected);
    }

    /** SIB-10: four fifths of the threshold, in the sum of three months. */
    private static boolean isClose(CreditCards.Client client) {
        return sum(client).compareTo(new BigDecimal("5040")) >= 0;
    }

    private static BigDecimal sum(CreditCards.Client client) {
        return client.bills()
                .get(3)
                .add(client.bills().get(4))
                .add(client.bills().get(5));
    }

    /** Null for a client who is not to be proposed as new. One number in one account: the account route adds nobody. */
    private static String tier(CreditCards.Client client) {
        BigDecimal sum = sum(client);
        if (sum.compareTo(new BigDecimal("6300")) <= 0 || !isAccurate(client)) {
            return null;
        }
        return sum.compareTo(new BigDecimal("15000")) < 0
                ? "T1"
                : sum.compareTo(new BigDecimal("60000")) < 0 ? "T2" : "T3";
    }

    /** Bills of April to July were due before the cut-off: each paid in full, or not overdue, a month later. */
    private static boolean isAccurate(CreditCards.Client client) {
        return IntStream.rangeClosed(0, 3)
                .noneMatch(month -> client.bills().get(month).signum() > 0
                        && client.overdue().get(month + 1) > 0
                        && client.payments()
                                        .get(month + 1)
                                        .compareTo(client.bills().get(month))
                                < 0);
    }

    private static long since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
