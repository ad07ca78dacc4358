package vip.approvals.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that the modules and the engine keep about one client. */
@Component
class ClientData {

    static final String HISTORY = "engine history";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ClientHistory history;
    private final List<PersonalData> modules;

    ClientData(JdbcClient jdbc, Clock clock, ClientHistory history, List<PersonalData> modules) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.history = history;
        this.modules = modules;
    }

    /** Why the client cannot be erased now, as sentences. */
    List<String> obstacles(String client) {
        String[] known = known(client);
        Stream<String> ofModules = modules.stream()
                .flatMap(module -> module.obstacles().stream())
                .flatMap(sql ->
                        with(sql, client, known)
                                .param("today", LocalDate.now(clock))
                                .query(String.class)
                                .list()
                                .stream());
        Stream<String> running =
                history.running(client).stream().map("A process of the client still runs: %s."::formatted);
        return Stream.concat(ofModules, running).toList();
    }

    /** Rows by category, those that there are. */
    Map<DataCategory, Long> counts(String client) {
        String[] known = known(client);
        Map<DataCategory, Long> counts = new EnumMap<>(DataCategory.class);
        tables().forEach(table -> add(
                counts,
                table.category(),
                with(table.countSql(), client, known).query(Long.class).single()));
        add(counts, DataCategory.PROCESS, history.count(client));
        return counts;
    }

    /**
     * Erases it all with the current transaction, which has confirmed the erasure before: the database lets nothing go
     * without.
     *
     * @return rows by table, those that there were
     */
    Map<PersonalTable, Long> erase(long erasure, String client) {
        String[] known = known(client);
        Map<PersonalTable, Long> counts = new LinkedHashMap<>();
        add(counts, PersonalTable.deleted(HISTORY, DataCategory.PROCESS), history.erase(client));
        tables().forEach(table -> add(counts, table, (long)
                with(table.eraseSql(), client, known).param("erasure", erasure).update()));
        return counts;
    }

    private Stream<PersonalTable> tables() {
        return modules.stream().flatMap(module -> module.tables().stream());
    }

    /** Read before anything is erased. */
    private String[] known(String client) {
        return Stream.concat(
                        Stream.of(client),
                        modules.stream()
                                .flatMap(module -> module.knownBy().stream())
                                .flatMap(sql ->
                                        jdbc.sql(sql).param("client", client).query(String.class).list().stream()))
                .filter(word -> word != null && !word.isBlank())
                .distinct()
                .toArray(String[]::new);
    }

    private JdbcClient.StatementSpec with(String sql, String client, String[] known) {
        return jdbc.sql(sql).param("client", client).param("known", known);
    }

    private static <K> void add(Map<K, Long> counts, K key, long rows) {
        if (rows > 0) {
            counts.merge(key, rows, Long::sum);
        }
    }
}
