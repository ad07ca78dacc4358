package vip.approvals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.letters.Papers;

/** Everything that the database holds, as text: each table of each schema, bytes decoded, papers read, archives unpacked. */
public final class Dump {

    private final Map<String, String> tables = new TreeMap<>();

    private Dump() {}

    public static Dump of(JdbcClient jdbc) {
        Dump dump = new Dump();
        jdbc.sql("""
                        SELECT table_schema || '.' || table_name FROM information_schema.tables
                        WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
                        """).query(String.class).list().forEach(table -> dump.tables.put(table, dump.text(jdbc, table)));
        return dump;
    }

    /** Tables that hold one of the words. */
    public List<String> with(List<String> words) {
        return tables.entrySet().stream()
                .filter(table -> words.stream().anyMatch(table.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String text(JdbcClient jdbc, String table) {
        StringBuilder text = new StringBuilder();
        jdbc.sql("SELECT t::text AS whole, t.* FROM %s t".formatted(table))
                .query((row, number) -> {
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        text.append(
                                        row.getMetaData()
                                                        .getColumnTypeName(column)
                                                        .equals("bytea")
                                                ? decoded(row.getBytes(column))
                                                : row.getString(column))
                                .append('\n');
                    }
                    return number;
                })
                .list();
        return text.toString();
    }

    private static String decoded(byte[] bytes) {
        if (bytes == null) {
            return "";
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("%PDF")) {
            return text + String.join(" ", Papers.pages(bytes));
        }
        return text + new String(bytes, StandardCharsets.UTF_16) + unpacked(bytes);
    }

    private static String unpacked(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        try (InputStream in = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b
                ? new GZIPInputStream(new ByteArrayInputStream(bytes))
                : InputStream.nullInputStream()) {
            text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return text.toString();
    }
}
