package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.Product.refusalOf;
import static vip.approvals.cards.CardOffice.OFFICE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.absences.PersonTask;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetWriter;

/** What comes back from the card maker is booked once, on the right card, and all of a file or nothing (GT-18). */
@ProductTest
class ArrivalTests {

    private static final String HEADER = "card number;result;remark\n";

    @Autowired
    Product product;

    @Autowired
    CardOffice office;

    @Autowired
    Cards cards;

    @Autowired
    CardBatches batches;

    @Autowired
    Arrivals arrivals;

    @Autowired
    JdbcClient jdbc;

    private String first;
    private String second;
    private String third;
    private PersonTask task;

    @BeforeEach
    void handedOver() {
        product.reset();
        first = office.order("A-1", "Anna Berg");
        second = office.order("A-2", "Olga Titova");
        third = office.order("A-3", "Pavel Orlov");
        office.handOver("altai");
        task = office.arrivals("altai");
    }

    @AfterEach
    void reset() {
        product.reset();
    }

    // -- number by number ----------------------------------------------------------------------------------------

    @Test
    void aCardThatIsBookedGoesOnToItsClientsManager() {
        arrivals.book(task, first, false);

        assertThat(office.way(first))
                .containsExactly("ORDERED product", "HANDED_OVER altai.cards", "ARRIVED altai.cards");
        assertThat(office.waits("A-1")).contains("agree-delivery");
        assertThat(office.waits("A-2")).containsExactly("card-arrived");
    }

    @ParameterizedTest
    @CsvSource({"'%s %s %s %s'", "' %s%s%s%s '", "'%s %s%s %s'", "'%s\u00A0%s\u00A0%s\u00A0%s'", "'%s\t%s  %s\n%s'"})
    void blanksInANumberMakeNoDifference(String form) {
        arrivals.book(
                task,
                form.formatted(
                        first.substring(0, 4), first.substring(4, 8), first.substring(8, 12), first.substring(12)),
                false);
        assertThat(office.state(first)).isEqualTo("ARRIVED");
    }

    @Test
    void aMistypedNumberIsToldApartFromAnUnknownOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arrivals.book(task, mistyped(first), false))
                .withMessage(
                        "The check digit of this card number is wrong: a digit was mistyped, or two were exchanged.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arrivals.book(task, "12345", false))
                .withMessage("A card number has 16 digits, together or in groups of four.");
        assertThat(refusalOf(() -> arrivals.book(task, "4111 1111 1111 1111", false)))
                .isEqualTo("4111 1111 1111 1111 is no card of this branch.");
    }

    @Test
    void aCardThatIsNotExpectedIsNotBookedAndTheAnswerSaysWhy() {
        String other = office.order("T-1", "Ivan Petrov", "tomsk");
        office.handOver("tomsk");
        String later = office.order("A-4", "Daria Volkova");
        assertThat(refusalOf(() -> arrivals.book(task, other, false)))
                .as("as if there were none")
                .isEqualTo(grouped(other) + " is no card of this branch.");
        assertThat(refusalOf(() -> arrivals.book(task, later, false)))
                .isEqualTo(grouped(later) + " has not been handed over to the card maker.");
        office.handOver("altai");
        assertThat(refusalOf(() -> arrivals.book(task, later, false)))
                .isEqualTo(grouped(later) + " is a card of the batch altai-2026-0002.");

        arrivals.book(task, first, false);
        assertThat(refusalOf(() -> arrivals.book(task, first, false)))
                .isEqualTo(grouped(first) + " has arrived already.");
        assertThat(refusalOf(() -> arrivals.book(task, first, true)))
                .isEqualTo(grouped(first) + " has arrived already.");
        cards.reissue(new CardNumber(second), Cards.BlockReason.LOST, OFFICE);
        assertThat(refusalOf(() -> arrivals.book(task, second, false)))
                .isEqualTo(grouped(second) + " is blocked: lost: destroy it if it has come, and leave it out.");
    }

    @Test
    void aMisprintIsOrderedAgainAndTheClientWaitsForTheNewCard() {
        arrivals.book(task, first, true);

        assertThat(office.state(first)).isEqualTo("BLOCKED MISPRINT");
        String made = office.card("A-1");
        assertThat(jdbc.sql("SELECT replaces FROM vip.card WHERE number = :number")
                        .param("number", made)
                        .query(String.class)
                        .single())
                .isEqualTo(first);
        assertThat(office.waits("A-1")).containsExactly("card-arrived");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).hasSize(1);
    }

    @Test
    void theSameCardInTwoWindowsIsBookedOnce() throws Exception {
        List<Throwable> failures =
                CardOffice.atOnce(() -> arrivals.book(task, first, false), () -> arrivals.book(task, first, false));

        assertThat(failures).hasSize(1);
        assertThat(Product.refusal(failures.get(0))).endsWith("has arrived already.");
        assertThat(office.waits("A-1")).contains("agree-delivery");
    }

    // -- the task ------------------------------------------------------------------------------------------------

    @Test
    void theTaskIsDoneWhenNoCardIsWithTheCardMakerAnyMore() {
        Task open = office.tasks("altai", BatchTasks.BOOK_ARRIVALS).get(0);
        assertThat(office.refused(OFFICE, open, Map.of()))
                .isEqualTo(
                        "3 cards have not arrived: %s, %s, %s. Book what has come; what never comes is booked as lost."
                                .formatted(grouped(first), grouped(second), grouped(third)));
        arrivals.book(task, first, false);
        arrivals.book(task, second, true);
        assertThat(office.refused(OFFICE, open, Map.of()))
                .startsWith("1 card has not arrived: " + grouped(third) + ". ");
        arrivals.lost(task, third);
        assertThat(office.state(third)).isEqualTo("BLOCKED LOST");
        office.complete(OFFICE, open, Map.of());

        assertThat(office.tasks("altai", BatchTasks.BOOK_ARRIVALS)).isEmpty();
        office.handOver("altai");
        assertThat(office.tasks("altai", BatchTasks.BOOK_ARRIVALS))
                .as("of the two made again")
                .hasSize(1);
    }

    @Test
    void aClientWhoIsNoVipAnyMoreDoesNotKeepTheTaskOpen() {
        for (String client : List.of("A-1", "A-2", "A-3")) {
            jdbc.sql(
                            "DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file' AND client = :client")
                    .param("client", client)
                    .update();
        }
        assertThat(office.state(first)).isEqualTo("BLOCKED STATUS_ENDED");
        office.complete(OFFICE, office.tasks("altai", BatchTasks.BOOK_ARRIVALS).get(0), Map.of());
        assertThat(office.tasks("altai", BatchTasks.BOOK_ARRIVALS)).isEmpty();
    }

    @Test
    void onlyTheFirstNumbersAreNamed() {
        for (int i = 4; i <= 10; i++) {
            office.order("A-" + i, "Holder " + i);
        }
        office.handOver("altai");
        assertThat(refusalOf(() -> batches.requireArrived("altai-2026-0002")))
                .startsWith("7 cards have not arrived: ")
                .contains(" and 2 more. Book");
    }

    // -- a file --------------------------------------------------------------------------------------------------

    @Test
    void aFileBooksArrivalsAndMisprintsInOneGo() {
        Arrivals.Booked booked = office.upload(
                task,
                "back.csv",
                HEADER + grouped(first) + ";arrived;\n" + second + ";Misprint;the name is cut\n" + third
                        + ";ARRIVED;ok\n");

        assertThat(booked).isEqualTo(new Arrivals.Booked(2, 1, List.of()));
        assertThat(List.of(office.state(first), office.state(second), office.state(third)))
                .containsExactly("ARRIVED", "BLOCKED MISPRINT", "ARRIVED");
        assertThat(jdbc.sql("SELECT remark FROM vip.card WHERE number = :number")
                        .param("number", second)
                        .query(String.class)
                        .single())
                .isEqualTo("the name is cut");
        assertThat(office.waits("A-3")).contains("agree-delivery");
        assertThat(office.waits("A-2")).containsExactly("card-arrived");
    }

    @Test
    void everyProblemIsNamedWithItsRowAndNothingIsBooked() {
        String other = office.order("T-1", "Ivan Petrov", "tomsk");
        String later = office.order("A-4", "Daria Volkova");
        office.handOver("altai");
        arrivals.book(task, third, false);
        Arrivals.Booked booked = office.upload(
                task,
                "back.csv",
                HEADER
                        + first + ";arrived;\n" // row 2
                        + mistyped(second) + ";arrived;\n"
                        + "4111111111111111;arrived;\n"
                        + other + ";arrived;\n"
                        + later + ";arrived;\n"
                        + third + ";arrived;\n"
                        + first + ";misprint;\n"
                        + second + ";lost;\n"
                        + ";arrived;\n"
                        + "9,643E+15;arrived;\n"
                        + "=cmd|'/c calc'!A1;;" + "x".repeat(201) + "\n");

        assertThat(booked.problems().stream()
                        .map(problem -> problem.row() + " " + problem.column() + " [" + problem.value() + "] "
                                + problem.reason()))
                .containsExactly(
                        "3 card number [" + mistyped(second)
                                + "] The check digit of this card number is wrong: a digit was mistyped, or two were exchanged.",
                        "4 card number [4111 1111 1111 1111] is no card of this branch",
                        "5 card number [" + grouped(other) + "] is no card of this branch",
                        "6 card number [" + grouped(later) + "] is a card of the batch altai-2026-0002",
                        "7 card number [" + grouped(third) + "] has arrived already",
                        "8 card number [" + first + "] stands in row 2 already",
                        "9 result [lost] must be arrived or misprint",
                        "10 card number [] is empty",
                        "11 card number [9,643E+15] is written like 1,23E+11, so digits are lost; format the column as text and enter it anew",
                        "12 card number [=cmd|'/c calc'!A1] A card number has 16 digits, together or in groups of four.",
                        "12 result [] must be arrived or misprint",
                        "12 remark [" + "x".repeat(60) + "…] is longer than 200 characters");
        assertThat(office.state(first)).isEqualTo("HANDED_OVER");
        assertThat(office.waits("A-1")).containsExactly("card-arrived");
    }

    @Test
    void aSpreadsheetWithTextNumbersIsReadAndOneThatHasLostDigitsIsNamed() throws IOException {
        var file = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetFormat.XLSX.writer(file, "back", List.of("Card Number", "RESULT"))) {
            writer.row(List.of(grouped(first), "arrived"));
        }
        assertThat(office.upload(task, "back.xlsx", file.toByteArray()).arrived())
                .isEqualTo(1);

        var lost = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetFormat.XLSX.writer(lost, "back", List.of("card number", "result"))) {
            writer.row(List.of(new BigDecimal(second), "arrived"));
        }
        assertThat(office.upload(task, "back.xlsx", lost.toByteArray()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).startsWith("has more than 15 digits"));
    }

    @Test
    void aFileThatIsNoneIsRefusedAsAWhole() {
        assertThat(refusalOf(() -> office.upload(task, "back.csv", ""))).startsWith("The file is empty.");
        assertThat(refusalOf(() -> office.upload(task, "back.csv", HEADER)))
                .isEqualTo("The file has a header and no rows below it.");
        assertThat(refusalOf(() -> office.upload(task, "back.pdf", "%PDF-1.7"))).startsWith("This is a PDF document.");
        assertThat(refusalOf(() -> office.upload(task, "../../etc/passwd", "x;y\n1;2\n")))
                .isEqualTo("The name of the file must end in .xlsx or .csv.");
        assertThat(refusalOf(() -> office.upload(task, "back.csv", "number;result\n" + first + ";arrived\n")))
                .contains("card number");
        assertThat(refusalOf(() -> office.upload(task, "back.csv", rows(1_001))))
                .isEqualTo("The file has more than 1,000 rows; no batch has so many cards.");
        assertThat(office.upload(task, "back.csv", rows(1_000)).problems()).hasSize(1_000);
    }

    /** Numbers of another issuer, all good. */
    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(serial -> CardNumber.of("5555", serial) + ";arrived;\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    @Test
    void theSameFileTwiceIsBookedOnce() throws Exception {
        String text = HEADER + third + ";arrived;\n" + first + ";arrived;\n" + second + ";misprint;\n";
        String turned = HEADER + second + ";misprint;\n" + first + ";arrived;\n" + third + ";arrived;\n";
        List<Arrivals.Booked> booked = new CopyOnWriteArrayList<>();
        assertThat(CardOffice.atOnce(
                        () -> booked.add(office.upload(task, "one.csv", text)),
                        () -> booked.add(office.upload(task, "two.csv", turned))))
                .isEmpty();

        assertThat(booked.stream().map(Arrivals.Booked::arrived)).containsExactlyInAnyOrder(2, 0);
        assertThat(booked.stream().map(one -> one.problems().size())).containsExactlyInAnyOrder(0, 3);
    }

    @Test
    void aBookingThatFailsInTheMiddleBooksNothing() {
        product.asSuperuser("ALTER TABLE vip.vip_status DISABLE TRIGGER ends");
        try {
            jdbc.sql(
                            "DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file' AND client = 'A-2'")
                    .update();
            assertThatThrownBy(() ->
                            office.upload(task, "back.csv", HEADER + first + ";arrived;\n" + second + ";misprint;\n"))
                    .hasMessage("A-2 is no VIP (any more), so there is no card.");
            assertThat(List.of(office.state(first), office.state(second))).containsOnly("HANDED_OVER");
        } finally {
            product.asSuperuser("ALTER TABLE vip.vip_status ENABLE TRIGGER ends");
        }
    }

    private static String mistyped(String number) {
        char last = number.charAt(15);
        return number.substring(0, 15) + (char) (last == '9' ? '0' : last + 1);
    }

    private static String grouped(String number) {
        return new CardNumber(number).grouped();
    }
}
