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
                        INSERT INTO vip.client (client, branch, type, name, contract_start, image)
                        VALUES (:client, :branch, 'ORGANISATION', 'Demo ' || :client, '2026-01-15', false)
                        """).param("client", client).param("branch", branch).update();
        jdbc.sql("INSERT INTO vip.account (account, client) VALUES ('L' || :client, :client)")
                .param("client", client)
                .update();
        for (int month = 0; month < perMonth.length; month++) {
            charge(client, "7" + client, LocalDate.of(2026, 7 + month, 1), perMonth[month]);
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
}
