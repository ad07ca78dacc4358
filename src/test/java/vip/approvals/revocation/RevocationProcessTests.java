package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.Product.refusalOf;
import static vip.approvals.revocation.DispatchOffice.SALES;
import static vip.approvals.revocation.DispatchOffice.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Drafts;
import vip.approvals.onboarding.Reception;

/** One process stands for one removal and hears what is said of it; none is lost (AMB-16, AMB-17, SIB-24). */
@ProductTest
class RevocationProcessTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);
    private static final NoticeReaders.Reading ALTAI = sales("altai");

    @Autowired
    Product product;

    @Autowired
    DispatchOffice office;

    @Autowired
    RevocationProcesses processes;

    @Autowired
    Revocations revocations;

    @Autowired
    Cures cures;

    @Autowired
    PendingRemovals pending;

    @Autowired
    Dispatches dispatches;

    @Autowired
    NoticeList list;

    @Autowired
    Drafts drafts;

    @Autowired
    ApplicationRunner earlierRevocations;

    @Autowired
    BillingFacts facts;

    @Autowired
    Reception reception;

    @Autowired
    TestClock clock;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    HistoryService historyService;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void reset() {
        product.reset();
    }

    // -- A9 ----------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void A9_effectiveOnTheFirstOfAprilEverythingOrNothing(boolean paid) {
        approvedForApril();
        if (paid) {
            clock.set(LocalDate.of(2026, 3, 30));
            facts.payment("I-1", LocalDate.of(2026, 3, 30), "15000.00");
        }
        clock.set(LocalDate.of(2026, 4, 1).atTime(5, 59));
        product.runTimers();
        assertThat(standing()).isEqualTo("vip 1, manager 1, card 1, notices 0");
        clock.set(LocalDate.of(2026, 4, 1).atTime(6, 0));
        product.runTimers();
        if (paid) {
            assertThat(standing()).isEqualTo("vip 1, manager 1, card 1, notices 0");
            assertThat(office.one("SELECT state FROM vip.removal")).isEqualTo("WITHDRAWN");
            assertThat(office.one("SELECT string_agg(recipient, ' ' ORDER BY recipient) FROM vip.outbox"))
                    .isEqualTo("altai.commercial altai.security");
            return;
        }
        assertThat(standing()).isEqualTo("vip 0, manager 0, card 0, notices 1");
        assertThat(office.one("""
                        SELECT concat_ws(' | ', vip.notice_number(branch, year, number), ground, registered, effective, due,
                            content ->> 'branch', content ->> 'amount') FROM vip.notice
                        """))
                .isEqualTo("altai-2026-0001 | DEBT | 2026-04-01 | 2026-04-01 | 2026-04-08 | Altai | 15000.00");
        assertThat(office.one("SELECT concat_ws(' ', block_reason, changed_by) FROM vip.card"))
                .startsWith("STATUS_ENDED");
        assertThat(office.tasks("altai", NoticeTasks.DISPATCH))
                .singleElement()
                .satisfies(task -> assertThat(task.getDueDate()).isEqualTo("2026-04-08T16:59:59Z"));
    }

    /** Of ground B, 15,000 and image services, with a manager and a card. */
    private void approvedForApril() {
        clock.set(LocalDate.of(2026, 3, 20));
        facts.vip("A-1", "altai", "T2", LocalDate.of(2026, 1, 1));
        facts.invoice("A-1", "I-1", LocalDate.of(2025, 9, 15), "18000.00", "3000.00");
        reception.assigned("A-1");
        product.asSuperuser("""
                SET session_replication_role = replica;
                INSERT INTO vip.cycle (quarter, cut_off, state, opened_at) VALUES ('2025-Q4', '2025-12-31', 'OPEN', now());
                INSERT INTO vip.card (number, client, branch, tier, state, changed_by, changed_at)
                    SELECT '964300000000001' || d, 'A-1', 'altai', 'T2', 'ORDERED', 'product', now()
                    FROM generate_series(0, 9) AS d WHERE vip.luhn('964300000000001' || d);
                WITH made AS (
                    INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account, month_1,
                        month_2, month_3, total, threshold, rule, tier, tier_rule, reason, ground, debt)
                    VALUES (1, 'REMOVE', 'A-1', 'Demo', 'ORGANISATION', 'PROPOSED', 'OPEN', 'NUMBER', 'L1', 1, 1, 1, 3,
                        6300, 'SIB-20', 'T2', 'BVK-07', 'Demo', 'DEBT', 15000) RETURNING line)
                INSERT INTO vip.removal (line, client, branch, quarter, ground, approved, effective, derivation, state)
                SELECT line, 'A-1', 'altai', '2025-Q4', 'DEBT', '2026-03-20', '2026-04-01', '-', 'APPROVED' FROM made
                """);
        processes.handOver("altai", "2025-Q4");
        product.runJobs();
    }

    private String standing() {
        return office.one("""
                SELECT format('vip %s, manager %s, card %s, notices %s',
                    (SELECT count(*) FROM vip.vip_status), (SELECT count(*) FROM vip.assignment WHERE until IS NULL),
                    (SELECT count(*) FROM vip.card WHERE state <> 'BLOCKED'), (SELECT count(*) FROM vip.notice))
                """);
    }

    // -- two notices of one client -----------------------------------------------------------------------------------

    @Test
    void ofTwoUnansweredNoticesOfAClientEachHearsItsOwnWord() {
        String first = sent("A-1");
        String second = sent("A-1");
        dispatches.answered(ALTAI, second, false, TODAY, "unknown there");
        assertThat(office.waits("A-1")).containsExactlyInAnyOrder("until-answered", "correct-address");
        dispatches.answered(ALTAI, first, false, TODAY, "unknown there too");
        assertThat(office.tasks("altai", NoticeTasks.CORRECT_ADDRESS)).hasSize(2);

        Task task = office.tasks("altai", NoticeTasks.CORRECT_ADDRESS).stream()
                .filter(open -> runtimeService
                        .getVariable(open.getExecutionId(), "removal")
                        .equals(office.removal("A-1").line()))
                .findFirst()
                .orElseThrow();
        correct(task);
        assertThat(office.state(second)).isEqualTo("WAITING");
        assertThat(office.state(first)).isEqualTo("RETURNED REGISTERED_MAIL");
        assertThat(office.waits("A-1")).containsExactlyInAnyOrder("notice-sent", "correct-address");
    }

    @Test
    void ofTwoNoticesTheOtherOneIsStillOpenWhenOneIsDelivered() {
        String first = sent("A-1");
        String second = sent("A-1");
        dispatches.answered(ALTAI, first, true, TODAY, null);
        assertThat(instances("A-1")).hasSize(1);
        dispatches.answered(ALTAI, second, true, TODAY, null);
        assertThat(instances("A-1")).isEmpty();
    }

    // -- an upgrade --------------------------------------------------------------------------------------------------

    @Test
    void anInstanceThatKnowsItsClientOnlyIsToldItsRemovalAtTheStart() throws Exception {
        String number = sent("A-1");
        office.removal("A-1", "altai", "1 Lenin street");
        office.removal("A-2", "altai", "1 Lenin street");
        List<Object> before = removals();
        assertThat(before).hasSize(3);
        runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("revocation")
                .list()
                .forEach(instance -> runtimeService.removeVariable(instance.getId(), "removal"));
        earlierRevocations.run(null);
        assertThat(removals()).isEqualTo(before);
        earlierRevocations.run(null);
        assertThat(removals()).isEqualTo(before);

        dispatches.answered(ALTAI, number, true, TODAY, null);
        office.takeEffect("A-1");
        assertThat(office.waits("A-1")).containsExactly("notice-sent");
    }

    /** By instance, the first one first. */
    private List<Object> removals() {
        return historyService
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("revocation")
                .unfinished()
                .orderByProcessInstanceId()
                .asc()
                .list()
                .stream()
                .map(instance -> runtimeService.getVariable(instance.getId(), "removal"))
                .toList();
    }

    // -- gone, or suspended ------------------------------------------------------------------------------------------

    @Test
    void AMB_16_aProcessThatIsGoneBeginsAnewOnTheDay() {
        office.removal("A-1", "altai", "1 Lenin street");
        onlySalesKnow();
        remove("A-1");
        assertThat(revocations.tellNext("altai", "2026-Q3", true)).isEqualTo(1);
        product.runJobs();
        assertThat(office.number("A-1")).isEqualTo("altai-2026-0001");
        assertThat(office.waits("A-1")).containsExactly("notice-sent");
        assertThat(instances("A-1").get(0).getTenantId()).isEqualTo("altai");
        assertThat(revocations.tellNext("altai", "2026-Q3", true)).isZero();
    }

    @Test
    void AMB_17_aProcessThatIsGoneBeginsAnewWhereTheRemovalIsWithdrawn() {
        office.removal("A-1", "altai", "1 Lenin street");
        remove("A-1");
        cures.run();
        assertThat(office.one("SELECT state || ': ' || note FROM vip.removal"))
                .isEqualTo("WITHDRAWN: 2026-10-05: the ground no longer holds (AMB-17)");
        assertThat(office.one("SELECT string_agg(recipient, ' ' ORDER BY recipient) FROM vip.outbox"))
                .isEqualTo("altai.commercial altai.security");
        assertThat(instances("A-1")).isEmpty();
    }

    @Test
    void SIB_24_aReturnedLetterWhoseProcessIsGoneIsStillCorrected() {
        String number = sent("A-1");
        remove("A-1");
        dispatches.answered(ALTAI, number, false, TODAY, null);
        correct(office.tasks("altai", NoticeTasks.CORRECT_ADDRESS).get(0));
        assertThat(office.state(number)).isEqualTo("WAITING");
        assertThat(office.waits("A-1")).containsExactly("notice-sent");
    }

    @Test
    void aProcessThatAnOperatorHasSuspendedIsToldWhenItListensAgain() {
        office.removal("A-1", "altai", "1 Lenin street");
        office.removal("A-2", "altai", "1 Lenin street");
        onlySalesKnow();
        String suspended = instances("A-1").get(0).getId();
        runtimeService.suspendProcessInstanceById(suspended);
        assertThat(revocations.tellNext("altai", "2026-Q3", true)).isEqualTo(1);
        assertThat(revocations.tellNext("altai", "2026-Q3", true)).isZero();
        product.runJobs();
        assertThat(office.one("SELECT string_agg(client, ' ') FROM vip.notice")).isEqualTo("A-2");

        runtimeService.activateProcessInstanceById(suspended);
        cures.run();
        product.runJobs();
        assertThat(office.number("A-1")).isEqualTo("altai-2026-0002");
        assertThat(instances("A-1")).hasSize(1);
    }

    @Test
    void whatThePostSaysOfASuspendedProcessIsRefused() {
        String number = sent("A-1");
        runtimeService.suspendProcessInstanceById(instances("A-1").get(0).getId());
        assertThat(refusalOf(() -> dispatches.answered(ALTAI, number, false, TODAY, null)))
                .isEqualTo("The process of client A-1 is suspended. Nothing was stored; ask an administrator.");
        assertThat(office.state(number)).isEqualTo("SENT REGISTERED_MAIL");
    }

    // -- to another branch -------------------------------------------------------------------------------------------

    @Test
    void SIB_25_ofAClientWhoHasMovedTheNewBranchWritesAndDispatches() {
        office.removal("A-1", "altai", "1 Lenin street");
        move("A-1", "tomsk");
        assertThat(pending.page("altai", "", 0).rows()).isEmpty();
        assertThat(pending.page("tomsk", "", 0).rows())
                .extracting(PendingRemovals.Row::client)
                .containsExactly("A-1");
        office.takeEffect("A-1");

        String number = office.number("A-1");
        assertThat(number).isEqualTo("tomsk-2026-0001");
        assertThat(office.one("""
                        SELECT concat_ws(' | ', branch, content ->> 'branch', content ->> 'contact',
                            content ->> 'signatory' = (SELECT concat(first_, ' ', last_) FROM camunda.act_id_user
                                                       WHERE id_ = 'tomsk.commercial')) FROM vip.notice
                        """)).isEqualTo("tomsk | Tomsk | +7 000 000-00-02 | t");
        assertThat(list.find("altai", number)).isEmpty();
        assertThat(list.find("tomsk", number)).isPresent();
        assertThat(instances("A-1"))
                .singleElement()
                .satisfies(instance -> assertThat(instance.getTenantId()).isEqualTo("tomsk"));
        assertThat(office.tasks("altai", NoticeTasks.DISPATCH)).isEmpty();
        assertThat(office.tasks("tomsk", NoticeTasks.DISPATCH)).hasSize(1);

        dispatches.inPerson(sales("tomsk"), number, TODAY, "Anna");
        assertThat(instances("A-1")).isEmpty();
    }

    @Test
    void whoMovesAfterTheNoticeKeepsItAndTheOldBranchLearnsNoNewAddress() {
        String number = sent("A-1");
        office.reach("A-1", "9 Secret street", "new@vip.example");
        move("A-1", "tomsk");
        assertThat(list.find("altai", number)).hasValueSatisfying(row -> {
            assertThat(row.address()).isEqualTo("1 Lenin street\n656000 Barnaul");
            assertThat(row.email()).isNull();
        });
        dispatches.answered(ALTAI, number, false, TODAY, null);
        correct(office.tasks("altai", NoticeTasks.CORRECT_ADDRESS).get(0));
        assertThat(list.find("altai", number)).hasValueSatisfying(row -> {
            assertThat(row.address()).isEqualTo("3 New street");
            assertThat(row.email()).isEqualTo("found@vip.example");
        });
        assertThat(office.one("SELECT address || ' ' || email FROM vip.client"))
                .isEqualTo("9 Secret street new@vip.example");
    }

    // ----------------------------------------------------------------------------------------------------------------

    private String sent(String client) {
        String number = office.notice(client);
        office.post(number);
        return number;
    }

    private void correct(Task task) {
        office.claim(SALES, task);
        String shown = drafts.save(
                        new ClientTask(task.getId(), NoticeTasks.CORRECT_ADDRESS, "A-1", "altai", SALES, true),
                        "{\"address\": \"3 New street\", \"email\": \"found@vip.example\"}")
                .token();
        office.complete(SALES, task, Map.of("shown", shown));
    }

    /** As by hand in the database, or by a product that a person has written. */
    private void remove(String client) {
        instances(client)
                .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "removed by hand"));
    }

    private List<ProcessInstance> instances(String client) {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("revocation")
                .processInstanceBusinessKey(client)
                .list();
    }

    private void move(String client, String branch) {
        jdbc.sql("UPDATE vip.client SET branch = :branch WHERE client = :client")
                .param("branch", branch)
                .param("client", client)
                .update();
    }

    /** So that billing's facts cure nothing. */
    private void onlySalesKnow() {
        jdbc.sql("UPDATE vip.line SET ground_by = 'altai.sales'").update();
    }
}
