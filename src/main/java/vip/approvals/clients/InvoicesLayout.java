package vip.approvals.clients;

import java.util.List;

/** invoices.csv: what an account has to pay, and until when; 0 if the invoice was a mistake. */
final class InvoicesLayout {

    private InvoicesLayout() {}

    private static final String STORE = """
            INSERT INTO vip.invoice AS i (invoice, client, account, due, amount, image_amount)
            SELECT invoice, client, account, due, amount, image_amount FROM billing_row
            ON CONFLICT (invoice) DO UPDATE SET
                client = excluded.client, account = excluded.account, due = excluded.due,
                amount = excluded.amount, image_amount = excluded.image_amount
            WHERE (i.client, i.account, i.due, i.amount, i.image_amount) IS DISTINCT FROM
                  (excluded.client, excluded.account, excluded.due, excluded.amount, excluded.image_amount)
            """;

    static final Layout LAYOUT = new Layout(
            List.of(
                    Column.required("invoice", Format.KEY),
                    Column.required("client", Format.KEY),
                    Column.required("account", Format.KEY),
                    Column.required("due", Format.DATE),
                    Column.required("amount", Format.UNSIGNED_AMOUNT),
                    Column.optional("image_amount", Format.UNSIGNED_AMOUNT, "0")),
            Layout.with(Layout.ACCOUNT_CHECKS, Layout.sameKey("is the same invoice as", "invoice"), """
                    SELECT row_no, 'image_amount', image_amount::text, 'is more than the amount of the invoice'
                    FROM billing_row WHERE image_amount > amount"""),
            List.of(Layout.STORE_ACCOUNTS, STORE));
}
