package vip.approvals.criteria;

import vip.approvals.Product;
import vip.approvals.bench.BenchContext;

/**
 * Clients of the branch Altai with up to six charges over the three months of 2026-Q3, an invoice and its payments. Amounts
 * and days lie on both sides of every boundary; no row of the tables stays empty.
 */
final class ManyClients {

    /** As a file of billing brings them, but without a check of each reference. */
    private static final String LOAD = """
            SET session_replication_role = replica;
            CREATE TEMP TABLE made AS
            SELECT i, 'A-' || lpad(i::text, 7, '0') AS client,
                   (ARRAY[2099.99, 2100, 2100.01, 4999.99, 5000, 5000.01, 19999.99, 20000, 20000.01, 700])[i %% 10 + 1]
                       + CASE WHEN i %% 3 = 0 THEN (i %% 997) * 3.17 ELSE 0 END AS monthly
            FROM generate_series(%1$d, %2$d) AS i;
            INSERT INTO vip.client (client, branch, type, name, contract_start, contract_end, image)
            SELECT client, 'altai', CASE WHEN i %% 4 = 0 THEN 'ORGANISATION' ELSE 'PERSON' END, 'Client ' || i,
                   CASE WHEN i %% 40 = 0 THEN date '2026-03-27' + i / 40 %% 6
                        WHEN i %% 43 = 0 THEN date '2026-06-29' + i / 43 %% 5 ELSE date '2015-01-01' + i %% 3000 END,
                   CASE WHEN i %% 41 = 0 THEN date '2026-09-28' + i / 41 %% 5 END, i %% 50 = 0
            FROM made;
            INSERT INTO vip.account (account, client)
            SELECT client || '/' || a, client FROM made CROSS JOIN generate_series(1, 2) AS a;
            -- Two accounts; some have one number on both, some charges of the account itself, some miss a month.
            INSERT INTO vip.charge (client, account, number, month, image, amount)
            SELECT client, client || '/' || a,
                   CASE WHEN a = 2 AND i %% 10 = 9 THEN ''
                        ELSE '79' || lpad((2 * i + CASE WHEN i %% 17 = 0 THEN 0 ELSE a - 1 END)::text, 9, '0') END,
                   month, false,
                   CASE WHEN a = 1 THEN round(monthly / CASE WHEN i %% 17 = 0 THEN 2 ELSE 1 END, 2)
                        WHEN i %% 10 = 9 THEN 59999.99 + i / 10 %% 3 * 0.01 ELSE round(monthly / 2, 2) END
                   + CASE WHEN i %% 7 = 0 THEN extract(month FROM month) - 8 ELSE 0 END
            FROM made CROSS JOIN generate_series(1, 2) AS a
            CROSS JOIN (VALUES (date '2026-07-01'), (date '2026-08-01'), (date '2026-09-01')) AS m(month)
            WHERE i %% 29 > 0 AND (i %% 31 > 0 OR month <> '2026-08-01');
            -- Paid at once or in two parts, 9 to 12 days late or long ago, or not at all; some are for image services.
            INSERT INTO vip.invoice (invoice, client, account, due, amount, image_amount)
            SELECT 'I-' || i, client, client || '/1',
                   CASE WHEN i %% 47 = 0 THEN date '2026-09-28' + i / 47 %% 4
                        WHEN i %% 53 = 0 THEN date '2026-03-20' ELSE date '2026-06-20' + i %% 60 END,
                   300, CASE WHEN i %% 37 = 0 THEN 100 ELSE 0 END
            FROM made;
            INSERT INTO vip.payment (payment, invoice, paid, amount)
            SELECT 'P-' || i || '-' || part, invoice,
                   due - 5 * (2 - part) + CASE WHEN i %% 11 = 0 THEN 9 + i / 11 %% 4 ELSE -1 END,
                   CASE WHEN i %% 10 > 0 THEN 300 ELSE 150 END - CASE WHEN i %% 37 = 0 THEN i / 37 %% 3 * 50 ELSE 0 END
            FROM made JOIN vip.invoice USING (client) CROSS JOIN generate_series(1, 2) AS part
            WHERE i %% 59 > 0 AND (part = 2 OR i %% 10 = 0);
            """;

    private ManyClients() {}

    /** Beside those that are there already; on disk and counted when this returns. */
    static void load(BenchContext context, int from, int to) {
        Product product = context.bean(Product.class);
        product.asSuperuser(LOAD.formatted(from, to));
        product.asSuperuser("VACUUM vip.client, vip.charge, vip.invoice, vip.payment");
        context.jdbc().sql("SELECT vip.analyze_billing_facts()::text").query().singleValue();
        product.asSuperuser("CHECKPOINT");
    }

    static String client(int number) {
        return "A-%07d".formatted(number);
    }
}
