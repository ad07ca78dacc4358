package vip.approvals.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vip.approvals.start.StartRefusedException;

/** What the embedded server finds in its folder before it starts. What it does when it runs: StartUpTests. */
class EmbeddedDatabaseTests {

    @TempDir
    Path folder;

    @Test
    void aProcessThatHasGotTheNumberByNowIsLeftAlone() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .start();
        assertThat(leftAfterStop(Long.toString(ProcessHandle.current().pid()))).isFalse();
        assertThat(leftAfterStop(Long.toString(other.pid()))).isFalse();
        other.onExit().join();
        assertThat(other.exitValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "not a number", "999999999999999999"})
    void aUselessPidFileIsRemoved(String content) throws IOException {
        assertThat(leftAfterStop(content)).isFalse();
    }

    @Test
    void filesThatAreNotPostgresAreNeverTouched() throws IOException {
        Path letter =
                Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("letter"), "Dear …");
        for (int start = 0; start < 2; start++) {
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(() -> new EmbeddedDatabase(new DatabaseSettings(letter.getParent(), 0)))
                    .withMessageContaining("holds other files");
        }
        assertThat(letter).hasContent("Dear …");
    }

    @Test
    void aServerThatListensOnThePortAlreadyIsNotTakenForOurs() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(() ->
                            new EmbeddedDatabase(new DatabaseSettings(folder.resolve("data"), other.getLocalPort())))
                    .withMessageContaining("port %d".formatted(other.getLocalPort()));
        }
    }

    private boolean leftAfterStop(String pid) throws IOException {
        Path file = Files.writeString(folder.resolve("postmaster.pid"), pid);
        new LeftoverServer(folder).stop();
        return Files.exists(file);
    }
}
