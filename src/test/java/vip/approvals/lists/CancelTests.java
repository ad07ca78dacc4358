package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;
import vip.approvals.work.Works;

/** Work that a person waits for is watched and cancelled by that person, over real HTTP: nothing of it is stored. */
class CancelTests extends Coordination {

    private static final String CANCELLED = "{\"message\":\"Cancelled. Nothing was stored.\"}";
    private static final String FILE = "client,comment\naltai-t1,Known for long\n";

    @LocalServerPort
    int port;

    @Autowired
    Works works;

    /** As each page makes one, and each test: the product remembers it. */
    private final String number = UUID.randomUUID().toString().replace("-", "");

    private final String work = "/api/work/" + number;
    private Visitor sales;
    private String uploads;

    @BeforeEach
    void prepared() {
        open();
        uploads = "/api/tasks/" + take("altai.sales", "altai", "prepare-list").getId() + "/uploads";
        sales = Visitor.loggedIn(port, "altai.sales");
    }

    @Test
    void anUploadIsCancelledInTheMiddleOfAStatement() throws Exception {
        try (Connection blocker = product.lock("vip.line", "ACCESS EXCLUSIVE")) {
            CompletableFuture<HttpResponse<String>> upload = begin(uploads + "?name=list.csv", text(FILE));
            untilItSays("\"step\":\"Checking 1 rows against the list and the facts\",\"number\":3,\"steps\":3");
            product.untilSomebodyWaits();
            isCancelled();
            isCancelled(); // twice is as once
            HttpResponse<String> answer = upload.join(); // although the table is still locked
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).isEqualTo(CANCELLED);
            isCancelled();
        }
        assertThat(sales.get(uploads).body()).isEqualTo("[]");
        assertThat(one("SELECT count(*) FROM vip.upload_row")).isEqualTo("0");
    }

    @Test
    void anUploadIsCancelledWhileItIsReceived() throws IOException {
        PipedOutputStream file = new PipedOutputStream();
        PipedInputStream body = new PipedInputStream(file, 1 << 16);
        CompletableFuture<HttpResponse<String>> upload =
                begin(uploads + "?name=list.csv", BodyPublishers.ofInputStream(() -> body));
        file.write(FILE.repeat(500).getBytes(StandardCharsets.UTF_8));
        file.flush();
        untilItSays("\"step\":\"Receiving the file\",\"number\":1,\"steps\":3,\"done\":");
        isCancelled();
        file.write(FILE.repeat(500).getBytes(StandardCharsets.UTF_8));
        file.close();
        assertThat(upload.join().body()).isEqualTo(CANCELLED);
        assertThat(one("SELECT count(*) FROM vip.upload")).isEqualTo("0");
    }

    @Test
    void takingOverIsCancelledAndTheFileWaitsOn() throws Exception {
        String token = sales.work("f".repeat(32), uploads + "?name=list.csv", text(FILE))
                .body()
                .replaceFirst(".*\"token\":\"(\\w+)\".*", "$1");
        String before = content("altai");
        try (Connection blocker = product.lock("vip.assessment", "ACCESS EXCLUSIVE")) {
            CompletableFuture<HttpResponse<String>> apply =
                    begin(uploads + "/1/apply", text("{\"token\":\"%s\"}".formatted(token)));
            untilItSays("\"number\":1,\"steps\":5");
            product.untilSomebodyWaits();
            isCancelled();
            assertThat(apply.join().body()).isEqualTo(CANCELLED);
        }
        assertThat(content("altai")).isEqualTo(before);
        assertThat(sales.post(uploads + "/1/apply", "{\"token\":\"%s\"}".formatted(token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void checkingAgainIsCancelled() throws Exception {
        String before = token("altai");
        try (Connection blocker = product.lock("vip.ground", "ACCESS EXCLUSIVE")) {
            CompletableFuture<HttpResponse<String>> check = begin(uploads.replace("uploads", "check"), text(""));
            untilItSays("\"step\":\"Looking for grounds of removal\",\"number\":2,\"steps\":3");
            product.untilSomebodyWaits();
            isCancelled();
            assertThat(check.join().body()).isEqualTo(CANCELLED);
        }
        assertThat(token("altai")).isEqualTo(before);
    }

    @Test
    void whatHasEndedIsNotCancelledAndTheAnswerSaysSo() {
        assertThat(sales.work(number, uploads + "?name=list.csv", text(FILE)).statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = sales.send("DELETE", work, "");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).isEqualTo("{\"message\":\"It is too late to cancel: this has ended.\"}");
        assertThat(sales.get(work).body()).contains("\"ended\":true");
        assertThat(sales.work(number, uploads + "?name=list.csv", text(FILE)).body())
                .contains("This has been asked for already.");
        assertThat(one("SELECT count(*) FROM vip.upload WHERE state = 'STAGED'"))
                .isEqualTo("1");
    }

    @Test
    void workOfSomebodyElseDoesNotExist() throws Exception {
        Visitor director = Visitor.loggedIn(port, "altai.sales-director");
        Visitor administrator = Visitor.loggedIn(port, "admin");
        try (Connection blocker = product.lock("vip.line", "ACCESS EXCLUSIVE")) {
            CompletableFuture<HttpResponse<String>> upload = begin(uploads + "?name=list.csv", text(FILE));
            untilItSays("\"number\":3");
            for (Visitor stranger : new Visitor[] {director, administrator}) {
                assertThat(stranger.get(work).statusCode()).isEqualTo(404);
                assertThat(stranger.send("DELETE", work, "").statusCode()).isEqualTo(404);
            }
            assertThat(sales.get("/api/work/" + "e".repeat(32)).statusCode()).isEqualTo(404);
            blocker.rollback();
            assertThat(upload.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatNobodyAsksForAnyMoreIsCancelledAfterTwentySeconds() throws Exception {
        LocalDateTime nine = LocalDate.of(2026, 10, 5).atTime(9, 0);
        try (Connection blocker = product.lock("vip.line", "ACCESS EXCLUSIVE")) {
            CompletableFuture<HttpResponse<String>> upload = begin(uploads + "?name=list.csv", text(FILE));
            untilItSays("\"number\":3");
            product.untilSomebodyWaits();
            clock.set(nine.plusSeconds(20));
            works.sweep();
            assertThat(upload).isNotDone();
            clock.set(nine.plusSeconds(20).plusNanos(1_000_000));
            works.sweep();
            assertThat(upload.join().body()).isEqualTo(CANCELLED);
        }
        assertThat(one("SELECT count(*) FROM vip.upload")).isEqualTo("0");
        clock.set(nine.plusMinutes(5));
        works.sweep();
        assertThat(sales.send("DELETE", work, "").statusCode()).isEqualTo(200); // still remembered
        clock.set(nine.plusMinutes(5).plusNanos(1_000_000));
        works.sweep();
        assertThat(sales.send("DELETE", work, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aNumberIsThirtyTwoDigits() {
        assertThat(sales.work("0".repeat(31), uploads + "?name=list.csv", text(FILE))
                        .statusCode())
                .isEqualTo(409);
    }

    private CompletableFuture<HttpResponse<String>> begin(String path, BodyPublisher body) {
        return CompletableFuture.supplyAsync(() -> sales.work(number, path, body));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }

    private void untilItSays(String progress) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sales.get(work).body().contains(progress));
    }

    private void isCancelled() {
        HttpResponse<String> answer = sales.send("DELETE", work, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CANCELLED);
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
