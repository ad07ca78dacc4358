package vip.approvals.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.calendar.Quarter;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;

/** Acceptance A1, to the kopeck and the day, for one client (DMN engine) and in bulk (SQL). */
@ProductTest
class CriteriaTests {

    private static final Quarter QUARTER = Quarter.parse("2026-Q3"); // cut-off 30 September 2026

    @Autowired
    Criteria criteria;

    @Autowired
    BillingImport billing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Product product;

    private final StringBuilder clients = new StringBuilder();
    private final StringBuilder charges = new StringBuilder();
    private final StringBuilder invoices = new StringBuilder();
    private final StringBuilder payments = new StringBuilder();

    @BeforeEach
    void reset() {
        product.reset();
        clients.append("client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since\n");
        charges.append("client,account,number,month,image,amount\n");
        invoices.append("invoice,client,account,due,amount,image_amount\n");
        payments.append("payment,invoice,paid,amount\n");
    }

    private void client(String start, String end) {
        clients.append("A-1,altai,PERSON,One,%s,%s,false,false,,\n".formatted(start, end));
    }

    private void months(String account, String number, String july, String august, String september) {
        String[] amounts = {july, august, september};
        for (int month = 0; month < 3; month++) {
            if (amounts[month] != null) {
                charges.append("A-1,%s,%s,2026-0%d,false,%s\n".formatted(account, number, 7 + month, amounts[month]));
            }
        }
    }

    private void monthly(String account, String number, String amount) {
        months(account, number, amount, amount, amount);
    }

    private void invoice(String invoice, String due, String amount, String imageAmount) {
        invoices.append("%s,A-1,acc-1,%s,%s,%s\n".formatted(invoice, due, amount, imageAmount));
    }

    private void payment(String invoice, String paid, String amount) {
        payments.append("p-%d,%s,%s,%s\n".formatted(payments.length(), invoice, paid, amount));
    }

    private void load() {
        Map.of(
                        BillingFile.CLIENTS, clients,
                        BillingFile.CHARGES, charges,
                        BillingFile.INVOICES, invoices,
                        BillingFile.PAYMENTS, payments)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(file -> correct(file.getKey(), file.getValue().toString()));
    }

    private void correct(BillingFile file, String content) {
        billing.load(
                file, file.fileName(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "billing");
    }

    /** Everything that was stored but the time. */
    private Map<String, Map<String, Object>> stored() {
        return stored("assessment");
    }

    private Map<String, Map<String, Object>> stored(String table) {
        Map<String, Map<String, Object>> stored = new TreeMap<>();
        jdbc.sql("SELECT * FROM vip." + table).query().listOfRows().forEach(row -> {
            row.remove("assessed_at");
            stored.put((String) row.get("client"), row);
        });
        return stored;
    }

    /** Measures both ways, which must agree in every column, and shows outcome, tier, rule and tier rule. */
    private String assessed() {
        load();
        return reassessed();
    }

    private String reassessed() {
        jdbc.sql("DELETE FROM vip.assessment").update();
        criteria.assess("A-1", "altai", QUARTER).orElseThrow();
        Map<String, Map<String, Object>> single = stored();
        jdbc.sql("DELETE FROM vip.assessment").update();
        assertThat(criteria.assessBranch("altai", QUARTER)).isEqualTo(1);
        assertThat(stored()).as("bulk against single").isEqualTo(single);
        Map<String, Object> row = single.get("A-1");
        return "%s %s %s".formatted(row.get("outcome"), row.get("tier"), row.get("rule"));
    }

    private String reason() {
        return (String) stored().get("A-1").get("reason");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2100.00  | NOT_ELIGIBLE null BVK-01 | Best number: 6,300.00 ≤ 6,300.00; account: 6,300.00 ≤ 180,000.00 (BVK-01)
            2100.01  | ELIGIBLE T1 BVK-01       | Number: 6,300.03 > 6,300.00 (BVK-01); T1: 6,300.00 < 6,300.03 < 15,000.00 (BVK-07)
            4999.99  | ELIGIBLE T1 BVK-01       | Number: 14,999.97 > 6,300.00 (BVK-01); T1: 6,300.00 < 14,999.97 < 15,000.00 (BVK-07)
            5000.00  | ELIGIBLE T2 BVK-01       | Number: 15,000.00 > 6,300.00 (BVK-01); T2: 15,000.00 ≤ 15,000.00 < 60,000.00 (BVK-08)
            19999.99 | ELIGIBLE T2 BVK-01       | Number: 59,999.97 > 6,300.00 (BVK-01); T2: 15,000.00 ≤ 59,999.97 < 60,000.00 (BVK-08)
            20000.00 | ELIGIBLE T3 BVK-01       | Number: 60,000.00 > 6,300.00 (BVK-01); T3: 60,000.00 ≥ 60,000.00 (BVK-09)
            """)
    void theNumberDecidesEntryAndTier(String monthly, String expected, String reason) {
        client("2026-01-15", "");
        monthly("acc-1", "79", monthly);
        assertThat(assessed()).isEqualTo(expected);
        assertThat(reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2000.00, 2100.00, 2200.00, NOT_ELIGIBLE null BVK-01",
        "2000.00, 2100.00, 2200.01, ELIGIBLE T1 BVK-01",
        ", , 6300.00, NOT_ELIGIBLE null BVK-01",
        ", , 6300.01, ELIGIBLE T1 BVK-01",
        "-100.00, 0.00, 6400.00, NOT_ELIGIBLE null BVK-01",
        "-100.00, 0.00, 6400.01, ELIGIBLE T1 BVK-01",
        "4999.99, 5000.00, 5000.00, ELIGIBLE T1 BVK-01",
        "19999.99, 20000.01, 20000.00, ELIGIBLE T3 BVK-01"
    })
    void theSumOfThreeMonthsCounts(String july, String august, String september, String expected) {
        client("2026-01-15", "");
        months("acc-1", "79", july, august, september);
        assertThat(assessed()).isEqualTo(expected);
    }

    @Test
    void otherMonthsDoNotCount() {
        client("2020-01-15", "");
        monthly("acc-1", "79", "2100.00");
        charges.append("A-1,acc-1,79,2026-06,false,9000\nA-1,acc-1,79,2026-10,false,9000\n");
        assertThat(assessed()).isEqualTo("NOT_ELIGIBLE null BVK-01");
    }

    @Test
    void noChargeAtAllIsZero() {
        client("2026-01-15", "");
        assertThat(assessed()).isEqualTo("NOT_ELIGIBLE null BVK-01");
        assertThat(reason()).startsWith("Best number: 0.00 ≤ 6,300.00");
    }

    @ParameterizedTest
    @CsvSource({"59300.00, NOT_ELIGIBLE null BVK-01", "59300.01, ELIGIBLE T1 BVK-02"})
    void theAccountDecidesWhenNoNumberDoes(String ofTheAccount, String expected) {
        client("2026-01-15", "");
        monthly("acc-1", "79", "700.00");
        monthly("acc-1", "", ofTheAccount);
        assertThat(assessed()).isEqualTo(expected);
    }

    @Test
    void theAccountRouteIsT1AndSaysSo() {
        client("2026-01-15", "");
        for (int number = 0; number < 30; number++) {
            monthly("acc-1", "79" + number, "2000.01"); // 60,000.30 a month, none above 2,100
        }
        assertThat(assessed()).isEqualTo("ELIGIBLE T1 BVK-02");
        assertThat(stored().get("A-1"))
                .containsEntry("route", "ACCOUNT")
                .containsEntry("account", "acc-1")
                .containsEntry("number", null)
                .containsEntry("total", new BigDecimal("180000.90"))
                .containsEntry("threshold", new BigDecimal("180000.00"))
                .containsEntry("tier_rule", "AMB-04");
        assertThat(reason())
                .isEqualTo("Account: 180,000.90 > 180,000.00; best number: 6,000.03 ≤ 6,300.00 (BVK-02); "
                        + "T1 by the account (AMB-04)");
    }

    @Test
    void theBestNumberOfSeveralAccountsDecides() {
        client("2026-01-15", "");
        monthly("acc-1", "71", "2100.00");
        monthly("acc-2", "72", "5000.00");
        monthly("acc-2", "73", "4999.99");
        assertThat(assessed()).isEqualTo("ELIGIBLE T2 BVK-01");
        assertThat(stored().get("A-1"))
                .containsEntry("account", "acc-2")
                .containsEntry("number", "72")
                .containsEntry("month_1", new BigDecimal("5000.00"));
    }

    @Test
    void severalAccountsAreNotAddedUp() {
        client("2026-01-15", "");
        monthly("acc-1", "", "40000.00");
        monthly("acc-2", "", "40000.00");
        assertThat(assessed()).isEqualTo("NOT_ELIGIBLE null BVK-01");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-30, NOT_ELIGIBLE null BVK-03",
        "2026-03-29, ELIGIBLE T1 BVK-01",
        "2026-03-31, NOT_ELIGIBLE null BVK-03", // 31 Mar + 6 months is kept at 30 Sep
        "2026-07-01, NOT_ELIGIBLE null BVK-03",
        "2026-07-02, NOT_ASSESSED null AMB-40"
    })
    void tenureIsLongerThanSixMonthsToTheDay(String start, String expected) {
        client(start, "");
        monthly("acc-1", "79", "3000.00");
        assertThat(assessed()).isEqualTo(expected);
    }

    @Test
    void theEndOfAShortMonthIsKept() {
        String end = "(DATE '2025-08-31' + make_interval(months => 6))::date";
        assertThat(jdbc.sql("SELECT " + end).query(LocalDate.class).single())
                .isEqualTo(LocalDate.of(2025, 8, 31).plusMonths(6))
                .isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, NOT_ELIGIBLE null BVK-03",
        "2026-10-01, ELIGIBLE T1 BVK-01",
        "2026-09-29, NOT_ELIGIBLE null BVK-03",
        "2026-07-31, NOT_ELIGIBLE null BVK-03"
    })
    void aContractMustRunAtTheCutOff(String end, String expected) {
        client("2020-01-01", end);
        monthly("acc-1", "79", "3000.00");
        assertThat(assessed()).isEqualTo(expected);
    }

    private static final String ACCURATE = "ELIGIBLE T1 BVK-01";
    private static final String INACCURATE = "NOT_ELIGIBLE null BVK-04";

    @ParameterizedTest
    @CsvSource({
        "2026-07-20, 2026-07-30, ELIGIBLE T1 BVK-01", // 10 days late
        "2026-07-20, 2026-07-31, NOT_ELIGIBLE null BVK-04", // 11 days late
        "2026-09-30, , ELIGIBLE T1 BVK-01", // due on the cut-off day: not overdue yet
        "2026-09-29, , NOT_ELIGIBLE null BVK-04", // overdue
        "2026-09-29, 2026-09-30, ELIGIBLE T1 BVK-01",
        "2026-09-29, 2026-10-01, NOT_ELIGIBLE null BVK-04", // was overdue at the cut-off
        "2026-10-20, , ELIGIBLE T1 BVK-01",
        "2026-01-10, 2026-03-30, ELIGIBLE T1 BVK-01", // late, but six months before the cut-off
        "2026-01-10, 2026-03-31, NOT_ELIGIBLE null BVK-04",
        "2020-01-10, , NOT_ELIGIBLE null BVK-04"
    })
    void anAccuratePayerPaysInTime(String due, String paid, String expected) {
        client("2020-01-01", "");
        monthly("acc-1", "79", "3000.00");
        invoice("i-1", due, "3000.00", "0");
        if (paid != null) {
            payment("i-1", paid, "3000.00");
        }
        assertThat(assessed()).isEqualTo(expected);
    }

    @Test
    void partialPaymentsCountOnTheDayOfTheLast() {
        client("2020-01-01", "");
        monthly("acc-1", "79", "3000.00");
        invoice("i-1", "2026-07-20", "3000.00", "0");
        payment("i-1", "2026-07-01", "1000.00");
        payment("i-1", "2026-07-30", "1999.99");
        payment("i-1", "2026-07-30", "0.01");
        assertThat(assessed()).isEqualTo(ACCURATE);
    }

    @Test
    void theLastKopeckMayBeTooLate() {
        client("2020-01-01", "");
        monthly("acc-1", "79", "3000.00");
        invoice("i-1", "2026-07-20", "3000.00", "0");
        payment("i-1", "2026-07-20", "2999.99");
        payment("i-1", "2026-07-31", "0.01");
        assertThat(assessed()).isEqualTo(INACCURATE);
    }

    @Test
    void aPartialPaymentLeavesTheInvoiceOverdue() {
        client("2020-01-01", "");
        monthly("acc-1", "79", "3000.00");
        invoice("i-1", "2026-07-20", "3000.00", "0");
        payment("i-1", "2026-07-20", "2999.99");
        assertThat(assessed()).isEqualTo(INACCURATE);
    }

    @Test
    void anInvoiceThatIsTakenBackMakesNoBadPayer() {
        client("2020-01-01", "");
        monthly("acc-1", "79", "3000.00");
        invoice("i-1", "2026-07-20", "3000.00", "500.00");
        assertThat(assessed()).isEqualTo(INACCURATE);
        correct(BillingFile.INVOICES, "invoice,client,account,due,amount,image_amount\ni-1,A-1,acc-1,2026-07-20,0,\n");
        assertThat(reassessed()).isEqualTo(ACCURATE);
    }

    @Test
    void aPaymentThatIsTakenBackLeavesTheInvoiceUnpaid() {
        client("2020-01-01", "");
        monthly("acc-1", "79", "3000.00");
        invoice("i-1", "2026-07-20", "3000.00", "0");
        payments.append("p-1,i-1,2026-07-20,3000.00\n");
        assertThat(assessed()).isEqualTo(ACCURATE);
        correct(BillingFile.PAYMENTS, "payment,invoice,paid,amount\np-1,i-1,2026-07-20,0.00\n");
        assertThat(reassessed()).isEqualTo(INACCURATE);
        correct(BillingFile.PAYMENTS, "payment,invoice,paid,amount\np-2,i-1,2026-07-30,3000.00\n");
        assertThat(reassessed()).as("paid anew, in time").isEqualTo(ACCURATE);
    }

    @ParameterizedTest
    @CsvSource({"2500.00, ELIGIBLE T1 BVK-01", "2499.99, NOT_ELIGIBLE null BVK-04"})
    void theImagePartMayStayUnpaid(String paid, String expected) {
        client("2020-01-01", "");
        monthly("acc-1", "79", "3000.00");
        invoice("i-1", "2026-07-20", "3000.00", "500.00");
        payment("i-1", "2026-07-20", paid);
        invoice("i-2", "2026-07-20", "500.00", "500.00"); // image services only
        assertThat(assessed()).isEqualTo(expected);
    }

    /** Both paths must store the same, column by column. */
    @Test
    void singleAndBulkPathAgree() {
        randomClients();
        for (int index = 0; index < 300; index++) {
            criteria.assess("A-" + index, "altai", QUARTER).orElseThrow();
        }
        Map<String, Map<String, Object>> single = stored();
        jdbc.sql("DELETE FROM vip.assessment").update();
        assertThat(criteria.assessBranch("altai", QUARTER)).isEqualTo(300);
        assertThat(stored()).isEqualTo(single);
        assertEveryRowIsMet(single);
    }

    @Test
    void onlyWhatHasChangedIsWrittenAgain() {
        randomClients();
        assertThat(criteria.assessBranch("altai", QUARTER)).isEqualTo(300);
        assertThat(criteria.assessBranch("altai", QUARTER)).isZero();
        jdbc.sql("UPDATE vip.charge SET amount = amount + 0.01 WHERE client = 'A-7'")
                .update();
        assertThat(criteria.assessBranch("altai", QUARTER)).isEqualTo(1);
    }

    /** The same over three months that are no quarter, for the VIPs among the clients (GT-13, AMB-36). */
    @ParameterizedTest
    @ValueSource(strings = {"2026-09", "2026-10"})
    void singleAndBulkPathAgreeForThreeMonths(String month) {
        ThreeMonths months = ThreeMonths.parse(month);
        randomClients();
        jdbc.sql("""
                        INSERT INTO vip.vip_status (client, tier, since, granted_by)
                        SELECT client, 'T2', '2026-01-01', 'BILLING' FROM vip.client WHERE client <> 'A-7'
                        """).update();
        for (int index = 0; index < 300; index++) {
            criteria.assess("A-" + index, "altai", months).orElseThrow();
        }
        Map<String, Map<String, Object>> single = stored("monthly_assessment");
        product.asSuperuser("TRUNCATE vip.monthly_assessment");
        criteria.assessVips("altai", months, "A-0", "A-99");
        Map<String, Map<String, Object>> bulk = stored("monthly_assessment");
        single.remove("A-7"); // no VIP
        assertThat(bulk).isEqualTo(single);
        assertEveryRowIsMet(single);
        assertThat(stored()).as("of the quarter").isEmpty();
    }

    /** September's three months are the third quarter's. */
    @Test
    void theLastMonthOfAQuarterIsMeasuredAsTheQuarterIs() {
        randomClients();
        criteria.assessBranch("altai", QUARTER);
        jdbc.sql("""
                        INSERT INTO vip.vip_status (client, tier, since, granted_by)
                        SELECT client, 'T2', '2026-01-01', 'BILLING' FROM vip.client
                        """).update();
        criteria.assessVips("altai", ThreeMonths.parse("2026-09"), "A-0", "A-99");
        Map<String, Map<String, Object>> quarter = stored();
        Map<String, Map<String, Object>> months = stored("monthly_assessment");
        quarter.values().forEach(row -> row.remove("quarter"));
        months.values().forEach(row -> row.remove("month"));
        assertThat(months).hasSize(300).isEqualTo(quarter);
    }

    private static void assertEveryRowIsMet(Map<String, Map<String, Object>> rows) {
        assertThat(rows.values().stream().map(row -> row.get("rule") + " " + row.get("tier")))
                .as("every branch of the tables is met")
                .contains(
                        "BVK-01 null",
                        "BVK-01 T1",
                        "BVK-01 T2",
                        "BVK-01 T3",
                        "BVK-02 T1",
                        "BVK-03 null",
                        "BVK-04 null",
                        "AMB-40 null");
    }

    /** 300 random clients, boundary values favoured. */
    private void randomClients() {
        Random random = new Random(20260930);
        List<String> amounts = List.of(
                "0",
                "-50.00",
                "700.00",
                "2099.99",
                "2100.00",
                "2100.01",
                "4999.99",
                "5000.00",
                "5000.01",
                "6300.00",
                "6300.01",
                "19999.99",
                "20000.00",
                "59299.99",
                "59300.00",
                "60000.00",
                "60000.01",
                "180000.01");
        List<String> starts = List.of(
                "2019-02-28",
                "2026-03-28",
                "2026-03-29",
                "2026-03-30",
                "2026-03-31",
                "2026-04-29",
                "2026-04-30",
                "2026-07-01",
                "2026-07-02",
                "2026-10-01");
        List<String> ends =
                List.of("", "", "", "", "", "", "2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01", "2026-08-15");
        for (int index = 0; index < 300; index++) {
            String client = "A-" + index;
            String start = random.nextInt(3) == 0 ? pick(random, starts) : "2024-05-05";
            String end = pick(random, ends);
            clients.append("%s,altai,PERSON,Client,%s,%s,%b,false,,\n"
                    .formatted(
                            client,
                            start,
                            end.isEmpty() || end.compareTo(start) >= 0 ? end : "",
                            random.nextBoolean()));
            for (int account = random.nextInt(3); account >= 0; account--) {
                for (int number = random.nextInt(3); number >= 0; number--) {
                    String amount = random.nextInt(4) == 0
                            ? BigDecimal.valueOf(random.nextInt(3_000_000), 2).toPlainString()
                            : pick(random, amounts);
                    for (int month = 5 + random.nextInt(3); month <= 10; month++) {
                        charges.append("%s,acc-%d-%d,%s,2026-%02d,%b,%s\n"
                                .formatted(
                                        client,
                                        index,
                                        account,
                                        number == 0 ? "" : "7" + index + number,
                                        month,
                                        random.nextInt(8) == 0,
                                        random.nextInt(6) == 0 ? pick(random, amounts) : amount));
                    }
                }
            }
            for (int invoice = random.nextInt(3); invoice > 0; invoice--) {
                String id = "i-%d-%d".formatted(index, invoice);
                LocalDate due = LocalDate.of(2026, 9, 30).minusDays(random.nextInt(3) * 95L);
                invoices.append(
                        "%s,%s,acc-%d-0,%s,100.00,%d\n".formatted(id, client, index, due, random.nextInt(3) * 50));
                for (int part = 0; part < random.nextInt(4); part++) {
                    payments.append("%s-%d,%s,%s,50.00\n"
                            .formatted(
                                    id,
                                    part,
                                    id,
                                    due.plusDays(List.of(0, 10, 10, 11).get(random.nextInt(4)))));
                }
            }
        }
        load();
    }

    private static String pick(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
