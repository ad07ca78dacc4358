package vip.approvals.erasure;

/**
 * A table with rows about clients. Conditions know {@code :client}, the number, {@code :known}, all by which the client
 * is known (for {@code vip.mentions}), and {@code :erasure}.
 *
 * @param table such as {@code vip.card}
 * @param category of data, as the act names it
 * @param where which rows are about the client; the table itself is {@code t}
 * @param blank what is set instead of deleting the row; null if it is deleted
 */
public record PersonalTable(String table, DataCategory category, String where, String blank) {

    public static PersonalTable deleted(String table, DataCategory category, String where) {
        return new PersonalTable(table, category, where, null);
    }

    /** For the many tables with a column {@code client}. */
    public static PersonalTable deleted(String table, DataCategory category) {
        return deleted(table, category, "t.client = :client");
    }

    public static PersonalTable blanked(String table, DataCategory category, String where, String blank) {
        return new PersonalTable(table, category, where, blank);
    }

    String countSql() {
        return "SELECT count(*) FROM %s t WHERE %s".formatted(table, where);
    }

    String eraseSql() {
        return blank == null
                ? "DELETE FROM %s t WHERE %s".formatted(table, where)
                : "UPDATE %s t SET %s WHERE %s".formatted(table, blank, where);
    }
}
