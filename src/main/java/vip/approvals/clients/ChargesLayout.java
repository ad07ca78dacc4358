package vip.approvals.clients;

import java.util.List;

/** charges.csv: what a number, or the account itself, was charged for a month. */
final class ChargesLayout {

    private ChargesLayout() {}

    private static final String STORE = """
            INSERT INTO vip.charge AS c (client, account, number, month, image, amount)
            SELECT client, account, number, month, image, amount FROM billing_row
            ON CONFLICT (account, number, month, image) DO UPDATE SET amount = excluded.amount
            WHERE c.amount <> excluded.amount
            """;

    static final Layout LAYOUT = new Layout(
            List.of(
                    Column.required("client", Format.KEY),
                    Column.required("account", Format.KEY),
                    Column.optional("number", Format.KEY, ""),
                    Column.required("month", Format.MONTH),
                    Column.required("image", Format.FLAG),
                    Column.required("amount", Format.AMOUNT)),
            Layout.with(
                    Layout.ACCOUNT_CHECKS,
                    Layout.sameKey(
                            "has the same account, number, month and image as", "account", "number", "month", "image")),
            List.of(Layout.STORE_ACCOUNTS, STORE));
}
