package vip.approvals.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a run took place: the facts without which its figures say nothing. */
final class Machine {

    private static final List<String> SETTINGS = List.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_level",
            "shared_buffers",
            "work_mem",
            "max_wal_size");

    private static final Pattern JAR =
            Pattern.compile("(camunda-engine|flowable-engine|spring-batch-core|spring-boot|postgresql|fastcsv"
                    + "|fastexcel|openhtmltopdf-pdfbox)-(\\d[\\w.]*)\\.jar");

    private Machine() {}

    static Map<String, String> facts(JdbcClient jdbc) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        facts.put("memory", line("/proc/meminfo", "MemTotal"));
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        facts.put(
                "Java",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", heap "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB");
        facts.put(
                "PostgreSQL",
                jdbc.sql("SHOW server_version").query(String.class).single() + ", " + settings(jdbc));
        facts.put("versions", versions());
        facts.put("load before the run", String.format("%.1f", load()));
        return facts;
    }

    /** How many processes wanted a processor in the last minute; negative if the system does not tell. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String settings(JdbcClient jdbc) {
        return jdbc
                .sql("SELECT name || ' = ' || current_setting(name) FROM pg_settings WHERE name = ANY (:names)")
                .param("names", SETTINGS.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .reduce((left, right) -> left + ", " + right)
                .orElseThrow();
    }

    private static String versions() {
        Map<String, String> versions = new TreeMap<>();
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> JAR.matcher(Path.of(entry).getFileName().toString()))
                .filter(jar -> jar.matches())
                .forEach(jar -> versions.put(jar.group(1), jar.group(2)));
        return String.join(
                ", ",
                versions.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }

    private static String processor() {
        String model = line("/proc/cpuinfo", "model name");
        return model.equals("unknown") ? System.getProperty("os.arch") : model;
    }

    /** What Linux says; unknown elsewhere. */
    private static String line(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException elsewhere) {
            return "unknown";
        }
    }
}
