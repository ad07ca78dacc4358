package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.letters.Papers.assertMayBeArchived;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;
import vip.approvals.letters.Papers;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/** Lists as pages and on paper, over real HTTP: who reads what, and when; recall and cancellation by hand. */
class ListPagesTests extends Coordination {

    private static final List<String> ALTAI =
            List.of("altai.sales", "altai.sales-director", "altai.commercial", "altai.security");
    private static final List<String> EVERYWHERE = List.of("hq.sales", "hq.commercial", "admin");
    private static final String PAGE = "/lists/altai/2026-Q3";
    private static final String SHEET = PAGE + "/sheet.pdf";
    private static final String LINES = "/api" + PAGE + "/lines";
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]+)\">");

    @LocalServerPort
    int port;

    @Autowired
    Overview overview;

    @Autowired
    ListReaders readers;

    @Autowired
    CoordinationSheets sheets;

    // -- who reads ---------------------------------------------------------------------------------------------------

    @Test
    void eachSeatReadsTheListsOfItsBranchHeadquartersAndAdministratorsReadAll() {
        open();
        for (String person : List.of("altai.sales", "altai.sales-director", "altai.commercial", "altai.security")) {
            Visitor visitor = visitor(person);
            assertThat(addresses("altai"))
                    .allSatisfy(address -> assertThat(visitor.get(address).statusCode())
                            .as(person + address)
                            .isEqualTo(200));
            assertThat(addresses("tomsk"))
                    .allSatisfy(address -> assertThat(visitor.get(address).statusCode())
                            .as(person + address)
                            .isEqualTo(404));
            assertThat(visitor.get("/lists").body())
                    .contains("/lists/altai/2026-Q3")
                    .doesNotContain("Tomsk", "/lists/omsk");
        }
        for (String person : EVERYWHERE) {
            Visitor visitor = visitor(person);
            assertThat(addresses("omsk"))
                    .allSatisfy(address -> assertThat(visitor.get(address).statusCode())
                            .as(person + address)
                            .isEqualTo(200));
            assertThat(visitor.get("/lists").body()).contains("/lists/altai/2026-Q3", "Tomsk", "/lists/omsk/2026-Q3");
        }
    }

    @Test
    void whoHoldsNoSeatFindsNothing() {
        open();
        product.as("billing", () -> {
            assertThatThrownBy(overview::cycles).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> readers.reading("altai", "2026-Q3")).isInstanceOf(NotFoundException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lists/altai/2026-Q2",
                "/lists/altai/2026-Q5",
                "/lists/altai/soon",
                "/lists/nowhere/2026-Q3",
                "/lists/altai",
                "/lists/altai/2026-Q3/sheet.xlsx"
            })
    void whatThereIsNotLooksLikeWhatOneMayNotSee(String address) {
        open();
        HttpResponse<String> answer = visitor("hq.sales").get(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here, or nothing that you may see.");
    }

    @Test
    void withoutALoginThereIsTheLoginPage() {
        open();
        Visitor anonymous = Visitor.anonymous(port);
        for (String page : List.of("/lists", PAGE, SHEET)) {
            HttpResponse<String> answer = anonymous.get(page);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/camunda/app/tasklist");
        }
        assertThat(anonymous.get(LINES).statusCode()).isEqualTo(401);
        assertThat(anonymous.post("/api" + PAGE + "/recall", "{}").statusCode()).isEqualTo(401);
        assertThat(anonymous.post("/api/cycles/2026-Q3/cancel", "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void pagesAreKeptByNoBrowserAndRunNoForeignScript() {
        open();
        var headers = visitor("altai.sales").get(PAGE).headers();
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
    }

    // -- what is read ------------------------------------------------------------------------------------------------

    @Test
    void directorsSeeNothingThatSalesHaveDropped() {
        open();
        edits.drop(list("altai"), line("altai", "altai-t1"), "altai.sales", "Is about to leave");
        submit("altai");
        for (String person : List.of("altai.sales", "altai.sales-director", "hq.sales", "hq.commercial", "admin")) {
            assertThat(visitor(person).get(LINES).body()).contains("altai-t1", "Is about to leave");
            assertThat(visitor(person).get(PAGE).body()).contains("1 more dropped");
        }
        for (String person : List.of("altai.commercial", "altai.security")) {
            assertThat(visitor(person).get(LINES).body()).contains("altai-t2").doesNotContain("altai-t1");
            assertThat(visitor(person).get(LINES + "?show=DROPPED").body()).contains("\"matching\":0");
            assertThat(visitor(person).get(PAGE).body()).doesNotContain("dropped");
        }
        assertThat(text("hq.sales", SHEET)).contains("altai-t2").doesNotContain("altai-t1", "about to leave");
    }

    @Test
    void itSaysWhereAListWaitsUntilWhenAndWhy() {
        open();
        String page = visitor("altai.security").get(PAGE).body();
        assertThat(page)
                .contains("Prepare list, due <strong>2026-10-12</strong>")
                .contains("5 working days after Mon 5 Oct 2026")
                .contains("Cycle deadline, due <strong>2026-11-17</strong>");
        submit("altai");
        assertThat(visitor("hq.sales").get("/lists").body())
                .contains("Decide list as commercial director", "Decide list as security director")
                .doesNotContain("Demo Altai");
    }

    // -- what nobody learns too early (B8) ---------------------------------------------------------------------------

    @Test
    void B8_whatOneDirectorHasDecidedIsKnownWhenBothHave() {
        open();
        submit("altai");
        reject("altai", Seat.COMMERCIAL, "NOT_PROFITABLE", "Marker one");
        List<String> readers = List.of(
                "altai.sales",
                "altai.sales-director",
                "altai.commercial",
                "altai.security",
                "hq.sales",
                "hq.commercial",
                "admin");
        for (String person : readers) {
            assertThat(everything(person))
                    .as(person)
                    .doesNotContain("NOT_PROFITABLE", "Not profitable", "REJECT", "Rejected", "Decided", "Marker");
        }
        reject("altai", Seat.SECURITY, "DOCUMENTS", "Marker two");
        product.runJobs();
        for (String person : readers) {
            assertThat(everything(person))
                    .as(person)
                    .contains("NOT_PROFITABLE", "Not profitable after discounts", "Documents are missing or doubtful")
                    .contains("Rejected", "Decided")
                    .doesNotContain("Marker");
        }
    }

    @Test
    void B8_aRoundThatOnlyOneDirectorDecidedIsNeverKnown() {
        open();
        submit("altai");
        reject("altai", Seat.COMMERCIAL, "NOT_PROFITABLE", null);
        clock.set(LocalDate.of(2026, 11, 18));
        product.runTimers();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.CARRIED_OVER);
        assertThat(everything("altai.security")).doesNotContain("NOT_PROFITABLE", "Not profitable", "Decided");
        assertThat(everything("hq.commercial")).doesNotContain("NOT_PROFITABLE", "Not profitable", "Decided");
    }

    // -- the sheet ---------------------------------------------------------------------------------------------------

    @Test
    void theSheetShowsEveryLineWithItsDecisionsOfAllRoundsAndTheHash() throws Exception {
        facts.vip("altai-gone", "altai", "T2", LocalDate.of(2026, 1, 1));
        facts.contractEnds("altai-gone", LocalDate.of(2026, 9, 1), "LIQUIDATION");
        open();
        submit("altai");
        reject("altai", Seat.SECURITY, "DOCUMENTS", "Secret remark");
        decide("altai", Seat.COMMERCIAL);
        product.runJobs();
        assertThat(text("altai.sales", SHEET)).contains("Draft: In rework", "none before it is sealed");
        corrections.correct(list("altai"), line("altai", "altai-t1"), "altai.sales", saying("New papers have come"));
        rework("altai");
        decide("altai", Seat.COMMERCIAL);
        decide("altai", Seat.SECURITY);
        product.runJobs();

        byte[] paper = visitor("altai.commercial").download(SHEET).body();
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/coordination-sheet-real.pdf"), paper);
        List<String> pages = Papers.pages(paper);
        assertThat(pages.get(pages.size() - 1)).contains("Signatures", "How to verify");
        String text = String.join(" ", pages);
        assertThat(text)
                .contains("Altai", "2026-Q3", "Agreed, round 2", "Demo altai-t1", "Demo altai-t2", "Demo altai-gone")
                .contains("A1: the enterprise is liquidated", "Sales: New papers have come")
                .contains("Rejected: Documents are missing or doubtful — security director")
                .contains("Approved — commercial director Demo Altai commercial director")
                .contains(", round 1", ", round 2")
                .doesNotContain("Secret remark");
        assertThat(text.replace(" ", "")).contains(recomputed());
        assertMayBeArchived(paper);
    }

    @Test
    void theSheetHasASpeakingNameAndComesToBeRead() {
        open();
        HttpResponse<byte[]> sheet = visitor("altai.sales").download(SHEET);
        assertThat(sheet.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(sheet.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("inline")
                .contains("Coordination%20sheet%20Altai%202026-Q3.pdf");
        assertThat(String.join(" ", Papers.pages(sheet.body()))).contains("Draft: In preparation");
    }

    @Test
    void theHashOfAListThatItsDeadlineHasClosedIsThatOfWhatIsLeft() {
        open();
        submit("altai");
        reject("altai", Seat.SECURITY, "DOCUMENTS", null);
        decide("altai", Seat.COMMERCIAL);
        product.runJobs();
        corrections.withdraw(list("altai"), line("altai", "altai-t1"), "altai.sales");
        clock.set(LocalDate.of(2026, 10, 20));
        product.runTimers();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
        assertThat(text("altai.sales", SHEET).replace(" ", "")).contains(recomputed());
    }

    @Test
    void aListOfMoreThanFiveThousandLinesIsCountedOnly() {
        open();
        jdbc.sql("""
                        INSERT INTO vip.line (list, section, name, type, origin, state, rule, reason, operator, estimate,
                            source, confidence)
                        SELECT :list, 'POTENTIAL', 'Demo ' || n, 'PERSON', 'ADDED', 'OPEN', 'SIB-11', 'Estimate', 'Other', 1,
                            'Visit', 'LOW' FROM generate_series(1, 4998) n
                        """).param("list", list("altai").id()).update();
        assertThat(sheets.of(list("altai")).linesArePrinted()).isTrue();
        assertThat(sheets.of(list("altai")).sections().get(1).lines()).hasSize(4998);
        facts.client("altai-more", "altai", "6000.00");
        additions.add(list("altai"), "altai.sales", "altai-more");
        CoordinationSheet counted = sheets.of(list("altai"));
        assertThat(counted.total()).isEqualTo(5001);
        assertThat(counted.sections())
                .allSatisfy(section -> assertThat(section.lines()).isEmpty());
    }

    @Test
    void whatANameHoldsIsShownAndNeverMarkup() {
        String name = "<script>alert(1)</script> & Sons";
        facts.taxId("altai-t1", "2225000001");
        facts.taxId("tomsk-t1", "2225000001");
        jdbc.sql("UPDATE vip.client SET name = :name WHERE client = 'altai-t1'")
                .param("name", name)
                .update();
        open();
        assertThat(visitor("altai.sales").get(PAGE).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons", "also new in Tomsk")
                .doesNotContain("<script>alert");
        assertThat(text("altai.sales", SHEET)).contains(name);
        assertThat(visitor("altai.commercial").get(PAGE).body()).doesNotContain("also new in Tomsk");
    }

    // -- carried over, changed ---------------------------------------------------------------------------------------

    @Test
    void AMB_19_aListThatWasCarriedOverSaysWhichOneStaysInForce() {
        open();
        clock.set(LocalDate.of(2026, 11, 18));
        product.runTimers();
        assertThat(visitor("altai.sales").get(PAGE).body()).contains("no list before it has been applied");
        aListOfTheQuarterBefore();
        assertThat(visitor("altai.sales").get(PAGE).body())
                .contains("Carried over", "the list of <a href=\"/lists/altai/2026-Q2\">2026-Q2</a> stays in force");
        assertThat(visitor("tomsk.sales").get("/lists/tomsk/2026-Q3").body())
                .contains("no list before it has been applied");
    }

    @Test
    void headquartersSeeWhatHasChangedSinceTheLastQuarter() {
        open();
        agree("altai");
        aListOfTheQuarterBefore();
        assertThat(visitor("hq.sales").get("/lists").body())
                .contains("Changed since the last quarter")
                .containsPattern("(?s)<td>Altai</td><td>New</td><td>2026-Q2</td>.*?>1</td>.*?>1</td>.*?>1</td>");
        assertThat(visitor("altai.sales").get("/lists").body()).doesNotContain("Changed since");
    }

    // -- recall and cancellation -------------------------------------------------------------------------------------

    @Test
    void AMB_13_theSalesDirectorRecallsUntilADirectorHasBegunToDecide() {
        open();
        submit("altai");
        Visitor director = visitor("altai.sales-director");
        assertThat(director.get(PAGE).body()).contains("Recall the list");
        for (String person : List.of("altai.sales", "altai.security", "hq.sales", "tomsk.sales-director")) {
            Visitor other = visitor(person);
            assertThat(other.get(PAGE).body()).doesNotContain("Recall the list");
            assertThat(other.post("/api" + PAGE + "/recall", "{}").statusCode()).isEqualTo(404);
        }
        assertThat(post(director, PAGE, "/api" + PAGE + "/recall", "{}").body())
                .contains("The list is with the sales staff again.");
        assertThat(list("altai").state()).isEqualTo(BranchList.State.PREPARING);
        assertThat(director.get(PAGE).body()).contains("Recalled", "Draft: In preparation");

        submit("altai");
        note(docket("altai", Seat.SECURITY, "altai.security"), line("altai", "altai-t1"), "APPROVE", null, null);
        assertThat(director.get(PAGE).body()).doesNotContain("Recall the list");
        HttpResponse<String> refused = post(director, PAGE, "/api" + PAGE + "/recall", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("A director has begun to decide");
    }

    @Test
    void headquartersCancelsWithAReasonThatEveryBranchReads() {
        open();
        submit("altai");
        String cancel = "/api/cycles/2026-Q3/cancel";
        for (String person : List.of("altai.sales-director", "admin")) {
            Visitor other = visitor(person);
            assertThat(other.get("/lists").body()).doesNotContain("Cancel this cycle");
            assertThat(other.post(cancel, "{\"reason\":\"Mine\"}").statusCode()).isEqualTo(404);
        }
        Visitor headquarters = visitor("hq.sales");
        assertThat(headquarters.get("/lists").body()).contains("Cancel this cycle");
        assertThat(post(headquarters, "/lists", cancel, "{\"reason\":\" \"}").statusCode())
                .isEqualTo(409);
        assertThat(post(headquarters, "/lists", cancel, "{\"reason\":\"Charges <b>wrong</b>\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(taskService.createTaskQuery().count()).isZero();
        assertThat(visitor("tomsk.security").get("/lists").body())
                .contains("cycle cancelled", "Demo HQ sales organisation", "Charges &lt;b&gt;wrong&lt;/b&gt;")
                .doesNotContain("/lists/tomsk/2026-Q3");
        assertThat(visitor("altai.sales").get(PAGE).statusCode()).isEqualTo(404);
    }

    @Test
    void aChangeNeedsTheTokenOfThePage() {
        open();
        submit("altai");
        Visitor director = visitor("altai.sales-director");
        assertThat(director.sendWithoutToken("POST", "/api" + PAGE + "/recall").statusCode())
                .isEqualTo(403);
        assertThat(visitor("hq.sales")
                        .sendWithoutToken("POST", "/api/cycles/2026-Q3/cancel")
                        .statusCode())
                .isEqualTo(403);
        assertThat(list("altai").state()).isEqualTo(BranchList.State.COORDINATION);
    }

    // -- people ------------------------------------------------------------------------------------------------------

    private Visitor visitor(String person) {
        return Visitor.loggedIn(port, person);
    }

    private static List<String> addresses(String branch) {
        String page = "/lists/" + branch + "/2026-Q3";
        return List.of(page, page + "/sheet.pdf", "/api" + page, "/api" + page + "/lines");
    }

    private String text(String person, String address) {
        return String.join(" ", Papers.pages(visitor(person).download(address).body()));
    }

    /** Page, lines and sheet. */
    private String everything(String person) {
        Visitor visitor = visitor(person);
        return String.join(
                "\n",
                visitor.get("/lists").body(),
                visitor.get(PAGE).body(),
                visitor.get(LINES).body(),
                String.join(" ", Papers.pages(visitor.download(SHEET).body())));
    }

    /** As the page's script does: with the token that the page carries. */
    private static HttpResponse<String> post(Visitor visitor, String page, String path, String json) {
        var token = TOKEN.matcher(visitor.get(page).body());
        assertThat(token.find()).isTrue();
        return visitor.send(
                "POST",
                path,
                BodyPublishers.ofString(json),
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                token.group(1));
    }

    /** Rejects altai-t1 and approves the rest. */
    private void reject(String branch, Seat seat, String reason, String comment) {
        String person = seat.group(branch);
        Task task = take(person, branch, seat == Seat.COMMERCIAL ? "decide-commercial" : "decide-security");
        note(docket(branch, seat, person), line(branch, branch + "-t1"), "REJECT", reason, comment);
        verdicts.approveRemaining(docket(branch, seat, person));
        completeAs(person, task, Map.of("shown", shown(branch, seat)));
    }

    private static LineContents.Change saying(String comment) {
        return new LineContents.Change(null, comment, null);
    }

    /** What an operator does: hash what is stored, from the lines up. */
    private String recomputed() {
        return jdbc.sql(operating("-- the list's hash")).query(String.class).single();
    }

    /** A statement of docs/operating.md, as it is printed there. */
    private static String operating(String comment) {
        try {
            String guide = Files.readString(Path.of("docs/operating.md"));
            int start = guide.indexOf(comment);
            return guide.substring(start, guide.indexOf(';', start));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Altai's list of 2026-Q2, in effect, with altai-t1 and another client. */
    private void aListOfTheQuarterBefore() {
        jdbc.sql("""
                        INSERT INTO vip.cycle (quarter, cut_off, state, opened_at, approved)
                        VALUES ('2026-Q2', '2026-06-30', 'APPROVED', '2026-07-05', '2026-07-20')
                        """).update();
        long before = jdbc.sql(
                        "INSERT INTO vip.branch_list (branch, quarter, state) VALUES ('altai', '2026-Q2', 'PREPARING') RETURNING list")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account, number,
                            total, threshold, rule, tier, tier_rule, reason, hash)
                        SELECT :before, section, CASE client WHEN 'altai-t2' THEN 'altai-below' ELSE client END, name, type,
                            origin, 'APPLIED', route, account, number, total, threshold, rule, tier, tier_rule, reason, '\\x01'
                        FROM vip.line WHERE list = :list AND section = 'NEW'
                        """).param("before", before).param("list", list("altai").id()).update();
        jdbc.sql("UPDATE vip.branch_list SET state = 'APPLIED', hash = '\\x01', sealed_at = now() WHERE list = :before")
                .param("before", before)
                .update();
    }
}
