package vip.approvals.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;

/** Billing files are loaded whole or not at all, and every bad row is named. */
@ProductTest
class BillingImportTests {

    static final String CLIENTS = "client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since\n";
    static final String CHARGES = "client,account,number,month,image,amount\n";
    static final String INVOICES = "invoice,client,account,due,amount,image_amount\n";
    static final String PAYMENTS = "payment,invoice,paid,amount\n";

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

    private LoadedFile load(BillingFile file, String text) {
        return billing.load(file, file.fileName(), bytes(text), "billing");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private BillingFileException refused(BillingFile file, InputStream content) {
        BillingFileException refused = catchThrowableOfType(
                BillingFileException.class, () -> billing.load(file, file.fileName(), content, "billing"));
        assertThat(refused).as("the file is refused").isNotNull();
        return refused;
    }

    /** Row, column and reason of each problem. */
    private List<Tuple> problems(BillingFile file, String text) {
        return refused(file, bytes(text)).problems().stream()
                .map(problem -> Tuple.tuple(problem.row(), problem.column(), problem.reason()))
                .toList();
    }

    private static Tuple problem(long row, String column, String reason) {
        return Tuple.tuple(row, column, reason);
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM vip." + table).query(Long.class).single();
    }

    private void twoClients() {
        load(BillingFile.CLIENTS, CLIENTS + """
                A-1,altai,PERSON,One,2020-01-01,,false,false,,
                A-2,altai,PERSON,Two,2020-01-01,,false,false,,
                """);
    }

    @Test
    void fourGoodFilesAreStored() {
        LoadedFile loaded = load(BillingFile.CLIENTS, CLIENTS + """
                A-1,altai,ORGANISATION,"ООО ""Ромашка"", Барнаул",2020-01-31,2030-12-31,true,true,T2,2024-04-01
                T-1,tomsk,PERSON,Пётр 😀 \\N,2026-01-15,,false,false,,
                """);
        load(BillingFile.CHARGES, CHARGES + """
                A-1,acc-1,79130000001,2026-07,false,2100.01
                A-1,acc-1,,2026-07,false,-0.5
                A-1,acc-1,,2026-07,true,12
                """);
        load(BillingFile.INVOICES, INVOICES + """
                i-1,A-1,acc-1,2026-08-20,2111.51,12.00
                i-2,A-1,acc-2,2026-08-20,1,
                """);
        load(BillingFile.PAYMENTS, PAYMENTS + """
                p-1,i-1,2026-08-19,2000.00
                p-2,i-1,2026-08-30,111.51
                """);

        assertThat(loaded.rows()).isEqualTo(2);
        assertThat(jdbc.sql("SELECT name FROM vip.client ORDER BY client")
                        .query(String.class)
                        .list())
                .containsExactly("ООО \"Ромашка\", Барнаул", "Пётр 😀 \\N");
        assertThat(jdbc.sql("SELECT client FROM vip.account ORDER BY account")
                        .query(String.class)
                        .list())
                .containsExactly("A-1", "A-1");
        assertThat(jdbc.sql("SELECT amount FROM vip.charge ORDER BY amount")
                        .query(BigDecimal.class)
                        .list())
                .containsExactly(new BigDecimal("-0.50"), new BigDecimal("12.00"), new BigDecimal("2100.01"));
        assertThat(jdbc.sql("SELECT image_amount FROM vip.invoice ORDER BY invoice")
                        .query(BigDecimal.class)
                        .list())
                .containsExactly(new BigDecimal("12.00"), new BigDecimal("0.00"));
        assertThat(count("payment")).isEqualTo(2);
        assertThat(jdbc.sql("SELECT file || ' ' || rows || ' ' || loaded_by FROM vip.billing_load ORDER BY load")
                        .query(String.class)
                        .list())
                .containsExactly("clients 2 billing", "charges 3 billing", "invoices 2 billing", "payments 2 billing");
    }

    @Test
    void columnsComeInAnyOrderWithByteOrderMarkAndWindowsLineEnds() {
        load(
                BillingFile.CLIENTS,
                "\uFEFF\"name\",client , branch,type,contract_start,contract_end,image,vip,tier,vip_since"
                        + "\r\n One\u00A0, A-1,altai,PERSON,2020-01-01,,false,false,,\r\n\r\n,,,,,,,,,\r\n");
        assertThat(jdbc.sql("SELECT client || '|' || name FROM vip.client")
                        .query(String.class)
                        .single())
                .isEqualTo("A-1|One");
    }

    @Test
    void aFileWithNoRowsButAHeaderIsGood() {
        assertThat(load(BillingFile.PAYMENTS, PAYMENTS).rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,altai,PERSON,One,2020-01-01,,false,false,,                  | client         | must not be blank
            A-1, ,PERSON,One,2020-01-01,,false,false,,                   | branch         | must not be blank
            A-1,moon,PERSON,One,2020-01-01,,false,false,,                | branch         | is not one of the branches: altai, omsk, tomsk
            A-1,altai,HUMAN,One,2020-01-01,,false,false,,                | type           | must be ORGANISATION or PERSON
            A-1,altai,PERSON,,2020-01-01,,false,false,,                  | name           | must not be blank
            A-1,altai,PERSON,One,01.02.2020,,false,false,,               | contract_start | is not a date; write it like 2026-09-30
            A-1,altai,PERSON,One,2021-02-29,,false,false,,               | contract_start | is not a date; write it like 2026-09-30
            A-1,altai,PERSON,One,2020-13-01,,false,false,,               | contract_start | is not a date; write it like 2026-09-30
            A-1,altai,PERSON,One,,,false,false,,                         | contract_start | must not be blank
            A-1,altai,PERSON,One,2020-01-02,2020-01-01,false,false,,     | contract_end   | lies before contract_start
            A-1,altai,PERSON,One,2020-01-01,,yes,false,,                 | image          | must be true or false
            A-1,altai,PERSON,One,2020-01-01,,false,1,,                   | vip            | must be true or false
            A-1,altai,PERSON,One,2020-01-01,,false,true,,                | tier           | must not be blank for a VIP: T1, T2 or T3
            A-1,altai,PERSON,One,2020-01-01,,false,true,T4,              | tier           | must be T1, T2 or T3
            A-1,altai,PERSON,One,2020-01-01,,false,false,T1,             | tier           | must be blank for a client who is no VIP
            A-1,altai,PERSON,One,2020-01-01,,false,false,,2020-02-02     | vip_since      | must be blank for a client who is no VIP
            A-1,altai,PERSON,"One\u0007",2020-01-01,,false,false,,       | name           | has control characters, such as a line break
            A-1,altai,PERSON,"One\u0000",2020-01-01,,false,false,,       | name           | has control characters, such as a line break
            A\u200b1,altai,PERSON,One,2020-01-01,,false,false,,          | client         | has invisible characters; type it anew
            A12345678901234567890123456789012345678901,altai,PERSON,One,2020-01-01,,false,false,, | client | is longer than 40 characters
            """)
    void aBadClientIsNamed(String row, String column, String reason) {
        assertThat(problems(BillingFile.CLIENTS, CLIENTS + "A-0,altai,PERSON,Good,2020-01-01,,false,false,,\n" + row))
                .containsExactly(problem(3, column, reason));
        assertThat(count("client")).as("nothing is stored").isZero();
        assertThat(count("billing_load")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A-9,acc-9,1,2026-07,false,1      | client  | is not a client that billing has loaded; load clients.csv first
            A-1,acc-2,1,2026-07,false,1      | account | belongs to another client
            A-1,acc-1,1,2026-7,false,1       | month   | is not a month; write it like 2026-09
            A-1,acc-1,1,2026-07-01,false,1   | month   | is not a month; write it like 2026-09
            A-1,acc-1,1,2026-13,false,1      | month   | is not a month; write it like 2026-09
            A-1,acc-1,1,2026-07,,1           | image   | must not be blank
            A-1,acc-1,1,2026-07,false,       | amount  | must not be blank
            A-1,acc-1,1,2026-07,false,1.234  | amount  | has more than two decimals
            A-1,acc-1,1,2026-07,false,1e3    | amount  | is not an amount; write it like 2100.50
            A-1,acc-1,1,2026-07,false,1.     | amount  | is not an amount; write it like 2100.50
            A-1,acc-1,1,2026-07,false,-      | amount  | is not an amount; write it like 2100.50
            A-1,acc-1,1,2026-07,false,"2,5"  | amount  | must have a point before the decimals and no other separators, like 2100.50
            A-1,acc-1,1,2026-07,false,2 000  | amount  | must have a point before the decimals and no other separators, like 2100.50
            A-1,acc-1,1,2026-07,false,1000000000 | amount | is too large: at most 999999999.99
            A-1,acc-1,79,2026-08,false,1     | account | has the same account, number, month and image as in row 2
            """)
    void aBadChargeIsNamed(String row, String column, String reason) {
        twoClients();
        load(BillingFile.CHARGES, CHARGES + "A-2,acc-2,1,2026-07,false,1\n");
        assertThat(problems(BillingFile.CHARGES, CHARGES + "A-1,acc-1,79,2026-08,false,1\n" + row))
                .containsExactly(problem(3, column, reason));
        assertThat(count("charge")).isEqualTo(1);
        assertThat(count("account")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            i-2,A-9,acc-9,2026-08-20,10,0     | client       | is not a client that billing has loaded; load clients.csv first
            i-2,A-2,acc-1,2026-08-20,10,0     | account      | belongs to another client in row 2
            i-1,A-1,acc-1,2026-08-20,10,0     | invoice      | is the same invoice as in row 2
            i-2,A-1,acc-1,2026-08-20,-5,0     | amount       | must not be negative
            i-2,A-1,acc-1,2026-08-20,0.00,0.01 | image_amount | is more than the amount of the invoice
            i-2,A-1,acc-1,2026-08-20,10,-1    | image_amount | must not be negative
            i-2,A-1,acc-1,2026-08-20,10,10.01 | image_amount | is more than the amount of the invoice
            i-2,A-1,acc-1,tomorrow,10,0       | due          | is not a date; write it like 2026-09-30
            """)
    void aBadInvoiceIsNamed(String row, String column, String reason) {
        twoClients();
        assertThat(problems(BillingFile.INVOICES, INVOICES + "i-1,A-1,acc-1,2026-08-20,10,10\n" + row))
                .containsExactly(problem(3, column, reason));
        assertThat(count("invoice")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            p-2,i-9,2026-08-20,10 | invoice | is not an invoice that billing has loaded; load invoices.csv first
            p-1,i-1,2026-08-20,10 | payment | is the same payment as in row 2
            p-2,i-1,2026-08-20,-1 | amount  | must not be negative
            p-2,i-1,,1            | paid    | must not be blank
            """)
    void aBadPaymentIsNamed(String row, String column, String reason) {
        twoClients();
        load(BillingFile.INVOICES, INVOICES + "i-1,A-1,acc-1,2026-08-20,10,0\n");
        assertThat(problems(BillingFile.PAYMENTS, PAYMENTS + "p-1,i-1,2026-08-20,10\n" + row))
                .containsExactly(problem(3, column, reason));
        assertThat(count("payment")).isZero();
    }

    @Test
    void everyBadRowIsNamedAtOnceInTheOrderOfRows() {
        twoClients();
        assertThat(problems(BillingFile.CHARGES, CHARGES + """
                A-1,acc-1,79,2026-07,false,1
                A-8,acc-8,79,2026-07,maybe,x

                A-1,acc-1,79,2026-07,false
                A-1,acc-1,79,2026-07,false,2
                A-1,acc-1,78,2026-07,false,1,1
                A-2,acc-1,77,2026-07,false,3
                """))
                .containsExactly(
                        problem(3, "image", "must be true or false"),
                        problem(3, "amount", "is not an amount; write it like 2100.50"),
                        problem(3, "client", "is not a client that billing has loaded; load clients.csv first"),
                        problem(5, "", FIELDS),
                        problem(6, "account", "has the same account, number, month and image as in row 2"),
                        problem(7, "", FIELDS),
                        problem(8, "account", "belongs to another client in row 2"));
    }

    private static final String FIELDS =
            "The header names 6 columns, so a row needs 6 values; a comma inside a value needs quotation marks around it";

    @Test
    void theValueIsShownShortenedAndWithoutControlCharacters() {
        BillingFileException refused = refused(
                BillingFile.CLIENTS,
                bytes(CLIENTS + "A-1,altai,PERSON,\"a\nb" + "x".repeat(300) + "\",2020-01-01,,false,false,,\n"));
        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.value())
                        .startsWith("a\uFFFDbx")
                        .endsWith("x…")
                        .hasSize(101));
    }

    @Test
    void aWrongHeaderIsExplained() {
        assertThat(problems(BillingFile.PAYMENTS, "payment,Invoice,paid,paid,amount\n1,2,3,4,5\n"))
                .containsExactly(
                        problem(
                                1,
                                "Invoice",
                                "is no column of this file; its columns are payment, invoice, paid, amount"),
                        problem(1, "paid", "stands in the header twice"),
                        problem(1, "invoice", "is missing from the header"));
        assertThat(problems(BillingFile.PAYMENTS, "payment;invoice;paid;amount\n"))
                .containsExactly(problem(1, "", "The columns must be separated by commas"));
        for (String empty : List.of("", "\n\n", "\uFEFF")) {
            assertThat(problems(BillingFile.PAYMENTS, empty))
                    .containsExactly(problem(1, "", "The file is empty; its first row must name the columns"));
        }
    }

    @Test
    void whatIsNoUtf8IsSaid() {
        BillingFileException windows = refused(
                BillingFile.CLIENTS,
                new ByteArrayInputStream((CLIENTS + "A-1,altai,PERSON,Иванов,2020-01-01,,false,false,,\n")
                        .getBytes(Charset.forName("windows-1251"))));
        assertThat(windows.problems())
                .extracting(Problem::row, Problem::column, Problem::reason)
                .containsExactly(
                        problem(2, "name", "has characters that are no UTF-8; save the file as \"CSV UTF-8\""));
        for (byte[] other :
                new byte[][] {(CLIENTS).getBytes(StandardCharsets.UTF_16), {'P', 'K', 3, 4, 0, (byte) 0x80, 8}}) {
            assertThat(refused(BillingFile.CLIENTS, new ByteArrayInputStream(other))
                            .problems())
                    .extracting(Problem::row, Problem::reason)
                    .containsExactly(Tuple.tuple(
                            1L, "This is no CSV file in UTF-8; in a spreadsheet, save it as \"CSV UTF-8\""));
        }
    }

    @Test
    void brokenQuotationMarksAreFoundWhereTheyBegin() {
        String reason = "Cannot be read on from here: a quotation mark is not closed, or text follows a closing one";
        String good = "A-1,altai,PERSON,Good,2020-01-01,,false,false,,\n";
        for (String bad : List.of(
                "A-2,altai,PERSON,\"Open,2020-01-01,,false,false,,\n",
                "A-2,altai,PERSON,\"Open\"x,2020-01-01,,false,false,,\n",
                "A-2,altai,PERSON,\"" + "Open\n".repeat(10_000))) {
            assertThat(problems(BillingFile.CLIENTS, CLIENTS + good + bad)).containsExactly(problem(3, "", reason));
        }
    }

    @Test
    void aThousandProblemsAreListedAndAllAreCounted() {
        StringBuilder text = new StringBuilder(PAYMENTS);
        for (int payment = 0; payment < 3_000; payment++) {
            text.append("p-%d,%s,2026-08-20,1\n".formatted(payment, payment % 2 == 0 ? "" : "i-9"));
        }
        BillingFileException refused = refused(BillingFile.PAYMENTS, bytes(text.toString()));
        assertThat(refused.total()).isEqualTo(3_000);
        assertThat(refused).hasMessage("payments.csv was not loaded: 3,000 problems.");
        assertThat(refused.problems()).hasSize(1_000);
        assertThat(refused.problems())
                .extracting(Problem::row)
                .isSorted()
                .startsWith(2L, 3L)
                .endsWith(1_001L);
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() {
        InputStream broken = new SequenceInputStream(
                bytes(CLIENTS + "A-1,altai,PERSON,Good,2020-01-01,,false,false,,\n"), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Connection reset");
                    }
                });
        assertThat(catchThrowableOfType(
                        UncheckedIOException.class,
                        () -> billing.load(BillingFile.CLIENTS, "clients.csv", broken, "billing")))
                .isNotNull();
        assertThat(count("client")).isZero();
        twoClients(); // and the connection goes on
    }

    @Test
    void loadingAgainChangesNothing() {
        for (int round = 0; round < 2; round++) {
            twoClients();
            load(BillingFile.CHARGES, CHARGES + "A-1,acc-1,79,2026-07,false,1.00\n");
            load(BillingFile.INVOICES, INVOICES + "i-1,A-1,acc-1,2026-08-20,1,0\n");
            load(BillingFile.PAYMENTS, PAYMENTS + "p-1,i-1,2026-08-20,1\n");
        }
        assertThat(List.of(count("client"), count("account"), count("charge"), count("invoice"), count("payment")))
                .containsExactly(2L, 1L, 1L, 1L, 1L);
        assertThat(jdbc.sql("SELECT count(DISTINCT sha256) FROM vip.billing_load")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void aLaterFileCorrectsFacts() {
        twoClients();
        load(BillingFile.CHARGES, CHARGES + "A-1,acc-1,79,2026-07,false,1\nA-1,acc-1,79,2026-08,false,1\n");
        load(BillingFile.INVOICES, INVOICES + "i-1,A-1,acc-1,2026-08-20,1,0\n");
        load(BillingFile.PAYMENTS, PAYMENTS + "p-1,i-1,2026-08-20,1\n");

        load(BillingFile.CLIENTS, CLIENTS + "A-1,omsk,ORGANISATION,Uno,2019-01-01,2026-12-31,true,false,,\n");
        load(BillingFile.CHARGES, CHARGES + "A-1,acc-1,79,2026-07,false,5\n");
        load(BillingFile.INVOICES, INVOICES + "i-1,A-1,acc-1,2026-08-25,9,3\n");
        load(BillingFile.PAYMENTS, PAYMENTS + "p-1,i-1,2026-08-21,2\n");

        assertThat(jdbc.sql(
                                "SELECT branch || type || name || contract_end || image FROM vip.client WHERE client = 'A-1'")
                        .query(String.class)
                        .single())
                .isEqualTo("omskORGANISATIONUno2026-12-31true");
        assertThat(jdbc.sql("SELECT amount FROM vip.charge ORDER BY month")
                        .query(BigDecimal.class)
                        .list())
                .containsExactly(new BigDecimal("5.00"), new BigDecimal("1.00"));
        assertThat(jdbc.sql("SELECT due || ' ' || amount || ' ' || image_amount FROM vip.invoice")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-08-25 9.00 3.00");
        assertThat(jdbc.sql("SELECT paid || ' ' || amount FROM vip.payment")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-08-21 2.00");
    }

    @Test
    void anInvoiceAndAPaymentAreTakenBackByTheAmountZero() {
        twoClients();
        load(BillingFile.INVOICES, INVOICES + "i-1,A-1,acc-1,2026-08-20,10,4\n");
        load(BillingFile.PAYMENTS, PAYMENTS + "p-1,i-1,2026-08-20,10\n");
        load(BillingFile.INVOICES, INVOICES + "i-1,A-1,acc-1,2026-08-20,0,\n");
        load(BillingFile.PAYMENTS, PAYMENTS + "p-1,i-1,2026-08-20,0.00\n");
        assertThat(jdbc.sql("SELECT amount + image_amount FROM vip.invoice UNION ALL SELECT amount FROM vip.payment")
                        .query(BigDecimal.class)
                        .list())
                .allSatisfy(amount -> assertThat(amount).isZero())
                .hasSize(2);
    }

    @Test
    void vipsFromBillingFollowTheFile() {
        String row = "A-1,altai,PERSON,One,2020-01-01,,false,";
        load(BillingFile.CLIENTS, CLIENTS + row + "true,T1,\n");
        assertThat(vips()).isEqualTo(Map.of("A-1", "T1 2026-10-05 BILLING"));
        load(BillingFile.CLIENTS, CLIENTS + row + "true,T2,2024-01-01\n");
        assertThat(vips()).isEqualTo(Map.of("A-1", "T2 2024-01-01 BILLING"));
        load(BillingFile.CLIENTS, CLIENTS + row + "true,T2,\n");
        assertThat(vips()).as("a known day stays").isEqualTo(Map.of("A-1", "T2 2024-01-01 BILLING"));
        load(BillingFile.CLIENTS, CLIENTS + row + "false,,\n");
        assertThat(vips()).isEmpty();
    }

    @Test
    void vipsFromAListAreNeverTouched() {
        twoClients();
        jdbc.sql("""
                        INSERT INTO vip.vip_status (client, tier, route, since, granted_by, line)
                        VALUES ('A-1', 'T1', 'NUMBER', :day, 'LIST', 1), ('A-2', 'T1', 'NUMBER', :day, 'LIST', 2)
                        """).param("day", LocalDate.of(2026, 7, 20)).update();
        load(BillingFile.CLIENTS, CLIENTS + """
                A-1,altai,PERSON,One,2020-01-01,,false,true,T3,2021-01-01
                A-2,altai,PERSON,Two,2020-01-01,,false,false,,
                """);
        assertThat(vips()).isEqualTo(Map.of("A-1", "T1 2026-07-20 LIST", "A-2", "T1 2026-07-20 LIST"));
    }

    private Map<String, String> vips() {
        Map<String, String> vips = new TreeMap<>();
        jdbc.sql("SELECT client, tier || ' ' || since || ' ' || granted_by AS status FROM vip.vip_status")
                .query((row, number) -> vips.put(row.getString("client"), row.getString("status")))
                .list();
        return vips;
    }

    @Test
    void aLargeFileIsReadAsAStream() {
        int rows = 50_000;
        load(BillingFile.CLIENTS, CLIENTS + "A-1,altai,PERSON,One,2020-01-01,,false,false,,\n");
        InputStream endless = new InputStream() {
            private int row = -1;
            private byte[] line = CHARGES.getBytes(StandardCharsets.UTF_8);
            private int position;

            @Override
            public int read() {
                if (position == line.length) {
                    if (row + 1 == rows) {
                        return -1;
                    }
                    row++;
                    line = "A-1,acc-%d,%d,2026-07,false,%d.5\n"
                            .formatted(row % 10, row, row)
                            .getBytes(StandardCharsets.UTF_8);
                    position = 0;
                }
                return line[position++];
            }
        };
        assertThat(billing.load(BillingFile.CHARGES, "charges.csv", endless, "billing")
                        .rows())
                .isEqualTo(rows);
        assertThat(jdbc.sql("SELECT sum(amount) FROM vip.charge")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("1250000000"); // 0.5 + 1.5 + … = 50,000² / 2
    }
}
