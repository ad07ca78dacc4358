package vip.approvals.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vip.approvals.start.StartRefusedException;

/** After {@code kill -9} of the product its PostgreSQL lives on. To be used only while holding the folder's lock. */
class LeftoverServer {

    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Path data;
    private final Path pidFile;

    LeftoverServer(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    void stop() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftover = pid().flatMap(ProcessHandle::of).filter(this::servesThisFolder);
        if (leftover.isPresent()) {
            log.info(
                    "Stopping the PostgreSQL (process {}) that a killed run has left",
                    leftover.get().pid());
            stop(leftover.get());
        }
        Files.deleteIfExists(pidFile); // of a reboot, or empty by a full disk: PostgreSQL would mostly refuse to start
    }

    private Optional<Long> pid() throws IOException {
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        return lines.stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** The number may belong to something else by now, even to another PostgreSQL, which is not ours to stop. */
    private boolean servesThisFolder(ProcessHandle process) {
        boolean isPostgres = process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
        Optional<String[]> arguments = process.info().arguments(); // none on Windows
        return isPostgres && (arguments.isEmpty() || List.of(arguments.get()).contains(data.toString()));
    }

    private void stop(ProcessHandle server) throws IOException {
        interrupt(server);
        if (!ends(server)) {
            server.destroyForcibly(); // the write-ahead log brings the data back
            if (!ends(server)) {
                throw new StartRefusedException(
                        "The PostgreSQL that a killed run has left (process %d) does not stop.".formatted(server.pid()),
                        "End that process, then start again.");
            }
        }
    }

    /** PostgreSQL's fast shutdown. Java's own signal is the smart one, which waits for whoever is still connected. */
    private static void interrupt(ProcessHandle server) throws IOException {
        if (ProcessHandle.current().supportsNormalTermination()) {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        } else {
            server.destroy();
        }
    }

    /** A container without a proper first process keeps the dead one as a shadow without a command. */
    private static boolean ends(ProcessHandle server) {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (server.isAlive() && server.info().command().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a PostgreSQL stops", stopped);
        }
    }
}
