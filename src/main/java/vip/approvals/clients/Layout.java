package vip.approvals.clients;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a kind of billing file looks like, what must hold between its rows and the facts that are there already, and
 * where it goes. Statements read the staged rows from {@link #STAGED}; a value that was refused by itself is NULL
 * there, and the row {@code refused}, so that one problem is not reported twice.
 *
 * @param checks queries that return {@code row_no, column_name, value, reason} for each problem
 * @param stores statements that bring the rows into the tables, in order
 */
record Layout(List<Column> columns, List<String> checks, List<String> stores) {

    static final String STAGED = "billing_row";

    String createSql() {
        return columns.stream()
                .map(column -> column.name() + " " + column.format().sqlType)
                .collect(Collectors.joining(
                        ", ",
                        "CREATE TEMPORARY TABLE " + STAGED + " (",
                        ", row_no bigint, refused boolean) ON COMMIT DROP"));
    }

    String copySql() {
        return "COPY " + STAGED + " FROM STDIN";
    }

    /** Whoever has been erased does not come back with a file. A payment names no client, but an invoice. */
    String ignoreSql() {
        boolean namesClient = columns.stream().anyMatch(column -> column.name().equals("client"));
        return namesClient
                ? "DELETE FROM billing_row r USING vip.erasure e WHERE e.client = r.client AND e.state = 'DONE'"
                : "DELETE FROM billing_row r USING vip.erased_invoice e WHERE e.hash = vip.invoice_hash(r.invoice)";
    }

    /** All problems in one statement: the first ones by row, each with the number of all. */
    String problemsSql() {
        return "SELECT row_no, column_name, value, reason, count(*) OVER () AS total FROM (\n"
                + String.join("\nUNION ALL\n", checks)
                + "\n) AS problem ORDER BY row_no, column_name LIMIT " + Problems.LISTED;
    }

    /** Rows that repeat a key; the problem stands at the key's first column. */
    static String sameKey(String reason, String... key) {
        String columns = String.join(", ", key);
        return """
                SELECT r.row_no, '%s' AS column_name, r.%s AS value, '%s in row ' || twice.first_row AS reason
                FROM billing_row r JOIN (
                    SELECT %s, min(row_no) AS first_row FROM billing_row GROUP BY %s HAVING count(*) > 1
                ) AS twice USING (%s)
                WHERE r.row_no > twice.first_row""".formatted(key[0], key[0], reason, columns, columns, columns);
    }

    /** For files whose rows name a client and an account. */
    static final List<String> ACCOUNT_CHECKS = List.of("""
            SELECT r.row_no, 'client' AS column_name, r.client AS value,
                   'is not a client that billing has loaded; load clients.csv first' AS reason
            FROM billing_row r
            WHERE r.client IS NOT NULL AND NOT EXISTS (SELECT FROM vip.client c WHERE c.client = r.client)""", """
            SELECT r.row_no, 'account' AS column_name, r.account AS value, 'belongs to another client' AS reason
            FROM billing_row r JOIN vip.account a USING (account)
            WHERE r.client <> a.client""", """
            SELECT r.row_no, 'account' AS column_name, r.account AS value,
                   'belongs to another client in row ' || owner.first_row AS reason
            FROM billing_row r JOIN (
                SELECT account, min(row_no) AS first_row FROM billing_row WHERE client IS NOT NULL
                GROUP BY account HAVING min(client) <> max(client)
            ) AS owner USING (account) JOIN billing_row f ON f.row_no = owner.first_row
            WHERE r.client <> f.client AND NOT EXISTS (SELECT FROM vip.account a WHERE a.account = r.account)""");

    static final String STORE_ACCOUNTS = """
            INSERT INTO vip.account (account, client)
            SELECT DISTINCT account, client FROM billing_row
            ON CONFLICT (account) DO NOTHING
            """;

    static List<String> with(List<String> checks, String... more) {
        return Stream.concat(checks.stream(), Stream.of(more)).toList();
    }
}
