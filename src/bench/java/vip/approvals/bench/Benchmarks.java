package vip.approvals.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.VipApprovals;
import vip.approvals.criteria.AssessBenchmark;
import vip.approvals.lists.DecideBenchmark;
import vip.approvals.lists.IngestBenchmark;
import vip.approvals.revocation.LettersBenchmark;

/**
 * Starts the product on an empty database, runs the benchmarks and writes {@code docs/benchmarks.md} with its picture.
 * With arguments, only the benchmarks whose class names begin so, and the page goes to {@code target/benchmarks}.
 */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new IngestBenchmark(),
            new DecideBenchmark(),
            new FormBenchmark(),
            new OpenTasksBenchmark(),
            new LettersBenchmark(),
            new AssessBenchmark());

    private static final Logger log = LoggerFactory.getLogger(Benchmarks.class);

    private Benchmarks() {}

    public static void main(String[] only) throws Exception {
        List<Benchmark> chosen = ALL.stream()
                .filter(benchmark -> only.length == 0
                        || List.of(only).stream().anyMatch(benchmark.getClass().getSimpleName()::startsWith))
                .toList();
        Path folder = Path.of(only.length == 0 ? "docs" : "target/benchmarks");
        try (ConfigurableApplicationContext product = start()) {
            run(chosen, product, folder);
        }
        System.exit(0); // an engine of a peer may have left threads
    }

    private static ConfigurableApplicationContext start() {
        return SpringApplication.run(
                VipApprovals.class,
                "--server.port=0",
                "--vip.database.directory=target/bench-database/"
                        + ProcessHandle.current().pid(),
                "--vip.demo.enabled=false",
                "--vip.admin.password=Vip-demo-1",
                "--vip.schedules.enabled=false",
                "--spring.mail.host=127.0.0.1",
                "--vip.mail.from=vip@vip.example",
                // What peers bring along is not the product's.
                "--spring.liquibase.enabled=false",
                "--spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.batch.BatchAutoConfiguration");
    }

    private static void run(List<Benchmark> chosen, ConfigurableApplicationContext product, Path folder)
            throws Exception {
        int port = ((ServletWebServerApplicationContext) product).getWebServer().getPort();
        Map<String, String> machine = Machine.facts(product.getBean(JdbcClient.class));
        var report = new Report();
        for (Benchmark benchmark : chosen) {
            product.getBean(Product.class).reset();
            report.begin(benchmark);
            try {
                benchmark.run(new BenchContext(product, port, report));
            } catch (Exception failure) { // the others have their figures all the same
                log.error("{} did not come to its end", benchmark.title(), failure);
                report.note("**It did not come to its end: %s**", failure);
            }
            // After each, so that a run that is stopped leaves what it has measured.
            write(folder.resolve("benchmarks.md"), Markdown.of(report, machine));
            write(folder.resolve("pictures/benchmarks.svg"), Picture.of(report));
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
