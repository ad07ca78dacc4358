package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;
import vip.approvals.criteria.Ground;

/** Section REMOVE from the check to the ordinary client (SIB-07, SIB-08, SIB-18..25, AMB-16, AMB-17). */
class RemovalTests extends Coordination {

    @Autowired
    BillingImport billing;

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
    void SIB_25_onTheEffectiveDateTheClientIsAnOrdinaryOneAndItsHistoryIsKept() {
        debtor();
        approve(LocalDate.of(2026, 10, 20));
        ProcessInstance revocation = revocation();
        assertThat(revocation).isWaitingAt("effective-date");
        clock.set(LocalDate.of(2026, 10, 31).atTime(23, 59));
        product.runTimers();
        assertThat(isVip()).isTrue();
        clock.set(LocalDate.of(2026, 11, 1).atTime(0, 0));
        product.runTimers();
        assertThat(revocation).isEnded();
        assertThat(isVip()).isFalse();
        assertThat(jdbc.sql("SELECT client || ' ' || tier || ' ' || since || ' ' || until FROM vip.former_vip")
                        .query(String.class)
                        .list())
                .containsExactly("altai-v T1 2026-01-01 2026-11-01");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.client WHERE client = 'altai-v'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
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
                .isEqualTo("WITHDRAWN: The ground no longer holds (AMB-17)");
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
    }

    private ProcessInstance revocation() {
        List<ProcessInstance> waiting = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("revocation")
                .list();
        assertThat(waiting).extracting(ProcessInstance::getBusinessKey).containsExactly("altai/2026-Q3");
        assertThat(waiting).extracting(ProcessInstance::getTenantId).containsExactly("altai");
        return waiting.get(0);
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
