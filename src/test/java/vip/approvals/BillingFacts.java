package vip.approvals;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Billing facts as a scenario needs them, without a file around them. */
@Component
public class BillingFacts {

    private final JdbcClient jdbc;

    BillingFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An accurate payer since January, with one number that is charged the same in July, August and September 2026. */
    public void client(String client, String branch, String perMonth) {
        client(client, branch, perMonth, perMonth, perMonth);
    }

    /** @param perMonth charges of July, August and September 2026 */
    public void client(String client, String branch, String... perMonth) {
        jdbc.sql("""
                        INSERT INTO vip.client (client, branch, type, name, contract_start, image, address)
                        VALUES (:client, :branch, 'ORGANISATION', 'Demo ' || :client, '2026-01-15', false,
                            E'Demo street 1\\n656000 Barnaul')
                        """).param("client", client).param("branch", branch).update();
        jdbc.sql("INSERT INTO vip.account (account, client) VALUES ('L' || :client, :client)")
                .param("client", client)
                .update();
        for (int month = 0; month < perMonth.length; month++) {
            charge(client, "7" + client, LocalDate.of(2026, 7 + month, 1), perMonth[month]);
        }
    }

    /** A client with a status that billing has brought, who is charged enough to keep it. */
    public void vip(String client, String branch, String tier, LocalDate since, String... perMonth) {
        client(client, branch, perMonth.length == 0 ? new String[] {"3000.00", "3000.00", "3000.00"} : perMonth);
        jdbc.sql(
                        "INSERT INTO vip.vip_status (client, tier, since, granted_by) VALUES (:client, :tier, :since, 'BILLING')")
                .param("client", client)
                .param("tier", tier)
                .param("since", since)
                .update();
    }

    /** @param reason LIQUIDATION, TERMINATION or null */
    public void contractEnds(String client, LocalDate day, String reason) {
        jdbc.sql("UPDATE vip.client SET contract_end = :day, end_reason = :reason WHERE client = :client")
                .param("day", day)
                .param("reason", reason)
                .param("client", client)
                .update();
    }

    public void taxId(String client, String taxId) {
        jdbc.sql("UPDATE vip.client SET tax_id = :taxId WHERE client = :client")
                .param("taxId", taxId)
                .param("client", client)
                .update();
    }

    public void invoice(String client, String invoice, LocalDate due, String amount, String image) {
        jdbc.sql("""
                        INSERT INTO vip.invoice (invoice, client, account, due, amount, image_amount)
                        VALUES (:invoice, :client, 'L' || :client, :due, :amount, :image)
                        """)
                .param("invoice", invoice)
                .param("client", client)
                .param("due", due)
                .param("amount", new BigDecimal(amount))
                .param("image", new BigDecimal(image))
                .update();
    }

    public void payment(String invoice, LocalDate paid, String amount) {
        jdbc.sql("""
                        INSERT INTO vip.payment (payment, invoice, paid, amount)
                        VALUES (gen_random_uuid()::text, :invoice, :paid, :amount)
                        """)
                .param("invoice", invoice)
                .param("paid", paid)
                .param("amount", new BigDecimal(amount))
                .update();
    }

    /** Charges of the account itself, the same in July, August and September 2026. */
    public void accountCharge(String client, String perMonth) {
        for (int month = 7; month <= 9; month++) {
            charge(client, "", LocalDate.of(2026, month, 1), perMonth);
        }
    }

    public void charge(String client, String number, LocalDate month, String amount) {
        jdbc.sql("""
                        INSERT INTO vip.charge (client, account, number, month, image, amount)
                        VALUES (:client, 'L' || :client, :number, :month, false, :amount)
                        ON CONFLICT (account, number, month, image) DO UPDATE SET amount = excluded.amount
                        """)
                .param("client", client)
                .param("number", number)
                .param("month", month)
                .param("amount", new BigDecimal(amount))
                .update();
    }

    /**
     * Accurate payers since January with the numbers {@code many-1}, {@code many-2} and so on, by three statements.
     *
     * @param perMonth SQL of what each is charged in July, August and September 2026, such as {@code 3000}
     */
    public void many(int clients, String branch, String perMonth) {
        jdbc.sql("""
                        INSERT INTO vip.client (client, branch, type, name, contract_start, image)
                        SELECT 'many-' || n, :branch, 'PERSON', 'Demo ' || n, '2026-01-15', false
                        FROM generate_series(1, :clients) n
                        """).param("branch", branch).param("clients", clients).update();
        jdbc.sql(
                        "INSERT INTO vip.account (account, client) SELECT 'L' || client, client FROM vip.client WHERE client LIKE 'many%'")
                .update();
        jdbc.sql("""
                        INSERT INTO vip.charge (client, account, number, month, image, amount)
                        SELECT client, 'L' || client, '7' || client, make_date(2026, month, 1), false, %s
                        FROM vip.client, generate_series(7, 9) month WHERE client LIKE 'many%%'
                        """.formatted(perMonth)).update();
        jdbc.sql("SELECT vip.analyze_billing_facts()::text").query().singleValue();
    }
}
