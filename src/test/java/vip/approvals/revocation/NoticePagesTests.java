package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.revocation.DispatchOffice.sales;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.Visitor;

/** Who sees notices and does something with them, over real HTTP. */
@ProductTest
class NoticePagesTests {

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    DispatchOffice office;

    @Autowired
    PrintBatches batches;

    private String number;
    private long batch;

    @BeforeEach
    void registered() {
        product.reset();
        number = office.notice("A-1");
        batch = batches.print(sales("altai"), List.of(number), false);
        office.removal("A-2", "altai", "2 Lenin street");
    }

    @AfterEach
    void reset() {
        product.reset();
    }

    private List<String> addresses(String branch) {
        String notices = "/notices/" + branch;
        return List.of(
                notices,
                "/api" + notices,
                notices + "/" + number,
                notices + "/" + number + ".pdf",
                notices + "/batches",
                notices + "/batches/" + batch + ".pdf",
                notices + "/batches/" + batch + ".csv",
                notices + "/removals",
                notices + "/preview/A-2.pdf");
    }

    @Test
    void salesStaffTheirDirectorsAndAdministratorsRead() {
        for (String reader : List.of("altai.sales", "altai.sales-director", "altai.commercial", "admin")) {
            Visitor visitor = visitor(reader);
            for (String address : addresses("altai")) {
                HttpResponse<byte[]> answer = visitor.download(address);
                assertThat(answer.statusCode()).as(reader + " " + address).isEqualTo(200);
                assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            }
            assertThat(visitor.get("/api/pages").body()).contains("/notices");
            assertThat(visitor.get("/api/notices/altai").body())
                    .contains("\"acts\":" + reader.equals("altai.sales"), "Demo A-1");
        }
    }

    @Test
    void FRM_02_forEverybodyElseThereIsNothing() {
        for (String stranger : List.of(
                "altai.security",
                "altai.manager",
                "altai.cards",
                "altai.allocation",
                "hq.sales",
                "tomsk.sales",
                "tomsk.commercial")) {
            Visitor visitor = visitor(stranger);
            for (String address : addresses("altai")) {
                assertThat(visitor.get(address).statusCode())
                        .as(stranger + " " + address)
                        .isEqualTo(404);
            }
        }
        assertThat(visitor("altai.cards").get("/notices").statusCode()).isEqualTo(404);
        assertThat(visitor("altai.cards").get("/api/pages").body()).doesNotContain("/notices");
    }

    @Test
    void aGuessedNumberIsUnderNoOtherBranch() {
        for (String reader : List.of("tomsk.sales", "admin")) {
            Visitor visitor = visitor(reader);
            for (String address : addresses("tomsk")) {
                if (address.matches(".*(A-2|altai|batches/).*")) {
                    assertThat(visitor.get(address).statusCode())
                            .as(reader + " " + address)
                            .isEqualTo(404);
                }
            }
            assertThat(visitor.get("/notices/nowhere").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void onlySalesStaffDoSomething() {
        List<String> acts = List.of(
                "/print {\"numbers\":[\"%s\"]}",
                "/email {\"numbers\":[\"%s\"]}",
                "/posted {\"numbers\":[\"%s\"],\"day\":\"2026-10-05\"}",
                "/%s/posted {\"day\":\"2026-10-05\"}",
                "/%s/in-person {\"day\":\"2026-10-05\",\"by\":\"x\"}",
                "/%s/answer {\"result\":\"DELIVERED\",\"day\":\"2026-10-05\"}",
                "/%s/tracking {\"tracking\":\"x\"}",
                "/removals/A-2 {\"address\":\"x\"}",
                "/file?name=x.csv number;tracking");
        for (String reader : List.of("altai.sales-director", "altai.commercial", "admin", "tomsk.sales")) {
            Visitor visitor = visitor(reader);
            for (String act : acts) {
                String[] parts = act.formatted(number).split(" ", 2);
                assertThat(visitor.post("/api/notices/altai" + parts[0], parts[1])
                                .statusCode())
                        .as(reader + act)
                        .isEqualTo(404);
            }
        }
        assertThat(office.state(number)).isEqualTo("PRINTED REGISTERED_MAIL");
    }

    @Test
    void theStoredPdfIsServedAndItsHashIsOnThePage() throws Exception {
        Visitor visitor = visitor("altai.sales");
        byte[] pdf = visitor.download("/notices/altai/" + number + ".pdf").body();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
        assertThat(visitor.get("/notices/altai/" + number).body()).contains(hash, "printed", "1 Lenin street");
    }

    @Test
    void aPreviewShowsTheLetterThatWouldBeWrittenTodayAndRegistersNothing() throws Exception {
        Visitor visitor = visitor("altai.commercial");
        try (var document = Loader.loadPDF(
                visitor.download("/notices/altai/preview/A-2.pdf").body())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("preview", "Demo A-2", "2 Lenin street", "liquidated");
        }
        assertThat(office.one("SELECT count(*) FROM vip.notice")).isEqualTo("1");
        assertThat(visitor.get("/notices/altai/preview/A-1.pdf").statusCode())
                .as("its removal has taken effect")
                .isEqualTo(404);
    }

    @Test
    void whoHasNoAddressGetsOneBeforeTheDaySoThatTheNoticeCanBeWritten() {
        office.removal("A-3", "altai", null);
        Visitor visitor = visitor("altai.sales");
        assertThat(visitor.get("/notices/altai/removals").body()).contains("1 without an address");
        HttpResponse<String> preview = visitor.get("/notices/altai/preview/A-3.pdf");
        assertThat(preview.statusCode()).isEqualTo(409);
        assertThat(preview.body()).startsWith("No address is known of client A-3");

        String reach = "/api/notices/altai/removals/A-3";
        assertThat(visitor.post(reach, "{\"address\":\" \",\"email\":\"\"}").body())
                .contains("The address is empty.");
        assertThat(visitor.post(reach, "{\"address\":\"a\\nb\\nc\\nd\\ne\\nf\\ng\"}")
                        .body())
                .contains("The address has 7 lines; 6 fit above a letter.");
        for (String wrong : List.of("nobody", "a@b, c@d", "Anna <a@b.example>")) {
            assertThat(visitor.post(reach, "{\"address\":\"x\",\"email\":\"%s\"}".formatted(wrong))
                            .body())
                    .contains("is no e-mail address");
        }
        assertThat(visitor.post(reach, "{\"address\":\"3 Lenin street\",\"email\":\" a@b.example \"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/notices/altai/removals").body()).doesNotContain("1 without an address");
        office.takeEffect("A-3");
        assertThat(office.state(office.number("A-3"))).isEqualTo("WAITING");
        assertThat(office.one("SELECT email FROM vip.client WHERE client = 'A-3'"))
                .isEqualTo("a@b.example");
        assertThat(visitor.post(reach, "{\"address\":\"x\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void allThatWaitAreThoseThatWereSeen() {
        office.takeEffect("A-2");
        Visitor visitor = visitor("altai.sales");
        String print = "/api/notices/altai/print";
        HttpResponse<String> refused = visitor.post(print, "{\"search\":\"\",\"waiting\":2}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Other notices wait than you saw");
        assertThat(visitor.post(print, "{\"search\":\"\",\"waiting\":1}").body())
                .contains("1 letter.");
        assertThat(visitor.post(print, "{\"search\":\"\",\"waiting\":0}").body())
                .contains("Choose at least one");
        assertThat(office.state(office.number("A-2"))).isEqualTo("PRINTED REGISTERED_MAIL");
    }

    @Test
    void aFileOfThePostIsUploadedAsItIs() {
        HttpResponse<String> answer = visitor("altai.sales")
                .send("POST", "/api/notices/altai/file?name=post.csv", "number;tracking\n%s;RR1\n".formatted(number));
        assertThat(answer.body()).contains("\"tracked\":1");
        assertThat(office.state(number)).isEqualTo("PRINTED REGISTERED_MAIL RR1");
    }

    @Test
    void tasksOfABranchAreForItsSalesStaff() {
        String task = office.tasks("altai", NoticeTasks.DISPATCH).get(0).getId();
        assertThat(visitor("altai.sales")
                        .get("/api/tasks/" + task + "/dispatch")
                        .body())
                .contains("\"branch\":\"altai\"", "\"mine\":false");
        assertThat(visitor("tomsk.sales")
                        .get("/api/tasks/" + task + "/dispatch")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor("altai.manager")
                        .get("/api/tasks/" + task + "/dispatch")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor("altai.sales")
                        .get("/api/tasks/" + task + "/returned")
                        .statusCode())
                .isEqualTo(404);
    }

    private Visitor visitor(String person) {
        return Visitor.loggedIn(port, person);
    }
}
