package vip.approvals.clients;

import java.util.List;

/** payments.csv: what was paid of which invoice, and when; an invoice may have several. 0 if it bounced. */
final class PaymentsLayout {

    private PaymentsLayout() {}

    private static final String STORE = """
            INSERT INTO vip.payment AS p (payment, invoice, paid, amount)
            SELECT payment, invoice, paid, amount FROM billing_row
            ON CONFLICT (payment) DO UPDATE SET
                invoice = excluded.invoice, paid = excluded.paid, amount = excluded.amount
            WHERE (p.invoice, p.paid, p.amount) IS DISTINCT FROM (excluded.invoice, excluded.paid, excluded.amount)
            """;

    static final Layout LAYOUT = new Layout(
            List.of(
                    Column.required("payment", Format.KEY),
                    Column.required("invoice", Format.KEY),
                    Column.required("paid", Format.DATE),
                    Column.required("amount", Format.UNSIGNED_AMOUNT)),
            List.of(Layout.sameKey("is the same payment as", "payment"), """
                    SELECT r.row_no, 'invoice', r.invoice,
                           'is not an invoice that billing has loaded; load invoices.csv first'
                    FROM billing_row r
                    WHERE r.invoice IS NOT NULL
                      AND NOT EXISTS (SELECT FROM vip.invoice i WHERE i.invoice = r.invoice)"""),
            List.of(STORE));
}
