package vip.approvals.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** docs/access.md, which lies on the class path too: every route, and who may ask for it. */
final class AccessTable {

    private static final String FILE = "access.md";
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** As it came with the product. */
    static final AccessTable OF_THE_PRODUCT = read();

    private final List<AccessRow> rows;

    private AccessTable(List<AccessRow> rows) {
        this.rows = rows;
    }

    List<AccessRow> rows() {
        return rows;
    }

    /** The row that counts; empty if there is no such route. */
    Optional<AccessRow> find(String method, String path) {
        return rows.stream().filter(row -> row.fits(method, path)).max(Comparator.comparing(AccessRow::fixedLength));
    }

    private static AccessTable read() {
        try (InputStream file = AccessTable.class.getResourceAsStream("/" + FILE)) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException("docs/access.md cannot be read from the class path", unreadable);
        }
    }

    /** @throws IllegalArgumentException naming the line that is no row */
    static AccessTable parse(String text) {
        List<AccessRow> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith("|") && !line.startsWith("| what ") && !line.startsWith("| ---")) {
                rows.add(row(number, line.split("\\|")));
            }
        }
        return new AccessTable(List.copyOf(rows));
    }

    /** @param cells the first one is empty: a row begins with its border */
    private static AccessRow row(int number, String[] cells) {
        if (cells.length != 6
                || !cells[3].strip().matches("`[/…][^`]*`")
                || !cells[5].strip().matches("404|—")) {
            throw new IllegalArgumentException(
                    "docs/access.md, line %d: a row is | what | method | `/path` | who | 404 or — |".formatted(number));
        }
        return new AccessRow(
                cells[1].strip(),
                List.of(cells[2].strip().split(",\\s*")),
                cells[3].strip().replace("`", "").replace("…", ENGINE),
                Set.of(cells[4].strip().split(",\\s*")),
                cells[5].strip().equals("404"));
    }
}
