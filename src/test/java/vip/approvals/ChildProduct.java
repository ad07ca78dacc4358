package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The product in a process of its own, as an operator starts it, and what it has printed so far. */
public class ChildProduct implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ChildProduct(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "output of the product");
        reader.start();
    }

    public static ChildProduct start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "vip.approvals.VipApprovals",
                "--server.port=0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", classPath());
        return new ChildProduct(builder.start());
    }

    /** Without the tests' own classes, whose components would start with the product. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException killed) {
            lines.add("(the output breaks off)");
        }
    }

    /** Waits for the first line that holds this, in words of a regular expression. */
    MatchResult waitFor(String expression) {
        Pattern pattern = Pattern.compile(expression);
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !process.isAlive() || find(pattern) != null);
        MatchResult found = find(pattern);
        assertThat(found).as("%s in%n%s", expression, output()).isNotNull();
        return found;
    }

    private MatchResult find(Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.find())
                .findFirst()
                .map(matcher -> matcher.toMatchResult())
                .orElse(null);
    }

    /** Waits for the end of a start that is refused: in words, not with a stack trace. */
    void isRefused(String... words) throws InterruptedException {
        int exitCode = exitCode();
        assertThat(output())
                .contains("APPLICATION FAILED TO START")
                .contains(words)
                .doesNotContain("\tat ");
        assertThat(exitCode).isNotZero();
    }

    /** Waits for the end. */
    public int exitCode() throws InterruptedException {
        await().atMost(LIMIT).until(() -> !process.isAlive());
        reader.join(LIMIT.toMillis());
        return process.exitValue();
    }

    public String output() {
        return String.join("\n", lines);
    }

    /** As {@code kill -9} does it: nothing is closed, nobody is told. */
    void kill() {
        process.destroyForcibly();
        await().atMost(LIMIT).until(() -> !process.isAlive());
    }

    /** As {@code kill} or the end of the system does it. */
    void stop() throws InterruptedException {
        process.destroy();
        exitCode();
    }

    int port() {
        return Integer.parseInt(waitFor("Tomcat started on port (\\d+)").group(1));
    }

    /** Of the embedded PostgreSQL, for its superuser. */
    String databaseUrl() {
        return waitFor("Embedded PostgreSQL: (jdbc:\\S+)").group(1) + "?user=postgres";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
