package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spreadsheet is chosen, looked at, and put on the list. */
class UploadFormTests extends BrowserTest {

    private static final String ROWS = """
            Раздел;Номер клиента;Наименование;Тип контрагента;Оператор;Оценка объёма в месяц;Источник;Уверенность;Город
            ;;Demo One;Юр. лицо;Demo Telecom;45 000,50;tender;средняя;Barnaul
            ;;Demo Two;Физ. лицо;Demo Telecom;30000;tender;низкая;Barnaul
            ;;Demo Three;;;;;;Barnaul
            ;no-such-number;;;;;;;Barnaul
            """;

    @TempDir
    Path folder;

    @Test
    void aFileIsLookedAtBeforeItsLinesAreOnTheList() throws IOException {
        Path file = folder.resolve("potential.csv");
        Files.writeString(file, ROWS);
        Tasklist sales = tasklist("altai.sales", WIDE).take("Prepare list: Altai");
        Locator uploads = sales.page.locator(".vip-uploads");
        uploads.getByLabel("Upload CSV or XLSX").setInputFiles(file);
        assertThat(uploads.locator(".vip-counts")).hasText("2 will be added, 0 changed, 2 refused.");
        assertThat(uploads.locator("tbody tr")).hasCount(4);
        assertThat(uploads).containsText("Columns that were not read: Город");
        assertThat(uploads.locator("tbody tr").nth(3)).containsText("No client of this branch has this number");
        assertThat(count("SELECT count(*) FROM vip.line WHERE origin = 'UPLOADED'"))
                .isZero();
        uploads.scrollIntoViewIfNeeded();
        sales.picture("upload-1440");
        sales.isAccessible();

        sales.page.getByLabel("Show rows").selectOption("REFUSED");
        assertThat(uploads.locator("tbody tr")).hasCount(2);
        Download refused = sales.page.waitForDownload(
                () -> uploads.getByText("Download refused rows").click());
        assertThat(refused.suggestedFilename()).isEqualTo("refused-1.xlsx");
        sales.button("Put 2 lines on the list").click();
        assertThat(uploads.locator("[role=status]").first())
                .containsText("potential.csv: 2 added, 0 changed, 2 refused.");
        assertThat(uploads.locator(".vip-upload")).hasCount(0);
        assertThat(count("SELECT count(*) FROM vip.line WHERE origin = 'UPLOADED'"))
                .isEqualTo(2);
        sales.complete();
    }

    @Test
    void aLargeFileShowsHowFarItIsAndIsCancelled() throws IOException, SQLException {
        Path file = folder.resolve("large.csv");
        Files.writeString(
                file,
                "name,type,operator,estimate,source,confidence\n"
                        + IntStream.rangeClosed(1, 30_000)
                                .mapToObj("Demo %d,PERSON,Demo Telecom,45000.00,tender,HIGH\n"::formatted)
                                .collect(Collectors.joining()));
        Tasklist sales = tasklist("altai.sales", WIDE).take("Prepare list: Altai");
        Locator uploads = sales.page.locator(".vip-uploads");
        Locator work = uploads.locator(".vip-work");
        // So that the check does not end.
        try (Connection blocker = product.lock("vip.vip_status", "ACCESS EXCLUSIVE")) {
            uploads.getByLabel("Upload CSV or XLSX").setInputFiles(file);
            assertThat(work).containsText("Step 3 of 3: Checking 30,000 rows against the list and the facts");
            work.scrollIntoViewIfNeeded();
            sales.picture("upload-progress-1440");
            sales.isAccessible();
            sales.page.setViewportSize(NARROW, 900);
            work.scrollIntoViewIfNeeded();
            sales.picture("upload-progress-800");
            sales.isAccessible();
            sales.button("Cancel").click();
            assertThat(uploads.locator("[role=alert]")).hasText("Cancelled. Nothing was stored.");
            assertThat(work).hasCount(0);
            sales.picture("upload-cancelled-800");

            uploads.getByLabel("Upload CSV or XLSX").setInputFiles(file);
            assertThat(work).containsText("Step 3 of 3");
            product.untilSomebodyWaits();
            sales.page.navigate("http://localhost:" + port + "/absences"); // leaves, and so cancels
            await().until(() -> count("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0);
        }
        assertThat(count("SELECT count(*) FROM vip.upload")).isZero();
        assertThat(count("SELECT count(*) FROM vip.upload_row")).isZero();
    }

    @Test
    void aFileThatTheBranchsSystemHasSentWaitsForALook() {
        Tasklist sales = tasklist("altai.sales", NARROW).take("Prepare list: Altai");
        Locator uploads = sales.page.locator(".vip-uploads");
        uploads.getByLabel("Upload CSV or XLSX")
                .setInputFiles(
                        new FilePayload("list.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)));
        assertThat(uploads.locator("[role=alert]")).containsText("This is a PDF document.");
        jdbc.sql("""
                        INSERT INTO vip.upload (list, name, kind, sha256, rows, ignored, staged_by, staged_at, via, signatures, state)
                        SELECT list, 'crm.csv', 'CSV', 'x', 1, '{}', 'altai.system', TIMESTAMPTZ '2026-10-05 03:00Z', 'SYSTEM', 0,
                               'STAGED'
                        FROM vip.branch_list WHERE branch = 'altai'
                        """).update();
        jdbc.sql("""
                        INSERT INTO vip.upload_row (upload, row_no, raw, bad, outcome, reason)
                        SELECT upload, 2, array_fill(''::text, ARRAY[11]), 'bad', 'REFUSED', 'bad' FROM vip.upload
                        """).update();
        Tasklist later = tasklist("altai.sales", NARROW).open("Prepare list: Altai");
        uploads = later.page.locator(".vip-uploads");
        assertThat(uploads.locator(".vip-upload"))
                .containsText("crm.csv · sent by the branch’s system Demo Altai branch system, 2026-10-05 10:00");
        assertThat(later.button("Put 0 lines on the list")).isDisabled();
        later.button("Rows").click();
        assertThat(uploads.locator("tbody tr")).containsText("refused");
        uploads.scrollIntoViewIfNeeded();
        later.picture("upload-800");
        later.isAccessible();
        later.button("Discard").click();
        assertThat(uploads.locator(".vip-upload")).hasCount(0);
        assertThat(uploads).containsText("crm.csv is discarded. Nothing of the list has changed.");
    }
}
