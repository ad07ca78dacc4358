package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.spreadsheets.SavedByExcel;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetWriter;

/**
 * An upload is streamed (design decision 4): what is live in memory while it lasts does not grow with the file. What a
 * forced collection leaves has no noise of garbage in it, and the peak is taken over many of them.
 */
class UploadHeapTests extends Coordination {

    private static final Logger log = LoggerFactory.getLogger(UploadHeapTests.class);

    enum Kind {
        CSV,
        XLSX,
        /** With its texts apart. */
        SAVED_BY_EXCEL
    }

    private static final List<String> HEADER = List.of("name", "type", "operator", "estimate", "source", "confidence");
    /** Milliseconds in which the upload goes on undisturbed. */
    private static final int BETWEEN = 300;

    private static final int FEW = 2_000;
    private static final int MANY = 30_000;
    /** A line that stayed in memory would take hundreds. */
    private static final int BYTES_A_LINE = 64;
    /** What the product does beside it. */
    private static final int OTHER = 2_000_000;

    @TempDir
    Path folder;

    @Autowired
    UploadDesk desk;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    @ParameterizedTest
    @EnumSource
    void whatIsLiveDuringAnUploadDoesNotGrowWithTheFile(Kind kind) throws Exception {
        open();
        Path few = file(kind, FEW);
        Path many = file(kind, MANY);
        peak(few); // loads classes
        long ofFew = peak(few);
        long ofMany = peak(many);
        log.info("{}: {} bytes live at {} lines, {} at {}", kind, ofFew, FEW, ofMany, MANY);
        assertThat(ofMany - ofFew).isLessThan((long) BYTES_A_LINE * (MANY - FEW) + OTHER);
    }

    /** @return most bytes that were live beyond those from before, seen again and again while the file is staged */
    private long peak(Path file) throws InterruptedException {
        long before = live();
        long most = before;
        Thread upload = new Thread(() -> stage(file), "upload");
        upload.start();
        while (upload.isAlive()) {
            upload.join(BETWEEN);
            most = Math.max(most, live());
        }
        return most - before;
    }

    private long live() {
        System.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private void stage(Path file) {
        try (InputStream body = Files.newInputStream(file)) {
            desk.stage(
                    body,
                    file.getFileName().toString(),
                    UploadStaging.Via.SYSTEM,
                    () -> new UploadDesk.Target(list("altai"), "altai.system"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Path file(Kind kind, int rows) throws IOException {
        Path file = folder.resolve(rows + (kind == Kind.CSV ? ".csv" : ".xlsx"));
        if (kind == Kind.SAVED_BY_EXCEL) {
            SavedByExcel workbook = new SavedByExcel().row(HEADER);
            IntStream.rangeClosed(1, rows).mapToObj(UploadHeapTests::row).forEach(workbook::row);
            return Files.write(file, workbook.bytes());
        }
        try (OutputStream out = Files.newOutputStream(file);
                SheetWriter sheet = SheetFormat.valueOf(kind.name()).writer(out, "list", HEADER)) {
            for (int row = 1; row <= rows; row++) {
                sheet.row(row(row));
            }
        }
        return file;
    }

    private static List<String> row(int row) {
        return List.of("Demo " + row, "PERSON", "Demo Telecom", "45000.00", "tender", "HIGH");
    }
}
