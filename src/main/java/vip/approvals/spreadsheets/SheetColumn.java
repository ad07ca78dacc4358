package vip.approvals.spreadsheets;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column that the caller wants.
 *
 * @param name how the caller asks for it, and a header itself
 * @param required whether a file without it is refused; single values may still be blank
 * @param aliases other headers that people write, in any language
 */
public record SheetColumn(String name, boolean required, List<String> aliases) {

    public SheetColumn {
        aliases = List.copyOf(aliases);
    }

    public static SheetColumn required(String name, String... aliases) {
        return new SheetColumn(name, true, List.of(aliases));
    }

    public static SheetColumn optional(String name, String... aliases) {
        return new SheetColumn(name, false, List.of(aliases));
    }

    Stream<String> headers() {
        return Stream.concat(Stream.of(name), aliases.stream());
    }
}
