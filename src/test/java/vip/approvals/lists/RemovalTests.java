package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;
import vip.approvals.criteria.Ground;
import vip.approvals.revocation.Cures;

/** Section REMOVE from the check to the ordinary client (SIB-07, SIB-08, SIB-18..25, AMB-16, AMB-17). */
class RemovalTests extends Coordination {

    @Autowired
    BillingImport billing;

    @Autowired
    ManagementService managementService;

    @Autowired
    Cures cures;

    @Autowired
    WorkingCalendar calendar;

    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    @Test
    void SIB_07_theCheckProposesWhoseGroundHasMaturedAndTakesItBackWhenItIsCured() {
        debtor();
        open();
        assertThat(removal()).satisfies(line -> {
            assertThat(line.ground()).isEqualTo("DEBT");
            assertThat(line.debt()).isEqualByComparingTo("500.00");
            assertThat(line.tier()).isEqualTo("T1");
            assertThat(line.rule()).isEqualTo("SIB-20");
        });
        facts.payment("I-1", LocalDate.of(2026, 10, 5), "499.99");
        lists.checkTiers("altai", Q3);
        assertThat(removal().debt()).isEqualByComparingTo("0.01");
        facts.payment("I-1", LocalDate.of(2026, 10, 5), "0.01");
        lists.checkTiers("altai", Q3);
        assertThat(states("altai")).containsEntry("altai-v", "DROPPED");
    }

    @Test
    void SIB_23_aGroundIsClaimedOnlyWhereFactsOrThePersonsWordShowIt() {
        facts.vip("altai-v", "altai", "T1", SINCE);
        open();
        BranchList list = list("altai");
        assertThatThrownBy(() -> additions.addRemoval(list, "altai.sales", "altai-v", saying("DEBT", "They never pay")))
                .hasMessage("Client altai-v has no ground \"" + Ground.DEBT.words()
                        + "\": billing shows no such thing at the cut-off.");
        assertThatThrownBy(() -> additions.addRemoval(list, "altai.sales", "altai-v", saying("LIQUIDATION", null)))
                .hasMessageContaining("say in the comment how you know");
        assertThat(states("altai")).doesNotContainKey("altai-v");
        assertThatThrownBy(() -> additions.addRemoval(list, "altai.sales", "altai-t1", saying(null, null)))
                .hasMessage("Client altai-t1 is on this list already.");
        assertThatThrownBy(() -> additions.addRemoval(list, "altai.sales", "altai-below", saying(null, null)))
                .hasMessage("Client altai-below is no VIP.");
        additions.addRemoval(list, "altai.sales", "altai-v", saying("LIQUIDATION", "Register extract of 1 Oct"));
        lists.checkTiers("altai", Q3); // does not overrule what only people know
        assertThat(removal()).satisfies(line -> {
            assertThat(line.ground()).isEqualTo("LIQUIDATION");
            assertThat(line.said()).isEqualTo("Register extract of 1 Oct");
        });
    }

    @Test
    void AMB_10_anImageClientsDebtIsNotProposedButMayBePutOnTheListByHand() {
        debtor();
        jdbc.sql("UPDATE vip.client SET image = true WHERE client = 'altai-v'").update();
        open();
        assertThat(states("altai")).doesNotContainKey("altai-v");
        additions.addRemoval(list("altai"), "altai.sales", "altai-v", saying("DEBT", null));
        lists.checkTiers("altai", Q3);
        assertThat(removal().debt()).isEqualByComparingTo("500.00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-20, 2026-11-01", // the first of the next month
        "2026-10-23, 2026-11-01", // five working days later is Fri 30 Oct
        "2026-10-26, 2026-11-02", // … is Mon 2 Nov, after the first
        "2026-12-29, 2027-01-14" // 30 Dec, then 11 to 14 January: the holidays do not count
    })
    void AMB_16_aRemovalTakesEffectOnTheFirstOfTheNextMonthButNotTooEarly(LocalDate approved, LocalDate effective) {
        debtor();
        approve(approved);
        assertThat(jdbc.sql("SELECT effective FROM vip.removal")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(effective);
    }

    @Test
    void A9_onTheEffectiveDateTheClientIsAnOrdinaryOneWithANoticeAndItsHistoryIsKept() {
        debtor();
        approve(LocalDate.of(2026, 10, 20));
        assertThat(revocation()).isWaitingFor("removal-effective", "ground-cured");
        clock.set(LocalDate.of(2026, 11, 1).atTime(5, 59));
        product.runTimers();
        assertThat(isVip()).isTrue();
        clock.set(LocalDate.of(2026, 11, 1).atTime(6, 0));
        product.runTimers();
        assertThat(revocation()).isWaitingFor("notice-sent");
        assertThat(isVip()).isFalse();
        assertThat(text("SELECT client || ' ' || tier || ' ' || since || ' ' || until FROM vip.former_vip"))
                .isEqualTo("altai-v T1 2026-01-01 2026-11-01");
        assertThat(text("""
                        SELECT branch || '-' || year || '-' || number || ' ' || registered || ' ' || effective || ' ' || due
                        FROM vip.notice""")).isEqualTo("altai-2026-1 2026-11-01 2026-11-01 2026-11-09");
        assertThat(text("SELECT (sha256 = encode(sha256(pdf), 'hex'))::text FROM vip.notice"))
                .isEqualTo("true");
        assertThat(text("SELECT count(*)::text FROM vip.client WHERE client = 'altai-v'"))
                .isEqualTo("1");
        Task task = task("altai", "dispatch-notices");
        assertThat(task.getDueDate()).as("4 November is off").isEqualTo("2026-11-09T16:59:59Z");
    }

    @Test
    void A9_aRemovalEffectiveOnTheFirstOfAprilIsDispatchedByTheEighth() {
        assertThat(calendar.workingDays(LocalDate.of(2026, 4, 1), 5).due()).isEqualTo("2026-04-08");
    }

    @Test
    void A9_aLetterThatCannotBeWrittenChangesNothingAndIsTriedAgainFromCockpit() {
        debtor();
        approve(LocalDate.of(2026, 10, 20));
        jdbc.sql("UPDATE vip.client SET address = NULL WHERE client = 'altai-v'")
                .update();
        facts.vip("altai-w", "altai", "T2", SINCE);
        clock.set(LocalDate.of(2026, 11, 1));
        runTimersWithFailures();
        assertThat(isVip()).isTrue();
        assertThat(text("SELECT count(*)::text FROM vip.notice")).isEqualTo("0");
        assertThat(text("SELECT count(*)::text FROM vip.notice_series"))
                .as("the number is given back")
                .isEqualTo("0");
        assertThat(runtimeService.createIncidentQuery().list())
                .singleElement()
                .satisfies(
                        incident -> assertThat(incident.getIncidentMessage())
                                .isEqualTo(
                                        "No address is known of client altai-v: enter it on the page \"Notices\", then try again."));
        jdbc.sql("UPDATE vip.client SET address = 'Demo street 2' WHERE client = 'altai-v'")
                .update();
        managementService.createJobQuery().noRetriesLeft().list().forEach(job -> {
            managementService.setJobRetries(job.getId(), 1);
            managementService.executeJob(job.getId());
        });
        assertThat(isVip()).isFalse();
        assertThat(text("SELECT number::text FROM vip.notice")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-29, true", // the term ends on Tue 29 September, the ground exists on the cut-off
        "2026-06-30, false" // it ends on the cut-off itself
    })
    void A7_aDebtIsOnTheListFromTheDayAfterItsTerm(LocalDate due, boolean proposed) {
        facts.vip("altai-v", "altai", "T1", SINCE);
        facts.invoice("altai-v", "I-1", due, "18000.00", "3000.00");
        open();
        assertThat(states("altai").containsKey("altai-v")).isEqualTo(proposed);
    }

    @Test
    void A7_theLetterNamesWhatIsLeftOfTheDebtThatTheListHas() throws IOException {
        facts.vip("altai-v", "altai", "T1", SINCE);
        facts.invoice("altai-v", "I-1", LocalDate.of(2026, 5, 29), "18000.00", "3000.00");
        approve(LocalDate.of(2026, 10, 20));
        assertThat(text("SELECT ground || ' ' || debt FROM vip.line WHERE section = 'REMOVE'"))
                .isEqualTo("DEBT 15000.00");
        facts.payment("I-1", LocalDate.of(2026, 10, 22), "14999.99");
        clock.set(LocalDate.of(2026, 11, 1));
        product.runTimers();
        assertThat(text("SELECT (content ->> 'amount') || ' ' || (content ->> 'due') FROM vip.notice"))
                .isEqualTo("0.01 2026-05-29");
        assertThat(letter()).contains("0,01", "29 мая 2026", "1 ноября 2026");
    }

    @ParameterizedTest
    @CsvSource({"2100.00, true", "2100.01, false"})
    void A8_twoFailedQuartersGoFromTheListToTheLetter(String perMonth, boolean removed) throws IOException {
        facts.vip("altai-v", "altai", "T1", SINCE, perMonth, perMonth, perMonth);
        for (int month = 4; month <= 6; month++) {
            facts.charge("altai-v", "7altai-v", LocalDate.of(2026, month, 1), "2050.00");
        }
        approve(LocalDate.of(2026, 10, 20));
        clock.set(LocalDate.of(2026, 11, 1));
        product.runTimers();
        assertThat(isVip()).isEqualTo(!removed);
        if (removed) {
            assertThat(text("SELECT ground || ' ' || (content ->> 'quarters') FROM vip.notice"))
                    .isEqualTo("CRITERIA [\"2026-Q2\", \"2026-Q3\"]");
            assertThat(letter()).contains("квартал");
        } else {
            assertThat(text("SELECT count(*)::text FROM vip.removal")).isEqualTo("0");
        }
    }

    /** What the client reads. */
    private String letter() throws IOException {
        byte[] pdf = jdbc.sql("SELECT pdf FROM vip.notice").query(byte[].class).single();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
        }
    }

    @Test
    void B5_noWayLeadsToAnOrdinaryClientWithoutANotice() {
        debtor();
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM vip.vip_status WHERE client = 'altai-v'")
                        .update())
                .hasMessageContaining("A status ends with a registered notice only");
        assertThat(isVip()).isTrue();
    }

    @Test
    void numbersHaveNoGapsAndNoDoublesAndOneBadLetterKeepsNobodyElse() throws Exception {
        int many = 24;
        for (int index = 0; index < many; index++) {
            String client = "altai-d%02d".formatted(index);
            facts.vip(client, "altai", "T1", SINCE);
            facts.invoice(client, "I-" + index, LocalDate.of(2026, 5, 29), "500.00", "0.00");
        }
        approve(LocalDate.of(2026, 10, 20));
        jdbc.sql("UPDATE vip.client SET address = ' ' WHERE client = 'altai-d07'")
                .update();
        clock.set(LocalDate.of(2026, 11, 1));
        tellEverybody();
        List<Job> jobs =
                managementService.createJobQuery().activityId("end-vip").list();
        assertThat(jobs).hasSize(many);
        var nodes = Executors.newFixedThreadPool(4);
        jobs.forEach(job -> nodes.submit(() -> managementService.executeJob(job.getId())));
        nodes.shutdown();
        assertThat(nodes.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(
                        text(
                                "SELECT count(*) || ' ' || min(number) || ' ' || max(number) || ' ' || count(DISTINCT number) FROM vip.notice"))
                .isEqualTo("23 1 23 23");
        assertThat(text("SELECT client FROM vip.vip_status WHERE client LIKE 'altai-d%'"))
                .isEqualTo("altai-d07");
        assertThat(taskService
                        .createTaskQuery()
                        .taskDefinitionKey("dispatch-notices")
                        .count())
                .isEqualTo(1);
    }

    private void tellEverybody() {
        managementService
                .createJobQuery()
                .timers()
                .processDefinitionKey("removals")
                .list()
                .forEach(job -> managementService.executeJob(job.getId()));
        List<Job> jobs;
        while (!(jobs = managementService
                        .createJobQuery()
                        .messages()
                        .processDefinitionKey("removals")
                        .list())
                .isEmpty()) {
            jobs.forEach(job -> managementService.executeJob(job.getId()));
        }
    }

    private void runTimersWithFailures() {
        tellEverybody();
        for (int attempt = 0; attempt < 3; attempt++) {
            managementService
                    .createJobQuery()
                    .activityId("end-vip")
                    .withRetriesLeft()
                    .list()
                    .forEach(job -> {
                        try {
                            managementService.executeJob(job.getId());
                        } catch (RuntimeException failure) {
                            // it is the incident that is looked at
                        }
                    });
        }
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    @Test
    void AMB_17_aGroundThatIsCuredBeforeTheEffectiveDateIsWithdrawn() {
        debtor();
        approve(LocalDate.of(2026, 10, 20));
        facts.payment("I-1", LocalDate.of(2026, 10, 30), "500.00");
        clock.set(LocalDate.of(2026, 11, 1));
        product.runTimers();
        assertThat(isVip()).isTrue();
        assertThat(jdbc.sql("SELECT state || ': ' || note FROM vip.removal")
                        .query(String.class)
                        .single())
                .isEqualTo("WITHDRAWN: 2026-11-01: the ground no longer holds (AMB-17)");
        assertThat(text("SELECT count(*)::text FROM vip.notice")).isEqualTo("0");
        assertThat(revocations()).isEmpty();
        assertThat(toldOf("Removal of altai-v withdrawn")).containsExactly("altai.commercial", "altai.security");
    }

    @ParameterizedTest
    @CsvSource({"05:59, true", "06:01, false"})
    void AMB_17_whatBillingTellsInTheNightStillCountsUntilSixOnTheDay(LocalTime file, boolean cured) {
        debtor();
        approve(LocalDate.of(2026, 10, 20));
        clock.set(LocalDate.of(2026, 11, 1).atTime(0, 1));
        product.runTimers();
        if (cured) {
            pay(file);
        }
        clock.set(LocalDate.of(2026, 11, 1).atTime(6, 0));
        product.runTimers();
        if (!cured) {
            pay(file);
        }
        cures.run();
        product.runJobs();
        assertThat(isVip()).isEqualTo(cured);
        assertThat(text("SELECT count(*)::text FROM vip.notice")).isEqualTo(cured ? "0" : "1");
    }

    /** By a file that comes on the effective date; the money came the day before. */
    private void pay(LocalTime file) {
        clock.set(LocalDate.of(2026, 11, 1).atTime(file));
        String row = "payment,invoice,paid,amount\nP-1,I-1,2026-10-31,500.00\n";
        billing.load(
                BillingFile.PAYMENTS,
                "payments.csv",
                new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8)),
                "billing");
    }

    @Test
    void AMB_17_aPaymentIsNoticedBeforeTheDayAndBothDirectorsAreTold() {
        debtor();
        approve(LocalDate.of(2026, 10, 20));
        cures.run();
        assertThat(revocations()).hasSize(1);
        facts.payment("I-1", LocalDate.of(2026, 10, 22), "499.99");
        clock.set(LocalDate.of(2026, 10, 22));
        cures.run();
        assertThat(revocations()).as("0.01 is open").hasSize(1);
        facts.payment("I-1", LocalDate.of(2026, 10, 22), "0.01");
        cures.run();
        assertThat(revocations()).isEmpty();
        assertThat(toldOf("Removal of altai-v withdrawn")).containsExactly("altai.commercial", "altai.security");
        cures.run();
        clock.set(LocalDate.of(2026, 11, 1));
        product.runTimers();
        assertThat(isVip()).isTrue();
        assertThat(toldOf("Removal of altai-v withdrawn")).hasSize(2);
    }

    private List<String> toldOf(String subject) {
        return jdbc.sql("SELECT recipient FROM vip.outbox WHERE subject = :subject ORDER BY recipient")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private List<ProcessInstance> revocations() {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("revocation")
                .list();
    }

    @Test
    void AMB_17_aDebtorWhoHasMovedAndPaidKeepsTheStatus() {
        debtor();
        approve(LocalDate.of(2026, 10, 20));
        jdbc.sql("UPDATE vip.client SET branch = 'tomsk' WHERE client = 'altai-v'")
                .update();
        facts.payment("I-1", LocalDate.of(2026, 10, 30), "500.00");
        clock.set(LocalDate.of(2026, 11, 1));
        product.runTimers();
        assertThat(isVip()).isTrue();
    }

    @Test
    void SIB_25_aFileThatHasNotHeardOfTheRemovalDoesNotUndoIt() {
        debtor();
        approve(LocalDate.of(2026, 10, 20));
        clock.set(LocalDate.of(2026, 11, 1));
        product.runTimers();
        billingSays("2026-01-01");
        assertThat(isVip()).isFalse();
        billingSays("");
        assertThat(isVip()).isFalse();
        billingSays("2026-10-31");
        assertThat(isVip()).isFalse();
        billingSays("2026-11-01"); // a new status, from the day on which the old one ended
        assertThat(isVip()).isTrue();
    }

    @Test
    void AMB_10_anImageClientsRemovalThatWasNotSettledMovesToTheNextList() {
        debtor();
        jdbc.sql("UPDATE vip.client SET image = true WHERE client = 'altai-v'").update();
        open();
        putOnTheListByHand();
        clock.set(LocalDate.of(2026, 11, 18));
        product.runTimers(); // every branch is late
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        clock.set(LocalDate.of(2027, 1, 11));
        for (int month = 10; month <= 12; month++) {
            for (String branch : BRANCHES) {
                facts.charge(branch + "-t1", "7" + branch + "-t1", LocalDate.of(2026, month, 1), "2100.01");
            }
        }
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q4")));
        assertThat(jdbc.sql("""
                                SELECT l.origin || ' ' || l.ground || ' ' || l.debt FROM vip.line l JOIN vip.branch_list b USING (list)
                                WHERE b.quarter = '2026-Q4' AND l.client = 'altai-v'
                                """).query(String.class).list()).containsExactly("CARRIED DEBT 500.00");
    }

    private void putOnTheListByHand() {
        additions.addRemoval(list("altai"), "altai.sales", "altai-v", saying("DEBT", null));
    }

    private void billingSays(String vipSince) {
        String file = "client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since\n"
                + "altai-v,altai,ORGANISATION,Demo altai-v,2026-01-15,,false,true,T1," + vipSince + "\n";
        billing.load(
                BillingFile.CLIENTS,
                "clients.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                "billing");
    }

    private void debtor() {
        facts.vip("altai-v", "altai", "T1", SINCE);
        facts.invoice("altai-v", "I-1", LocalDate.of(2026, 5, 29), "500.00", "0.00");
    }

    private void approve(LocalDate day) {
        open();
        BRANCHES.forEach(this::agree);
        clock.set(day);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        product.runJobs();
    }

    private ProcessInstance revocation() {
        assertThat(revocations()).extracting(ProcessInstance::getBusinessKey).containsExactly("altai-v");
        assertThat(revocations()).extracting(ProcessInstance::getTenantId).containsExactly("altai");
        return revocations().get(0);
    }

    private boolean isVip() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM vip.vip_status WHERE client = 'altai-v')")
                .query(Boolean.class)
                .single();
    }

    private ListLine removal() {
        return lines.page(list("altai").id(), reader(vip.approvals.staff.Seat.SALES, false), ALL).lines().stream()
                .filter(line -> line.section().equals("REMOVE"))
                .findAny()
                .orElseThrow();
    }

    private static LineContents.Change saying(String ground, String comment) {
        return new LineContents.Change(ground, comment, null);
    }
}
