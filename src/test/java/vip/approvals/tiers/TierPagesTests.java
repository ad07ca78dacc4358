package vip.approvals.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.Visitor;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.spreadsheets.SheetColumn;
import vip.approvals.spreadsheets.Sheets;

/** Who reads what of a review, on the page and as a file, and who starts one. */
@ProductTest
class TierPagesTests {

    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 1);

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TierReviews reviews;

    @Autowired
    PartReview parts;

    @BeforeEach
    void aReviewInTwoBranches() {
        product.reset();
        clock.set(LocalDate.of(2026, 10, 1));
        facts.vip("altai-mine", "altai", "T1", LONG_AGO, "5000.00", "5000.00", "5000.00");
        facts.vip("altai-other", "altai", "T3", LONG_AGO, "5000.00", "5000.00", "5000.00");
        facts.vip("tomsk-v", "tomsk", "T2", LONG_AGO, "0.00", "0.00", "0.00");
        jdbc.sql("UPDATE vip.client SET name = '<b>=1+1</b>' WHERE client = 'altai-other'")
                .update();
        jdbc.sql("""
                        INSERT INTO vip.assignment (client, branch, manager, since, assigned_by)
                        VALUES ('altai-mine', 'altai', 'altai.manager', '2026-01-01', 'altai.allocation')
                        """).update();
    }

    private void review() {
        reviews.start(ThreeMonths.parse("2026-09"), TierReviews.PRODUCT);
        product.runJobs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "hq.sales", "hq.commercial"})
    void administratorsAndHeadquartersReadAll(String person) {
        review();
        assertThat(get(person, "/tiers").body())
                .contains("2026-07, 2026-08, 2026-09", "by the timer", "done on 2026-10-01 09:00")
                .contains("data-branch=\"altai\"", "data-branch=\"tomsk\"", "In all");
        assertThat(get(person, "/tiers/2026-09").body())
                .contains("as of 2026-09-30, by vip-entry 2026-01-01, vip-tier 2026-01-01", "3 VIPs")
                .contains("data-client=\"altai-mine\"", "data-client=\"altai-other\"", "data-client=\"tomsk-v\"")
                .contains("&lt;b&gt;=1+1&lt;/b&gt;", "Up from T1 at once (GT-13)", "criteria not met");
    }

    @ParameterizedTest
    @ValueSource(strings = {"altai.sales-director", "altai.allocation"})
    void aBranchReadsItsOwn(String person) {
        review();
        assertThat(get(person, "/tiers").body())
                .contains("data-branch=\"altai\"")
                .doesNotContain("omsk");
        assertThat(get(person, "/tiers/2026-09").body())
                .contains("2 VIPs", "data-client=\"altai-mine\"", "data-client=\"altai-other\"")
                .doesNotContain("omsk");
        for (String guessed : List.of("/tiers/2026-09?branch=tomsk", "/tiers/2026-09/vips.csv?branch=tomsk")) {
            assertThat(get(person, guessed).statusCode()).isEqualTo(404);
        }
        assertThat(get(person, "/tiers/2026-09/vips.csv").body()).doesNotContain("omsk");
    }

    @Test
    void aManagerReadsOfTheOwnClientsOnly() {
        review();
        assertThat(get("altai.manager", "/tiers").body())
                .contains("href=\"/tiers/2026-09\"")
                .doesNotContain("data-branch");
        assertThat(get("altai.manager", "/tiers/2026-09").body())
                .contains("1 VIP<", "data-client=\"altai-mine\"")
                .doesNotContain("altai-other", "omsk");
        assertThat(get("altai.manager", "/tiers/2026-09/vips.csv").body())
                .contains("altai-mine")
                .doesNotContain("altai-other", "omsk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"altai.sales", "altai.security", "altai.commercial", "altai.cards"})
    void forEverybodyElseThereAreNone(String person) {
        review();
        for (String address : List.of("/tiers", "/tiers/2026-09", "/tiers/2026-09/vips.csv")) {
            assertThat(get(person, address).statusCode()).as(address).isEqualTo(404);
        }
    }

    @Test
    void thereIsNothingAtGuessedAddresses() {
        review();
        for (String address : List.of(
                "/tiers/2026-08",
                "/tiers/2026-13",
                "/tiers/x",
                "/tiers/2026-09?branch=nowhere",
                "/tiers/2026-09/vips.pdf",
                "/tiers/2026-08/vips.csv")) {
            assertThat(get("admin", address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(Visitor.anonymous(port).get("/tiers/2026-09").statusCode()).isNotEqualTo(200);
        assertThat(get("admin", "/tiers/2026-09").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void branchAndMoveAreFilters() {
        review();
        assertThat(get("admin", "/tiers/2026-09?branch=altai&move=WATCHED").body())
                .contains("1 VIP<", "data-client=\"altai-other\"")
                .doesNotContain("data-client=\"altai-mine\"", "data-client=\"tomsk-v\"");
        assertThat(get("admin", "/tiers/2026-09?move=nothing").body()).contains("0 VIPs");
    }

    @Test
    void fiftyAreShownAtATime() {
        for (int number = 0; number < 50; number++) {
            facts.vip("altai-%03d".formatted(number), "altai", "T1", LONG_AGO);
        }
        review();
        assertThat(get("hq.sales", "/tiers/2026-09?branch=altai").body())
                .contains("52 VIPs", "page 1 of 2", "Next page");
        assertThat(get("hq.sales", "/tiers/2026-09?branch=altai&page=99").body().split("data-client"))
                .hasSize(3);
    }

    @Test
    void theFileHoldsWhatIsFoundWithItsFigures() throws IOException {
        review();
        Visitor admin = Visitor.loggedIn(port, "admin");
        String csv = new String(
                admin.download("/tiers/2026-09/vips.csv?branch=altai").body(), StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("altai-mine;Demo altai-mine;altai;T1;T2;T2;NUMBER;UP;")
                        .contains("5000,00;5000,00;5000,00;15000,00;BVK-08"));
        HttpResponse<byte[]> xlsx = admin.download("/tiers/2026-09/vips.xlsx?move=NOT_MET");
        assertThat(xlsx.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("tiers-2026-09.xlsx"));
        assertThat(rows(xlsx.body())).containsExactly("tomsk-v");
    }

    private static List<String> rows(byte[] xlsx) throws IOException {
        Path file = Files.write(Files.createTempFile("tiers", ".xlsx"), xlsx);
        List<String> clients = new ArrayList<>();
        Sheets.read(
                file, "tiers.xlsx", List.of(SheetColumn.required("client")), row -> clients.add(row.text("client")));
        Files.delete(file);
        return clients;
    }

    @Test
    void whoHasLeftTheBranchSinceIsNotShown() {
        review();
        jdbc.sql("UPDATE vip.client SET branch = 'tomsk' WHERE client = 'altai-other'")
                .update();
        assertThat(get("altai.sales-director", "/tiers/2026-09").body()).doesNotContain("altai-other");
        assertThat(get("admin", "/tiers/2026-09?branch=tomsk").body()).doesNotContain("altai-other");
    }

    @Test
    void aPageShowsHowFarAReviewIs() {
        reviews.start(ThreeMonths.parse("2026-09"), "admin");
        assertThat(get("hq.sales", "/tiers").body())
                .contains("by Process Administrator", "goes on: 0 of 3 VIPs done in 0 of 2 parts");
        clock.set(LocalDate.of(2026, 10, 1).atTime(9, 10));
        runFirstPart();
        assertThat(get("hq.sales", "/tiers/2026-09").body())
                .contains("2 of 3 VIPs done in 1 of 2 parts, expected to end at 2026-10-01 09:15");
        product.runJobs();
        assertThat(get("hq.sales", "/tiers").body()).contains("done on 2026-10-01 09:10");
    }

    @Test
    void anAdministratorStartsAMonthOnceAndNobodyElseDoes() {
        assertThat(get("hq.sales", "/tiers").body())
                .contains("2026-09: to be reviewed")
                .doesNotContain("Review 2026-09 now");
        assertThat(get("admin", "/tiers").body()).contains("Review 2026-09 now", "/api/tiers/2026-09/start");
        for (String person : List.of("hq.sales", "altai.sales-director", "altai.sales")) {
            assertThat(Visitor.loggedIn(port, person)
                            .post("/api/tiers/2026-09/start", "{}")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(Visitor.loggedIn(port, "admin")
                        .sendWithoutToken("POST", "/api/tiers/2026-09/start")
                        .statusCode())
                .isEqualTo(403);
        Visitor admin = Visitor.loggedIn(port, "admin");
        assertThat(admin.post("/api/tiers/2026-10/start", "{}").body())
                .contains("2026-10 is not to be reviewed; 2026-09 is.");
        assertThat(admin.post("/api/tiers/2026-09/start", "{}").statusCode()).isEqualTo(200);
        HttpResponse<String> again = admin.post("/api/tiers/2026-09/start", "{}");
        assertThat(again.statusCode()).isNotEqualTo(200);
        assertThat(again.body()).contains("2026-09 is not to be reviewed");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.tier_review")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whatIsMissingIsSaid() {
        clock.set(LocalDate.of(2026, 11, 1));
        assertThat(get("admin", "/tiers").body())
                .contains("2026-10: to be reviewed", "Altai: billing has loaded no charges for 2026-10.")
                .doesNotContain("Review 2026-10 now");
    }

    private void runFirstPart() {
        parts.review(ThreeMonths.parse("2026-09"), 0);
    }

    private HttpResponse<String> get(String person, String path) {
        return Visitor.loggedIn(port, person).get(path);
    }
}
