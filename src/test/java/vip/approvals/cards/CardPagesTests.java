package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.Visitor;
import vip.approvals.staff.DemoMode;

/** Who sees and changes which card outside of a task, over real HTTP. */
@ProductTest
class CardPagesTests {

    private static final String SECOND_MANAGER = "altai.manager-two";

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    CardOffice office;

    @Autowired
    Cards cards;

    @Autowired
    Arrivals arrivals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdentityService identityService;

    private String card;

    @BeforeEach
    void ordered() {
        product.reset();
        User second = identityService.newUser(SECOND_MANAGER);
        second.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(second);
        identityService.createMembership(SECOND_MANAGER, "altai.manager");
        card = office.order("A-1", "Anna Berg");
    }

    @AfterEach
    void reset() {
        identityService.clearAuthentication();
        identityService.deleteUser(SECOND_MANAGER);
        product.reset();
    }

    // -- who reads -----------------------------------------------------------------------------------------------

    @Test
    void theOfficeTheDirectorAndAdministratorsReadAllCardsOfTheBranch() {
        for (String reader : List.of("altai.cards", "altai.sales-director", "admin")) {
            Visitor visitor = visitor(reader);
            assertThat(visitor.get("/cards/altai").body()).as(reader).contains("Demo A-1", "Anna Berg", grouped(card));
            assertThat(visitor.get("/cards/altai/" + card).body()).as(reader).contains("the product", "ordered");
            assertThat(visitor.get("/cards/altai/batches").statusCode())
                    .as(reader)
                    .isEqualTo(200);
        }
        HttpResponse<String> page = visitor("altai.cards").get("/cards/altai");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void FRM_02_aManagerReadsTheCardsOfOwnClientsOnly() {
        Visitor own = visitor("altai.manager");
        assertThat(own.get("/cards/altai").body()).contains("Demo A-1");
        assertThat(own.get("/cards/altai/" + card).statusCode()).isEqualTo(200);
        assertThat(own.get("/cards/altai/batches").statusCode()).isEqualTo(404);

        Visitor other = visitor(SECOND_MANAGER);
        assertThat(other.get("/cards/altai").body()).contains("0 cards").doesNotContain("A-1", grouped(card));
        nothingFor(other, "altai");
    }

    @Test
    void forEverybodyElseThereIsNothing() {
        for (String stranger : List.of(
                "altai.allocation",
                "altai.sales",
                "altai.commercial",
                "altai.security",
                "hq.sales",
                "tomsk.cards",
                "tomsk.manager",
                "tomsk.sales-director")) {
            Visitor visitor = visitor(stranger);
            assertThat(visitor.get("/cards/altai").statusCode()).as(stranger).isEqualTo(404);
            assertThat(visitor.get("/cards/altai/batches").statusCode())
                    .as(stranger)
                    .isEqualTo(404);
            nothingFor(visitor, "altai");
        }
        assertThat(visitor("altai.allocation").get("/cards").statusCode()).isEqualTo(404);
        assertThat(Visitor.anonymous(port).get("/cards/altai").body()).doesNotContain("A-1");
    }

    @Test
    void aGuessedNumberOfAnotherBranchIsUnderNoBranchOfOnesOwn() {
        Visitor tomsk = visitor("tomsk.cards");
        nothingFor(tomsk, "tomsk");
        assertThat(tomsk.get("/cards/nowhere").statusCode()).isEqualTo(404);
        assertThat(tomsk.get("/cards/tomsk/1234567890123456").statusCode()).isEqualTo(404);
        assertThat(visitor("admin").get("/cards/nowhere").statusCode()).isEqualTo(404);
    }

    private void nothingFor(Visitor visitor, String branch) {
        String address = "/cards/" + branch + "/" + card;
        assertThat(visitor.get(address).statusCode()).isEqualTo(404);
        assertThat(visitor.get(address + "/e-card.pdf").statusCode()).isEqualTo(404);
        assertThat(visitor.post("/api" + address + "/reissue", "{\"reason\":\"LOST\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.post("/api" + address + "/in-hand", "{}").statusCode())
                .isEqualTo(404);
    }

    // -- finding -------------------------------------------------------------------------------------------------

    @Test
    void cardsAreFoundByNumberClientStateAndBatchFiftyAPage() {
        for (int i = 2; i <= 51; i++) {
            office.order("A-" + i, "Holder");
        }
        Visitor visitor = visitor("altai.cards");
        assertThat(visitor.get("/cards/altai").body()).contains("51 cards", "page 1 of 2");
        assertThat(rows(visitor, "page=1")).isEqualTo(1);
        assertThat(rows(visitor, "page=99")).isEqualTo(1);
        assertThat(rows(visitor, "page=-1")).isEqualTo(50);
        assertThat(rows(visitor, "search=" + card)).isEqualTo(1);
        assertThat(rows(visitor, "search=" + grouped(card).replace(" ", "%20"))).isEqualTo(1);
        assertThat(rows(visitor, "search=a-7")).isEqualTo(1);
        assertThat(rows(visitor, "search=DEMO")).isEqualTo(50);
        assertThat(rows(visitor, "search=%25")).isZero();
        assertThat(rows(visitor, "search=%3Cscript%3E'%22")).isZero();
        assertThat(rows(visitor, "state=ARRIVED")).isZero();
        String batch = office.handOver("altai");
        cards.reissue(new CardNumber(card), Cards.BlockReason.LOST, "altai.cards");
        assertThat(rows(visitor, "state=BLOCKED&batch=" + batch)).isEqualTo(1);
        assertThat(rows(visitor, "state=ORDERED")).isEqualTo(1);
    }

    @Test
    void cardsWithoutABranchLeadToTheFirstBranchThatOneReads() {
        assertThat(visitor("tomsk.manager").get("/cards").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/cards/tomsk"));
        assertThat(visitor("admin").get("/cards").statusCode()).isEqualTo(302);
    }

    @Test
    void whatNamesHoldIsShownAndNeverMarkup() {
        jdbc.sql("UPDATE vip.dossier SET user_name = '<script>alert(1)</script>'")
                .update();
        Visitor visitor = visitor("altai.cards");
        for (String page : List.of("/cards/altai", "/cards/altai/" + card, "/cards/altai?search=%3Cb%3E%22x")) {
            assertThat(visitor.get(page).body()).doesNotContain("<script>alert", "<b>");
        }
    }

    // -- changing ------------------------------------------------------------------------------------------------

    @Test
    void theManagerReportsALossAndTheOfficeAMisprintToo() {
        office.handOver("altai");
        String address = "/api/cards/altai/" + card;
        Visitor manager = visitor("altai.manager");
        assertThat(manager.post(address + "/reissue", "{\"reason\":\"MISPRINT\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor("altai.sales-director")
                        .post(address + "/reissue", "{\"reason\":\"LOST\"}")
                        .statusCode())
                .as("reads only")
                .isEqualTo(404);
        assertThat(visitor("admin")
                        .post(address + "/reissue", "{\"reason\":\"LOST\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(manager.post(address + "/reissue", "{\"reason\":\"LOST\"}").body())
                .contains("takes its place");
        assertThat(manager.post(address + "/reissue", "{\"reason\":\"LOST\"}").body())
                .isEqualTo("{\"message\":\"The card %s is blocked already.\"}".formatted(grouped(card)));

        office.handOver("altai");
        String made = office.card("A-1");
        Visitor clerk = visitor("altai.cards");
        String again = "/api/cards/altai/" + made + "/reissue";
        assertThat(clerk.post(again, "{\"reason\":\"ONBOARDING_ENDED\"}").statusCode())
                .isEqualTo(404);
        assertThat(clerk.post(again, "{\"reason\":null}").body())
                .contains("Say whether the card is a misprint or lost.");
        assertThat(clerk.post(again, "{\"reason\":\"SOLD\"}").statusCode()).isEqualTo(400);
        assertThat(clerk.sendWithoutToken("POST", again).statusCode()).isEqualTo(403);
        assertThat(visitor("altai.cards")
                        .post(again, "{\"reason\":\"MISPRINT\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(office.state(made)).isEqualTo("BLOCKED MISPRINT");
        assertThat(visitor("altai.cards").get("/cards/altai/" + card).body()).contains("Its place was taken by", made);
    }

    @Test
    void aCardThatWasCollectedMeanwhileIsInTheClientsHand() {
        office.handOver("altai");
        Visitor manager = visitor("altai.manager");
        String address = "/api/cards/altai/" + card + "/in-hand";
        assertThat(manager.post(address, "{}").statusCode()).isEqualTo(409);
        arrivals.book(office.arrivals("altai"), card, false);
        assertThat(manager.get("/cards/altai/" + card).body())
                .contains("The client has it")
                .doesNotContain("Misprint");
        assertThat(manager.post(address, "{}").statusCode()).isEqualTo(200);
        product.runJobs();
        assertThat(office.state(card)).isEqualTo("DELIVERED");
        assertThat(office.waits("A-1")).isEmpty();
    }

    /** GT-13: the electronic card follows a tier review at once; the plastic stays as it was ordered. */
    @Test
    void theElectronicCardShowsThePresentTier() throws IOException {
        jdbc.sql("UPDATE vip.vip_status SET tier = 'T3' WHERE client = 'A-1'").update();
        byte[] paper = visitor("altai.manager")
                .download("/cards/altai/" + card + "/e-card.pdf")
                .body();
        try (var document = Loader.loadPDF(paper)) {
            assertThat(new PDFTextStripper().getText(document)).contains("T3", "Diamond");
        }
        assertThat(jdbc.sql("SELECT tier FROM vip.card WHERE client = 'A-1'")
                        .query(String.class)
                        .single())
                .isNotEqualTo("T3");
    }

    // -- papers and files ----------------------------------------------------------------------------------------

    @Test
    void GT_61_theElectronicCardIsThereAtOnceForTheManagerAndTheOffice() throws IOException {
        for (String reader : List.of("altai.cards", "altai.manager")) {
            HttpResponse<byte[]> paper = visitor(reader).download("/cards/altai/" + card + "/e-card.pdf");
            assertThat(paper.statusCode()).isEqualTo(200);
            assertThat(paper.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"vip-card.pdf\"");
            assertThat(paper.headers().firstValue("Cache-Control")).hasValue("no-store");
            try (var document = Loader.loadPDF(paper.body())) {
                assertThat(new PDFTextStripper().getText(document))
                        .contains(grouped(card), "Anna Berg", "Issued on 5 Oct 2026", "Altai");
            }
        }
        for (String other : List.of("altai.sales-director", "admin", SECOND_MANAGER)) {
            assertThat(visitor(other)
                            .get("/cards/altai/" + card + "/e-card.pdf")
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void GT_41_theElectronicCardOfABlockedCardIsGoneAndTheNewOneIsThere() {
        office.handOver("altai");
        cards.reissue(new CardNumber(card), Cards.BlockReason.LOST, "altai.cards");
        Visitor manager = visitor("altai.manager");

        HttpResponse<String> gone = manager.get("/cards/altai/" + card + "/e-card.pdf");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("does not work any more");
        assertThat(manager.get("/cards/altai/" + card).body()).doesNotContain("e-card.pdf");
        assertThat(manager.get("/cards/altai/" + office.card("A-1") + "/e-card.pdf")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCardWithoutANameHasNoElectronicCardYet() {
        office.vip("A-2", "altai");
        String nameless = office.issue("A-2");
        Visitor visitor = visitor("altai.cards");
        assertThat(visitor.get("/cards/altai/" + nameless).body())
                .contains("not known")
                .doesNotContain("e-card.pdf");
        assertThat(visitor.get("/cards/altai/" + nameless + "/e-card.pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    void GT_18_theFileOfABatchIsForTheOfficeAsItWasHandedOver() {
        String batch = office.handOver("altai");
        String address = "/cards/altai/batches/" + batch + ".csv";
        HttpResponse<byte[]> file = visitor("altai.cards").download(address);
        assertThat(new String(file.body(), StandardCharsets.UTF_8))
                .isEqualTo(jdbc.sql("SELECT file FROM vip.card_batch")
                        .query(String.class)
                        .single());
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.csv\"".formatted(batch));
        for (String other : List.of("altai.sales-director", "altai.manager", "admin", "tomsk.cards")) {
            assertThat(visitor(other).get(address).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(visitor("tomsk.cards")
                        .get("/cards/tomsk/batches/" + batch + ".csv")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor("altai.sales-director").get("/cards/altai/batches").body())
                .contains(batch, "1 with the card maker", "SHA-256")
                .doesNotContain(batch + ".csv");
        product.asSuperuser("SET session_replication_role = replica; UPDATE vip.card_batch SET file = NULL");
        assertThat(visitor("altai.cards").get(address).statusCode())
                .as("erased")
                .isEqualTo(404);
    }

    @Test
    void GT_24_aBatchIsLateFromTheDayAfterTheLeadTime() {
        office.handOver("altai"); // on 5 October
        clock.set(LocalDate.of(2026, 11, 5));
        assertThat(visitor("altai.cards").get("/cards/altai/batches").body())
                .contains("2026-11-05")
                .doesNotContain("late");
        clock.set(LocalDate.of(2026, 11, 6));
        assertThat(visitor("altai.cards").get("/cards/altai/batches").body()).contains("late");
        arrivals.book(office.arrivals("altai"), card, false);
        assertThat(visitor("altai.cards").get("/cards/altai/batches").body()).doesNotContain("late");
    }

    // -- the forms' own addresses --------------------------------------------------------------------------------

    @Test
    void theFormsAddressesAnswerTheOfficeOfTheBranchOnly() {
        String waiting = "/api/tasks/"
                + office.tasks("altai", BatchTasks.HAND_OVER).get(0).getId() + "/waiting-cards";
        assertThat(visitor("altai.cards").get(waiting).body()).contains("Anna Berg", "\"mine\":false", "\"taken\":1");
        assertThat(visitor("admin").get(waiting).statusCode()).isEqualTo(200);
        for (String other : List.of("altai.manager", "altai.allocation", "tomsk.cards", "altai.sales-director")) {
            assertThat(visitor(other).get(waiting).statusCode()).as(other).isEqualTo(404);
        }
        office.handOver("altai");
        String task = "/api/tasks/"
                + office.tasks("altai", BatchTasks.BOOK_ARRIVALS).get(0).getId();
        assertThat(visitor("altai.cards").get(task + "/waiting-cards").statusCode())
                .isEqualTo(404);
        for (String other : List.of("altai.manager", "tomsk.cards")) {
            Visitor visitor = visitor(other);
            assertThat(visitor.get(task + "/batch").statusCode()).as(other).isEqualTo(404);
            assertThat(visitor.get(task + "/batch/cards").statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(visitor.post(task + "/arrivals", booking(card)).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        Visitor clerk = visitor("altai.cards");
        assertThat(clerk.post(task + "/arrivals", booking(card)).body())
                .contains("Press \\\"Claim\\\" first; then you can work on this task.");
        office.take("altai.cards", "altai", BatchTasks.BOOK_ARRIVALS);
        assertThat(visitor("admin").post(task + "/arrivals", booking(card)).body())
                .contains("This task is now with altai.cards.");
        assertThat(clerk.post(task + "/arrivals", booking("1")).statusCode()).isEqualTo(400);
        assertThat(clerk.post(task + "/arrivals", "{\"number\":\" \",\"result\":\"ARRIVED\"}")
                        .body())
                .contains("Type a card's number.");
        assertThat(clerk.get(task + "/batch/cards?batch=tomsk-2026-0001").body())
                .contains(grouped(card));
        assertThat(clerk.send(
                                "POST",
                                task + "/arrivals/file?name=back.csv",
                                BodyPublishers.ofString("card number;result\n%s;arrived\n".formatted(card)),
                                "Content-Type",
                                "application/octet-stream")
                        .statusCode())
                .as("without the token")
                .isEqualTo(403);
        clerk = visitor("altai.cards");
        assertThat(clerk.post(task + "/arrivals", booking(grouped(card))).body())
                .contains("has arrived.");
    }

    private static String booking(String number) {
        return "{\"number\":\"%s\",\"result\":\"ARRIVED\"}".formatted(number);
    }

    private Visitor visitor(String person) {
        return Visitor.loggedIn(port, person);
    }

    private static int rows(Visitor visitor, String query) {
        Matcher rows = Pattern.compile("data-card=")
                .matcher(visitor.get("/cards/altai?" + query).body());
        return (int) rows.results().count();
    }

    private static String grouped(String number) {
        return new CardNumber(number).grouped();
    }
}
