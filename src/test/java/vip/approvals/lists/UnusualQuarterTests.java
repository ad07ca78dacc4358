package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.util.ReflectionTestUtils;
import vip.approvals.Product;
import vip.approvals.calendar.Quarter;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Empty lists, clients who move, late facts, the timer, and quarters that overlap. */
class UnusualQuarterTests extends Coordination {

    @Autowired
    Organisation organisation;

    @Autowired
    People people;

    @Autowired
    @Qualifier("chooseQuarter")
    Object chooseQuarter;

    @Test
    void aBranchWithoutClientsHasAnEmptyListThatGoesAllTheWay() {
        jdbc.sql("DELETE FROM vip.charge WHERE client LIKE 'omsk%'").update();
        jdbc.sql("DELETE FROM vip.account WHERE client LIKE 'omsk%'").update();
        jdbc.sql("DELETE FROM vip.client WHERE branch = 'omsk'").update();
        ProcessInstance cycle = open();
        assertThat(states("omsk")).isEmpty();
        BRANCHES.forEach(this::agree);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        BRANCHES.forEach(this::acknowledge);
        assertThat(cycle).isEnded();
        assertThat(count("SELECT count(*) FROM vip.vip_status")).isEqualTo(4);
        assertThat(count("SELECT count(*) FROM vip.branch_list WHERE state = 'APPLIED'"))
                .isEqualTo(3);
    }

    @Test
    void aListFromWhichSalesDropEverythingIsSubmittedEmpty() {
        open();
        for (String client : List.of("altai-t1", "altai-t2")) {
            edits.drop(list("altai"), line("altai", client), "altai.sales", "Not this quarter");
        }
        agree("altai");
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
        assertThat(states("altai").values()).containsOnly("DROPPED");
    }

    @Test
    void aQuarterIsNotOpenedWhileAnotherOneIsOpenOrWithoutAnyClient() {
        open();
        clock.set(LocalDate.of(2027, 1, 5));
        assertThat(cycles.obstacles(Quarter.parse("2026-Q4")))
                .containsExactly("The cycle for 2026-Q3 is still open; it must be approved or cancelled first.");
        product.reset();
        assertThat(cycles.obstacles(Q3)).containsExactly("Billing has loaded no clients yet.");
    }

    @Test
    void theDirectorDoesNotSignFiguresThatBillingHasCorrectedSinceTheCheck() {
        open();
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        Task sign = take("altai.sales-director", "altai", "sign-list");
        facts.charge("altai-t1", "7altai-t1", LocalDate.of(2026, 9, 1), "0.00");
        billingLoadsAt(LocalDateTime.of(2026, 10, 6, 9, 0));
        Map<String, Object> signature = Map.of("shown", signature("altai"), "signed", true);
        assertThat(refusedAs("altai.sales-director", sign, signature)).contains("Press \"Check again\"");

        clock.set(LocalDateTime.of(2026, 10, 6, 9, 30));
        lists.checkTiers("altai", Q3);
        assertThat(states("altai")).containsEntry("altai-t1", "DROPPED");
        assertThat(refusedAs("altai.sales-director", sign, signature))
                .contains("has changed since this page was loaded");
        completeAs("altai.sales-director", sign, Map.of("shown", signature("altai"), "signed", true));
        assertThat(list("altai").state()).isEqualTo(BranchList.State.COORDINATION);
    }

    @Test
    void aClientWhoMovesStaysOnTheListThatHasHimAndIsNotAskedAboutTwice() {
        open();
        submit("altai");
        jdbc.sql("UPDATE vip.client SET branch = 'tomsk' WHERE client IN ('altai-t1', 'altai-t2')")
                .update();
        Task decide = take("altai.security", "altai", "decide-security");
        note(docket("altai", Seat.SECURITY, "altai.security"), line("altai", "altai-t1"), "REJECT", "DOCUMENTS", null);
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, "altai.security"));
        completeAs("altai.security", decide, Map.of("shown", shown("altai", Seat.SECURITY)));
        decide("altai", Seat.COMMERCIAL);
        product.runJobs();
        corrections.withdraw(list("altai"), line("altai", "altai-t1"), "altai.sales");
        rework("altai");

        assertThatThrownBy(() -> additions.add(list("tomsk"), "tomsk.sales", "altai-t1"))
                .hasMessage("Client altai-t1 is on another branch's list of this quarter.");
        agree("tomsk"); // checks tiers again: proposes neither of the two
        agree("omsk");
        assertThat(states("tomsk")).doesNotContainKeys("altai-t1", "altai-t2");
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        assertThat(jdbc.sql("SELECT client FROM vip.vip_status ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("altai-t2", "omsk-t1", "omsk-t2", "tomsk-t1", "tomsk-t2");
    }

    @Test
    void whatTheCheckDroppedComesBackWithTheFactsByItselfOrByHand() {
        open();
        facts.charge("altai-t1", "7altai-t1", LocalDate.of(2026, 9, 1), "0.00");
        lists.checkTiers("altai", Q3);
        assertThat(states("altai")).containsEntry("altai-t1", "DROPPED");
        assertThatThrownBy(() -> edits.restore(list("altai"), line("altai", "altai-t1"), "altai.sales"))
                .hasMessageContaining("cannot be changed like that");
        facts.charge("altai-t1", "7altai-t1", LocalDate.of(2026, 9, 1), "2100.00");
        additions.add(list("altai"), "altai.sales", "altai-t1");
        assertThat(states("altai")).containsEntry("altai-t1", "OPEN");
    }

    @Test
    void BVK_10_aTopTierThatOutgrowsTheMiddleOneIsReported() {
        for (int client = 0; client < 2; client++) {
            facts.client("omsk-top" + client, "omsk", "30000.00");
        }
        for (int client = 0; client < 2; client++) {
            facts.client("tomsk-top" + client, "tomsk", "30000.00");
        }
        open();
        BRANCHES.forEach(this::agree);
        assertThat(CycleTotals.warnings(totals.tiers(Q3)))
                .containsExactly("Tier T3 (4 lines) outgrows T2 (3): check the figures (BVK-10).");
    }

    @Test
    void theTimerOpensTheQuarterThatEndedWhereTheSettingsAllowIt() {
        Object before = ReflectionTestUtils.getField(chooseQuarter, "settings");
        ReflectionTestUtils.setField(chooseQuarter, "settings", new CycleSettings(true, "0 0 6 5-25 1,4,7,10 ?"));
        try {
            jdbc.sql("DELETE FROM vip.charge WHERE client LIKE 'omsk%' AND month = '2026-08-01'")
                    .update();
            assertThat(quarterEnds()).isEnded().hasPassed("nothing-to-open"); // charges are missing
            assertThat(count("SELECT count(*) FROM vip.cycle")).isZero();

            facts.charge("omsk-t2", "7omsk-t2", LocalDate.of(2026, 8, 1), "5000.00");
            assertThat(quarterEnds()).isEnded().hasPassed("quarter-handed-over");
            assertThat(count("SELECT count(*) FROM vip.branch_list WHERE quarter = '2026-Q3'"))
                    .isEqualTo(3);
            assertThat(runtimeService
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey("2026-Q3")
                            .singleResult())
                    .isWaitingAt("branch-lists");

            assertThat(quarterEnds()).isEnded().hasPassed("nothing-to-open"); // it is open already
        } finally {
            ReflectionTestUtils.setField(chooseQuarter, "settings", before);
        }
    }

    @Test
    void nothingJoinsASealedListAndItsSealDoesNotChange() {
        open();
        submit("altai");
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account,
                                    month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason)
                                VALUES (:list, 'NEW', 'altai-below', '', '', 'ADDED', 'OPEN', 'NUMBER', '', 0, 0, 0, 0, 0, '', 'T1', '', '')
                                """).param("list", list("altai").id()).update())
                .hasMessageContaining("the list is sealed");
        assertThatThrownBy(() -> jdbc.sql("UPDATE vip.branch_list SET hash = '\\x00' WHERE branch = 'altai'")
                        .update())
                .hasMessageContaining("it is sealed or evidence");
    }

    @Test
    void aBranchThatLeftTheSettingsIsCalledByItsId() {
        assertThat(organisation.branchName("altai")).isEqualTo("Altai");
        assertThat(organisation.branchName("barnaul")).isEqualTo("barnaul");
    }

    @Test
    void aQuarterThatIsNoQuarterIsRefusedInWords() {
        assertThat(Product.refusal(catchThrowable(() -> product.as(
                        "hq.sales",
                        () -> runtimeService.startProcessInstanceByKey(
                                "quarterly-cycle", Map.of("quarter", "Q3 2026"))))))
                .isEqualTo("\"Q3 2026\" is not a quarter; write it like 2026-Q3");
    }

    @Test
    void aListWaitsAtAVacantSeatUntilSomebodyIsPutIntoIt() {
        var identity = engine.getIdentityService();
        identity.deleteMembership("omsk.security", "omsk.security");
        try {
            assertThat(people.vacantSeats()).containsExactly("omsk.security");
            open();
            submit("omsk");
            decide("omsk", Seat.COMMERCIAL);
            product.runJobs();
            assertThat(list("omsk").state()).isEqualTo(BranchList.State.COORDINATION);

            identity.createMembership("tomsk.sales", "omsk.security"); // somebody who has not acted on this list
            Task decide = take("tomsk.sales", "omsk", "decide-security");
            verdicts.approveRemaining(docket("omsk", Seat.SECURITY, "tomsk.sales"));
            String shown = verdicts.progress(docket("omsk", Seat.SECURITY, "tomsk.sales"))
                    .token();
            completeAs("tomsk.sales", decide, Map.of("shown", shown));
            product.runJobs();
            assertThat(list("omsk").state()).isEqualTo(BranchList.State.AGREED);
        } finally {
            identity.deleteMembership("tomsk.sales", "omsk.security");
            identity.createMembership("omsk.security", "omsk.security");
        }
        assertThat(people.vacantSeats()).isEmpty();
    }

    private ProcessInstance quarterEnds() {
        return runtimeService.startProcessInstanceByKey("quarter-end");
    }

    private void billingLoadsAt(LocalDateTime time) {
        jdbc.sql("""
                        INSERT INTO vip.billing_load (file, name, sha256, rows, loaded_at, loaded_by)
                        VALUES ('charges', 'charges.csv', '', 1, :at, 'billing')
                        """)
                .param("at", time.atZone(clock.getZone()).toOffsetDateTime())
                .update();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
