package vip.approvals.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vip.approvals.start.StartRefusedException;

/** Files on their way to somebody outside: whole, with a checksum, and the same however often they are delivered. */
@ExtendWith(OutputCaptureExtension.class)
class FilesTests {

    private static final String CONTENT = "number;name\r\n9643000000000012;Ёлкина\r\n";
    private static final String SHA256 = "d76e77fb69750d028ebc4c967acafea7ebb4d0825ccaebd39ee3b68ded40f351";

    @EnableConfigurationProperties(FilesConfiguration.Settings.class)
    static class Enabled {}

    private final ApplicationContextRunner product =
            new ApplicationContextRunner().withUserConfiguration(FilesConfiguration.class, Enabled.class);

    @TempDir
    Path folder;

    // -- what appears ------------------------------------------------------------------------------------------------

    @Test
    void aFileAppearsWithItsChecksumAndNothingElse() throws Exception {
        send("cards-1", "cards-2026-10-05.csv", CONTENT);

        assertThat(names()).containsExactly("cards-2026-10-05.csv", "cards-2026-10-05.csv.sha256");
        assertThat(folder.resolve("cards-2026-10-05.csv")).hasContent(CONTENT);
        assertThat(folder.resolve("cards-2026-10-05.csv.sha256")).hasContent(SHA256 + "  cards-2026-10-05.csv\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sha256sumConfirmsIt() throws Exception {
        send("cards-1", "cards.csv", CONTENT);
        assertThat(check()).isZero();
        Files.writeString(folder.resolve("cards.csv"), "x");
        assertThat(check()).isNotZero();
    }

    @Test
    void anEmptyFileIsAFileToo() throws Exception {
        send("empty", "empty.csv", "");
        assertThat(folder.resolve("empty.csv")).isEmptyFile();
        assertThat(names()).hasSize(2);
    }

    // -- again -------------------------------------------------------------------------------------------------------

    @Test
    void aSecondDeliveryLeavesTheSameBytes() throws Exception {
        send("cards-1", "cards.csv", CONTENT);
        List<Object> before = state();
        send("cards-1", "cards.csv", CONTENT);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aDeliveryThatWasKilledBeforeTheChecksumIsCompleted() throws Exception {
        Files.writeString(folder.resolve("cards.csv"), CONTENT);
        send("cards-1", "cards.csv", CONTENT);
        assertThat(names()).containsExactly("cards.csv", "cards.csv.sha256");
        assertThat(folder.resolve("cards.csv.sha256")).hasContent(SHA256 + "  cards.csv\n");
    }

    @Test
    void aDeliveryThatWasKilledWhileItWroteIsBegunAnew() throws Exception {
        Files.writeString(folder.resolve(".cards-1"), CONTENT.repeat(2)); // longer than what comes
        send("cards-1", "cards.csv", CONTENT);
        assertThat(names()).containsExactly("cards.csv", "cards.csv.sha256");
        assertThat(folder.resolve("cards.csv")).hasContent(CONTENT);
    }

    @Test
    void aFileThatWasFetchedAlreadyIsThereAgain() throws Exception {
        send("cards-1", "cards.csv", CONTENT);
        Files.delete(folder.resolve("cards.csv"));
        send("cards-1", "cards.csv", CONTENT);
        assertThat(folder.resolve("cards.csv")).hasContent(CONTENT);
    }

    // -- refused -----------------------------------------------------------------------------------------------------

    @Test
    void anotherFileOfTheSameNameIsNotReplaced() throws Exception {
        send("cards-1", "cards.csv", CONTENT);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> send("cards-2", "cards.csv", "other"));
        assertThat(folder.resolve("cards.csv")).hasContent(CONTENT);
        assertThat(names()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../cards.csv",
                "a/b",
                "a\\b",
                "/etc/passwd",
                ".hidden",
                "-rf",
                "карты.csv",
                "a b",
                "a\nb",
                "a\u0000b",
                "C:cards"
            })
    void aNameThatIsNoFileNameIsRefused(String name) throws Exception {
        assertThatExceptionOfType(FolderChannel.FileNameRefusedException.class)
                .isThrownBy(() -> send("key", name, CONTENT));
        assertThat(names()).isEmpty();
    }

    @Test
    void aNameHasAtMostAHundredLetters() throws Exception {
        send("long", "a".repeat(100), CONTENT);
        assertThat(names()).hasSize(2);
        assertThatExceptionOfType(FolderChannel.FileNameRefusedException.class)
                .isThrownBy(() -> send("longer", "a".repeat(101), CONTENT));
    }

    @Test
    void aFolderThatHasGoneIsSaidToBeThat() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> new FolderChannel(folder.resolve("gone")).send(message("key", "cards.csv", CONTENT)));
    }

    // -- settings ----------------------------------------------------------------------------------------------------

    @Test
    void withoutAFolderTheLogSaysThatThereIsAFileAndNotWhatItHolds(CapturedOutput output) {
        product.withPropertyValues("vip.files.directory=").run(context -> {
            assertThat(context.getBean(Channel.class).name()).isEqualTo("file");
            context.getBean(Channel.class).send(message("key", "cards.csv", CONTENT));
        });
        assertThat(output)
                .contains("Not written, vip.files.directory is not set: \"Cards\" to card-maker")
                .doesNotContain("cards.csv", "Ёлкина");
    }

    @Test
    void withAFolderFilesGoThereAndTheTrialLeavesNothing() {
        product.withPropertyValues("vip.files.directory=" + folder).run(context -> {
            assertThat(context.getBean(Channel.class)).isInstanceOf(FolderChannel.class);
            assertThat(names()).isEmpty();
        });
    }

    @Test
    void aFolderThatIsNotThereStopsTheStart() {
        isRefused(folder.resolve("gone").toString(), "NoSuchFileException");
    }

    @Test
    void aFileInsteadOfAFolderStopsTheStart() throws IOException {
        isRefused(Files.createFile(folder.resolve("file")).toString(), "FileSystemException");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderIntoWhichNothingCanBeWrittenStopsTheStart() {
        isRefused("/proc", "Exception"); // where not even an administrator writes
    }

    private void isRefused(String directory, String why) {
        product.withPropertyValues("vip.files.directory=" + directory)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(StartRefusedException.class)
                        .hasMessageStartingWith(
                                "vip.files.directory is \"%s\", and no file can be written there (", directory)
                        .hasMessageContaining(why));
    }

    // ----------------------------------------------------------------------------------------------------------------

    private static Message message(String key, String name, String content) {
        return new Message(Channel.FILE, key, "card-maker", name, "Cards", content, null);
    }

    private void send(String key, String name, String content) throws IOException {
        new FolderChannel(folder).send(message(key, name, content));
    }

    private int check() throws Exception {
        return new ProcessBuilder("sha256sum", "--check", "--status", "cards.csv.sha256")
                .directory(folder.toFile())
                .start()
                .waitFor();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Name, content, and when it was written. */
    private List<Object> state() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().<Object>map(FilesTests::describe).toList();
        }
    }

    private static String describe(Path file) {
        try {
            return file.getFileName() + Files.readString(file) + Files.getLastModifiedTime(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
