package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.cards.CardOffice.OFFICE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.outbox.Outbox;

/** Cards go to the card maker together: whole, once, and as they were shown (GT-18). */
@ProductTest
class CardBatchTests {

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    CardOffice office;

    @Autowired
    Cards cards;

    @Autowired
    CardBatches batches;

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HistoryService historyService;

    @Autowired
    IdentityService identityService;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    @AfterEach
    void reset() {
        product.reset();
        identityService.deleteUser("altai.cards-two");
    }

    // -- what is handed over -------------------------------------------------------------------------------------

    @Test
    void GT_18_whatWaitsGoesToTheCardMakerAsOneFileWithAChecksum() throws Exception {
        String first = office.order("A-1", "Anna Berg");
        clock.set(LocalDate.of(2026, 10, 6));
        String second = office.order("A-2", "Ольга\n Титова");
        assertThat(office.handOver("altai")).isEqualTo("altai-2026-0001");

        String file = one("SELECT file FROM vip.card_batch");
        assertThat(file.lines())
                .containsExactly(
                        "\uFEFFbatch;row;of;card number;holder;tier;tier in words;branch",
                        "altai-2026-0001;1;2;%s;Anna Berg;T2;Gold;Altai".formatted(grouped(first)),
                        "altai-2026-0001;2;2;%s;Ольга Титова;T2;Gold;Altai".formatted(grouped(second)));
        assertThat(one("SELECT sha256 FROM vip.card_batch"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8))));
        assertThat(one("SELECT concat_ws(' ', cards, made_by, expected) FROM vip.card_batch"))
                .as("GT-24: a month after 6 October")
                .isEqualTo("2 altai.cards 2026-11-06");
        assertThat(one("SELECT concat_ws(' ', channel, address, recipient, subject) FROM vip.outbox"))
                .isEqualTo("file altai-2026-0001.csv card-maker Cards altai-2026-0001");
        assertThat(one("SELECT body FROM vip.outbox")).isEqualTo(file);
        assertThat(office.way(first)).containsExactly("ORDERED product", "HANDED_OVER altai.cards");
        assertThat(office.tasks("altai", BatchTasks.BOOK_ARRIVALS))
                .singleElement()
                .satisfies(task -> assertThat(task.getName()).isEqualTo("VIP · Book arrivals: altai-2026-0001"))
                .satisfies(task -> assertThat(task.getDueDate()).isInSameDayAs("2026-11-06"));
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).isEmpty();
        assertThat(office.count("SELECT count(*) FROM vip.open_batch")).isZero();
    }

    @Test
    void aNameThatLooksLikeAFormulaIsATextAndOneWithSemicolonsIsOneValue() {
        office.order("A-1", "=HYPERLINK(\"http://x\";\"y\")");
        office.order("A-2", "-2+3");
        office.handOver("altai");

        assertThat(one("SELECT file FROM vip.card_batch"))
                .contains(";\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";T2")
                .contains(";'-2+3;T2");
    }

    @Test
    void theCardMakerReadsTheWordsThatThePapersPrint() throws Exception {
        String papers = new ClassPathResource("letters/tiers.ftlh").getContentAsString(StandardCharsets.UTF_8);
        assertThat(Tier.values())
                .allSatisfy(tier -> assertThat(papers).contains("\"%s\": \"%s\"".formatted(tier, tier.words())));
    }

    @Test
    void aTaskSaysWhichBranchItIsAboutAndWhenItIsDue() {
        office.order("A-1", "Anna Berg");

        assertThat(office.tasks("altai", BatchTasks.HAND_OVER))
                .singleElement()
                .satisfies(
                        task -> assertThat(task.getName()).isEqualTo("VIP · Hand cards over to the card maker: Altai"))
                .satisfies(task -> assertThat(task.getDueDate()).isInSameDayAs("2026-10-07"));
    }

    @Test
    void cardsThatAreOrderedWhileATaskIsOpenJoinIt() {
        office.order("A-1", "Anna Berg");
        office.order("A-2", "Olga Titova");
        office.order("T-1", "Ivan Petrov", "tomsk");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).hasSize(1);
        office.handOver("altai");

        assertThat(office.state(office.card("A-2"))).isEqualTo("HANDED_OVER");
        assertThat(office.state(office.card("T-1"))).isEqualTo("ORDERED");
        office.order("A-3", "Pavel Orlov");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).hasSize(1);
    }

    @Test
    void batchesAreCountedWithoutAGapForEachBranchAndYear() {
        office.order("A-1", "Anna Berg");
        assertThat(office.handOver("altai")).isEqualTo("altai-2026-0001");
        office.order("T-1", "Ivan Petrov", "tomsk");
        assertThat(office.handOver("tomsk")).isEqualTo("tomsk-2026-0001");
        office.order("A-2", "Olga Titova");
        assertThat(office.handOver("altai")).isEqualTo("altai-2026-0002");
        clock.set(LocalDate.of(2027, 1, 11));
        office.order("A-3", "Pavel Orlov");
        assertThat(office.handOver("altai")).isEqualTo("altai-2027-0001");
    }

    @Test
    void exactlyAFullBatchLeavesNothingAndOneMoreAsksForTheNext() {
        many(500);
        office.handOver("altai");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).isEmpty();
        assertThat(office.count("SELECT count(*) FROM vip.card WHERE state = 'HANDED_OVER'"))
                .isEqualTo(500);

        product.reset();
        many(501);
        office.handOver("altai");
        assertThat(office.count("SELECT count(*) FROM vip.card WHERE state = 'HANDED_OVER'"))
                .isEqualTo(500);
        assertThat(one("SELECT client FROM vip.card WHERE state = 'ORDERED'"))
                .as("the last one")
                .isEqualTo("A-0501");
        assertThat(office.handOver("altai")).isEqualTo("altai-2026-0002");
        assertThat(one("SELECT string_agg(cards::text, ' ' ORDER BY batch) FROM vip.card_batch"))
                .isEqualTo("500 1");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).isEmpty();
    }

    @Test
    void ifNoCardWaitsAnyMoreTheTaskEndsWithoutAFile() {
        office.order("A-1", "Anna Berg");
        cards.withdraw("A-1");
        Task task = office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        office.complete(OFFICE, task, Map.of("shown", office.token("altai")));

        assertThat(historyService
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .activityId("nothing-to-hand-over")
                        .count())
                .isEqualTo(1);
        assertThat(office.count("SELECT count(*) FROM vip.card_batch")).isZero();
        assertThat(office.count("SELECT count(*) FROM vip.outbox")).isZero();
        office.order("A-2", "Olga Titova");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).hasSize(1);
    }

    @Test
    void GT_17_aCardWithoutANameStaysWaitingAndIsAskedForAgain() {
        office.vip("A-1", "altai");
        String nameless = office.issue("A-1");
        Task task = office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        assertThat(office.refused(OFFICE, task, Map.of("shown", office.token("altai"))))
                .isEqualTo("No card can be made yet: the names of the holders are not known.");

        office.order("A-2", "Olga Titova");
        office.complete(OFFICE, task, Map.of("shown", office.token("altai")));
        assertThat(office.state(nameless)).isEqualTo("ORDERED");
        assertThat(one("SELECT file FROM vip.card_batch")).doesNotContain(grouped(nameless));
        office.dossier("A-1", "Anna Berg");
        assertThat(office.handOver("altai")).isEqualTo("altai-2026-0002");
        assertThat(office.state(nameless)).isEqualTo("HANDED_OVER");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).isEmpty();
    }

    // -- who, and what was shown ---------------------------------------------------------------------------------

    @Test
    void aFormThatIsNotUpToDateHandsNothingOver() {
        office.order("A-1", "Anna Berg");
        Task task = office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        String shown = office.token("altai");
        String sentence = "The cards that wait have changed since they were shown: one was ordered or blocked, or a"
                + " name was corrected. Look at them again, then complete the task.";

        office.order("A-2", "Olga Titova");
        assertThat(office.refused(OFFICE, task, Map.of("shown", shown))).isEqualTo(sentence);
        String both = office.token("altai");
        cards.withdraw("A-1");
        assertThat(office.refused(OFFICE, task, Map.of("shown", both))).isEqualTo(sentence);
        String one = office.token("altai");
        jdbc.sql("UPDATE vip.dossier SET user_name = 'Olga Titova-Berg' WHERE client = 'A-2'")
                .update();
        assertThat(office.refused(OFFICE, task, Map.of("shown", one))).isEqualTo(sentence);
        assertThat(office.refused(OFFICE, task, Map.of())).startsWith("\"shown\" is missing.");
        assertThat(office.count("SELECT count(*) FROM vip.card_batch")).isZero();
        assertThat(office.count("SELECT count(*) FROM vip.outbox")).isZero();
        office.complete(OFFICE, task, Map.of("shown", office.token("altai")));
    }

    @Test
    void onlyTheCardOfficeOfTheBranchGetsTheTask() {
        office.order("A-1", "Anna Berg");
        Task task = office.tasks("altai", BatchTasks.HAND_OVER).get(0);

        for (String other : List.of("tomsk.cards", "altai.manager", "altai.sales-director", "admin")) {
            assertThatThrownBy(() -> office.take(other, "altai", BatchTasks.HAND_OVER))
                    .as(other);
        }
        office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        assertThat(office.refused("admin", task, Map.of("shown", office.token("altai"))))
                .isEqualTo("This task is now with altai.cards, so it cannot be completed here. Nothing was stored.");
    }

    @Test
    void whoHasLostTheSeatCompletesNothing() {
        office.order("A-1", "Anna Berg");
        Task task = office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        identityService.deleteMembership(OFFICE, "altai.cards");
        try {
            assertThatThrownBy(() -> office.complete(OFFICE, task, Map.of("shown", office.token("altai"))))
                    .isNotNull();
            assertThat(office.count("SELECT count(*) FROM vip.card_batch")).isZero();
        } finally {
            identityService.createMembership(OFFICE, "altai.cards");
        }
    }

    // -- at the same time, and failing ---------------------------------------------------------------------------

    @Test
    void aDoubleClickHandsOverOnce() throws Exception {
        office.order("A-1", "Anna Berg");
        Task task = office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        String shown = office.token("altai");

        assertThat(CardOffice.atOnce(
                        () -> office.complete(OFFICE, task, Map.of("shown", shown)),
                        () -> office.complete(OFFICE, task, Map.of("shown", shown))))
                .hasSize(1);
        assertThat(office.count("SELECT count(*) FROM vip.card_batch")).isEqualTo(1);
        assertThat(office.count("SELECT count(*) FROM vip.outbox")).isEqualTo(1);
        assertThat(office.tasks("altai", BatchTasks.BOOK_ARRIVALS)).hasSize(1);
    }

    @Test
    void ordersInTheSameMomentAskTheOfficeOnce() throws Exception {
        Runnable[] orders = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> (Runnable) () -> cards.order("A-" + i))
                .toArray(Runnable[]::new);
        for (int i = 1; i <= orders.length; i++) {
            office.vip("A-" + i, "altai");
            office.dossier("A-" + i, "Holder " + i);
        }
        assertThat(CardOffice.atOnce(orders)).isEmpty();

        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).hasSize(1);
        assertThat(office.count("SELECT count(*) FROM vip.card WHERE state = 'ORDERED'"))
                .isEqualTo(6);
    }

    @Test
    void anOrderDuringAHandOverWaitsForItAndAsksTheOfficeAnew() throws Exception {
        office.order("A-1", "Anna Berg");
        office.vip("A-2", "altai");
        office.dossier("A-2", "Olga Titova");
        Task task = office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        String shown = office.token("altai");

        CompletableFuture<Void> order = transaction.execute(status -> {
            office.complete(OFFICE, task, Map.of("shown", shown));
            var ordered = CompletableFuture.runAsync(() -> cards.order("A-2"));
            untilSomebodyWaits();
            return ordered;
        });
        order.get();
        assertThat(office.state(office.card("A-1"))).isEqualTo("HANDED_OVER");
        assertThat(office.state(office.card("A-2"))).isEqualTo("ORDERED");
        assertThat(office.handOver("altai")).isEqualTo("altai-2026-0002");
    }

    @Test
    void aHandOverDuringAnOrderWaitsForItAndSeesTheCard() throws Exception {
        office.order("A-1", "Anna Berg");
        office.vip("A-2", "altai");
        office.dossier("A-2", "Olga Titova");
        Task task = office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        String shown = office.token("altai");

        CompletableFuture<String> handOver = transaction.execute(status -> {
            cards.order("A-2");
            var refused = CompletableFuture.supplyAsync(() -> office.refused(OFFICE, task, Map.of("shown", shown)));
            untilSomebodyWaits();
            return refused;
        });
        assertThat(handOver.get()).startsWith("The cards that wait have changed");
        office.complete(OFFICE, task, Map.of("shown", office.token("altai")));
        assertThat(one("SELECT cards::text FROM vip.card_batch")).isEqualTo("2");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).isEmpty();
    }

    private void untilSomebodyWaits() {
        while (office.count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCompletionThatFailsLeavesNoFileNoBatchAndNoGap() {
        String card = office.order("A-1", "Anna Berg");
        Task task = office.take(OFFICE, "altai", BatchTasks.HAND_OVER);
        String shown = office.token("altai");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    office.complete(OFFICE, task, Map.of("shown", shown));
                    assertThat(office.count("SELECT count(*) FROM vip.outbox")).isEqualTo(1);
                    int backend = jdbc.sql("SELECT pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                    product.asSuperuser("SELECT pg_terminate_backend(%d)".formatted(backend));
                }))
                .isNotNull();

        assertThat(office.count("SELECT count(*) FROM vip.outbox")).isZero();
        assertThat(office.count("SELECT count(*) FROM vip.card_batch")).isZero();
        assertThat(office.state(card)).isEqualTo("ORDERED");
        assertThat(office.handOver("altai")).isEqualTo("altai-2026-0001");
    }

    // -- what the database refuses -------------------------------------------------------------------------------

    @Test
    void theDatabaseKnowsCheckDigitsAndLetsNobodyRewriteABatch() {
        String number = office.order("A-1", "Anna Berg");
        office.handOver("altai");
        String mistyped = number.substring(0, 15) + (number.charAt(15) == '0' ? '1' : '0');

        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO vip.card (number, client, branch, tier, state, changed_by, changed_at)
                                VALUES (:number, 'A-1', 'altai', 'T1', 'ORDERED', 'x', now())
                                """).param("number", mistyped).update())
                .hasMessageContaining("card_number_check");
        assertThatThrownBy(() -> product.asSuperuser("UPDATE vip.card_batch SET cards = 2"))
                .hasStackTraceContaining("it is evidence");
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE vip.card_batch SET sha256 = ''").update())
                .isNotNull();
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO vip.card_event SELECT number, 'DELIVERED', NULL, 'x', now()"
                                + " FROM vip.card")
                        .update())
                .isNotNull();
        assertThatThrownBy(() -> product.asSuperuser("UPDATE vip.card_batch SET file = NULL"))
                .as("it is forgotten with a client who is erased, and never otherwise")
                .hasStackTraceContaining("it is evidence");
    }

    private void many(int cards) {
        jdbc.sql("""
                        INSERT INTO vip.client (client, branch, type, name, contract_start, image)
                        SELECT 'A-' || to_char(i, 'FM0000'), 'altai', 'PERSON', 'Demo ' || i, '2026-01-15', false
                        FROM generate_series(1, :cards) i
                        """).param("cards", cards).update();
        jdbc.sql("INSERT INTO vip.vip_status (client, tier, since, granted_by)"
                        + " SELECT client, 'T1', '2026-10-01', 'BILLING' FROM vip.client")
                .update();
        jdbc.sql("""
                        INSERT INTO vip.dossier (client, user_name, landline, birthday, identity_seen, services_told,
                            lead_time_told, taken_by, taken_at)
                        SELECT client, name, '1', '1980-02-29', true, true, true, 'altai.manager', now() FROM vip.client
                        """).update();
        jdbc.sql("SELECT client FROM vip.client ORDER BY client")
                .query(String.class)
                .list()
                .forEach(this.cards::order);
    }

    private static String grouped(String number) {
        return new CardNumber(number).grouped();
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
