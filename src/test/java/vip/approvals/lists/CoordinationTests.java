package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import vip.approvals.Product;
import vip.approvals.staff.Seat;

/** The quarterly coordination from the opened cycle to VIPs, by the people who do it. */
class CoordinationTests extends Coordination {

    @Test
    void fromTheOpenedCycleToVips() {
        ProcessInstance cycle = open();
        assertThat(cycle).hasPassed("open-cycle").isWaitingAt("branch-lists");

        for (String branch : BRANCHES) {
            complete(branch + ".sales", branch, "prepare-list", Map.of("shown", token(branch)));
            complete(
                    branch + ".sales-director",
                    branch,
                    "sign-list",
                    Map.of("shown", signature(branch), "signed", true));
            decide(branch, Seat.COMMERCIAL);
            decide(branch, Seat.SECURITY);
        }
        product.runJobs();

        assertThat(cycle).isWaitingAt("review-cycle");
        assertThat(totals.tiers(Q3)).containsExactlyInAnyOrderEntriesOf(Map.of("T1", 3L, "T2", 3L, "T3", 0L));
        clock.set(LocalDate.of(2026, 10, 20));
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));

        BRANCHES.forEach(this::acknowledge);
        assertThat(cycle).isEnded().hasPassed("apply-lines", "removals-handed-over");
        assertThat(jdbc.sql(
                                "SELECT client || ' ' || tier || ' ' || route || ' ' || since FROM vip.vip_status ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "altai-t1 T1 NUMBER 2026-10-20",
                        "altai-t2 T2 NUMBER 2026-10-20",
                        "omsk-t1 T1 NUMBER 2026-10-20",
                        "omsk-t2 T2 NUMBER 2026-10-20",
                        "tomsk-t1 T1 NUMBER 2026-10-20",
                        "tomsk-t2 T2 NUMBER 2026-10-20");
    }

    @Test
    void eachListIsInItsBranchsTenantUnderBranchAndQuarter() {
        open();
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("branch-list")
                        .list())
                .extracting(ProcessInstance::getBusinessKey, ProcessInstance::getTenantId)
                .containsExactlyInAnyOrder(
                        tuple("altai/2026-Q3", "altai"),
                        tuple("tomsk/2026-Q3", "tomsk"),
                        tuple("omsk/2026-Q3", "omsk"));
    }

    @Test
    void bothDirectorsGetTheirTasksAtTheSameTimeWithADueDate() {
        open();
        submit("altai");
        assertThat(taskService.createTaskQuery().tenantIdIn("altai").list())
                .extracting(Task::getTaskDefinitionKey)
                .containsExactlyInAnyOrder("decide-commercial", "decide-security");
        assertThat(taskService.createTaskQuery().tenantIdIn("altai").list())
                .allSatisfy(task -> assertThat(task.getDueDate())
                        .isEqualTo("2026-10-12T16:59:59Z")); // after five working days, at the end of the day in
        // Novosibirsk
    }

    @Test
    void aLineThatOneDirectorRejectsLeavesTheList() {
        open();
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
        Task task = take("altai.security", "altai", "decide-security");
        long rejected = line("altai", "altai-t1");
        note(docket("altai", Seat.SECURITY, "altai.security"), rejected, "REJECT", "CHECK_FAILED", "secret");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, "altai.security"));
        completeAs("altai.security", task, Map.of("shown", shown("altai", Seat.SECURITY)));
        product.runJobs();

        assertThat(states("altai")).containsEntry("altai-t1", "RETURNED").containsEntry("altai-t2", "AGREED");
        assertThat(jdbc.sql("SELECT reason FROM vip.decision WHERE line = :line AND decision = 'REJECT'")
                        .param("line", rejected)
                        .query(String.class)
                        .single())
                .isEqualTo("CHECK_FAILED");
        assertThat(lines.page(list("altai").id(), reader(Seat.HQ_SALES, true), ALL)
                        .lines())
                .allSatisfy(line -> assertThat(line.toString()).doesNotContain("secret")); // AMB-18
    }

    @Test
    void theDirectorsMayDecideInEitherOrderAndStopInBetween() {
        open();
        submit("altai");
        Task task = take("altai.commercial", "altai", "decide-commercial");
        note(docket("altai", Seat.COMMERCIAL, "altai.commercial"), line("altai", "altai-t2"), "APPROVE", null, null);

        decide("altai", Seat.SECURITY);
        product.runJobs();

        Verdicts.Progress progress = verdicts.progress(docket("altai", Seat.COMMERCIAL, "altai.commercial"));
        assertThat(progress.approved()).isEqualTo(1);
        assertThat(refusedAs("altai.commercial", task, Map.of("shown", progress.token())))
                .startsWith("2 lines expected, 1 received.");
        verdicts.approveRemaining(docket("altai", Seat.COMMERCIAL, "altai.commercial"));
        completeAs("altai.commercial", task, Map.of("shown", shown("altai", Seat.COMMERCIAL)));
        product.runJobs();
        assertThat(states("altai").values()).containsOnly("AGREED");
    }

    @Test
    void approveAllRemainingCanBeTakenBackAndLeavesSingleDecisions() {
        open();
        submit("altai");
        BranchList list = list("altai");
        note(docket("altai", Seat.SECURITY, "altai.security"), line("altai", "altai-t1"), "REJECT", "DOCUMENTS", null);
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, "altai.security"));
        assertThat(verdicts.progress(docket("altai", Seat.SECURITY, "altai.security"))
                        .decided())
                .isEqualTo(2);
        verdicts.undoRemaining(docket("altai", Seat.SECURITY, "altai.security"));
        Verdicts.Progress progress = verdicts.progress(docket("altai", Seat.SECURITY, "altai.security"));
        assertThat(progress.approved()).isZero();
        assertThat(progress.rejected()).isEqualTo(1);
        verdicts.clear(docket("altai", Seat.SECURITY, "altai.security"), line("altai", "altai-t1"));
        assertThat(verdicts.progress(docket("altai", Seat.SECURITY, "altai.security"))
                        .decided())
                .isZero();
    }

    @Test
    void aRejectionNeedsAKnownReason() {
        open();
        submit("altai");
        BranchList list = list("altai");
        long line = line("altai", "altai-t1");
        assertThatThrownBy(() -> note(docket("altai", Seat.SECURITY, "altai.security"), line, "REJECT", null, null))
                .hasMessage("Choose a reason.");
        assertThatThrownBy(() ->
                        note(docket("altai", Seat.SECURITY, "altai.security"), line, "REJECT", "NOT_PROFITABLE", null))
                .hasMessage("Choose a reason."); // a reason of the other seat
        assertThatThrownBy(() -> note(docket("altai", Seat.SECURITY, "altai.security"), line, "REJECT", "OTHER", " "))
                .hasMessage("The reason \"Other\" needs a comment.");
    }

    @Test
    void theSalesDirectorSendsTheListBackWithAWord() {
        open();
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        Task sign = take("altai.sales-director", "altai", "sign-list");
        Map<String, Object> back = Map.of("shown", signature("altai"), "signed", false);
        assertThat(refusedAs("altai.sales-director", sign, back)).startsWith("Write what should be changed");

        words.write(sign.getId(), "altai/2026-Q3", "altai.sales-director", "Look at T2 again.");
        completeAs("altai.sales-director", sign, back);

        assertThat(words.last("altai/2026-Q3").orElseThrow().text()).isEqualTo("Look at T2 again.");
        take("altai.sales", "altai", "prepare-list");
    }

    @Test
    void hqsCommercialDirectorReturnsTheCycleWithAWord() {
        open();
        for (String branch : BRANCHES) {
            agree(branch);
        }
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        Task approve = take("hq.commercial", null, "approve-cycle");
        words.write(approve.getId(), "2026-Q3", "hq.commercial", "Why so few in Omsk?");
        completeAs("hq.commercial", approve, Map.of("shown", approval(), "approved", false));
        take("hq.sales", null, "review-cycle");
        assertThat(words.last("2026-Q3").orElseThrow().text()).isEqualTo("Why so few in Omsk?");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.vip_status")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void SIB_05_aSecondListForTheSameBranchAndQuarterIsImpossible() {
        open();
        assertThat(Product.refusal(catchThrowable(this::open))).contains("has been opened already");
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("quarterly-cycle")
                        .count())
                .isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql(
                                "INSERT INTO vip.branch_list (branch, quarter, state) VALUES ('altai', '2026-Q3', 'PREPARING')")
                        .update())
                .hasMessageContaining("branch_list_branch_quarter_key");
    }

    @Test
    void aQuarterOpensOnTheDayAfterItsEndAndNotBefore() {
        clock.set(LocalDate.of(2026, 9, 30));
        assertThat(Product.refusal(catchThrowable(this::open))).contains("2026-Q3 ends on 2026-09-30");
        clock.set(LocalDate.of(2026, 10, 1));
        open();
    }

    @Test
    void aQuarterWithoutChargesOfABranchIsNotOpened() {
        jdbc.sql("DELETE FROM vip.charge WHERE client LIKE 'omsk%' AND month = '2026-08-01'")
                .update();
        assertThat(Product.refusal(catchThrowable(this::open)))
                .isEqualTo("Omsk: billing has loaded no charges for 2026-08.");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.cycle")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDroppedProposalStaysDroppedAndAClientIsAddedByNumber() {
        open();
        BranchList list = list("altai");
        edits.drop(list, line("altai", "altai-t1"), "altai.sales", "Is leaving");
        jdbc.sql(
                        "INSERT INTO vip.vip_status (client, tier, since, granted_by) VALUES ('altai-below', 'T1', '2026-01-01', 'BILLING')")
                .update();
        assertThatThrownBy(() -> additions.add(list, "altai.sales", "altai-below"))
                .hasMessage("Client altai-below is a VIP already (T1).");
        facts.client("altai-late", "altai", "2100.00");
        assertThatThrownBy(() -> additions.add(list, "altai.sales", "altai-late"))
                .hasMessage(
                        "Client altai-late cannot become a VIP. Best number: 6,300.00 ≤ 6,300.00; account: 6,300.00 ≤ 180,000.00 (BVK-01)");
        facts.charge("altai-late", "7altai-late", LocalDate.of(2026, 9, 1), "2100.01");
        assertThat(additions.add(list, "altai.sales", "7altai-late").reason())
                .startsWith("Number: 6,300.01 > 6,300.00 (BVK-01)");
        assertThatThrownBy(() -> additions.add(list, "altai.sales", "altai-late"))
                .hasMessage("Client altai-late is on this list already.");
        assertThatThrownBy(() -> additions.add(list, "altai.sales", "tomsk-t1"))
                .hasMessage("No client of this branch has the number \"tomsk-t1\"."); // another branch's client

        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        assertThat(states("altai")).containsEntry("altai-t1", "DROPPED").containsEntry("altai-late", "OPEN");
    }

    @Test
    void correctedFactsReachTheListUntilItIsSealedAndNotAfterwards() {
        open();
        facts.charge("altai-t1", "7altai-t1", LocalDate.of(2026, 9, 1), "0.00");
        facts.charge("altai-below", "7altai-below", LocalDate.of(2026, 9, 1), "60000.00");
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        assertThat(states("altai")).containsEntry("altai-t1", "DROPPED").containsEntry("altai-below", "OPEN");

        complete("altai.sales-director", "altai", "sign-list", Map.of("shown", signature("altai"), "signed", true));
        String sealed = content("altai");
        facts.charge("altai-t2", "7altai-t2", LocalDate.of(2026, 9, 1), "0.00");
        assertThat(content("altai")).isEqualTo(sealed);
        assertThatThrownBy(() -> edits.drop(list("altai"), line("altai", "altai-t2"), "altai.sales", "too late"))
                .hasMessageContaining("has been submitted");
    }

    @Test
    void aCompletionThatShowsAnOlderListIsRefusedAndNothingIsStored() {
        open();
        String seen = token("altai");
        edits.drop(list("altai"), line("altai", "altai-t1"), "altai.sales", "Is leaving");
        Task prepare = take("altai.sales", "altai", "prepare-list");
        assertThat(refusedAs("altai.sales", prepare, Map.of("shown", seen)))
                .contains("has changed since this page was loaded");
        assertThat(refusedAs("altai.sales", prepare, Map.of())).contains("Open the task's form");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.act").query(Integer.class).single())
                .isZero();
        completeAs("altai.sales", prepare, Map.of("shown", token("altai")));
    }

    @Test
    void aDirectorsOtherWindowMakesTheFirstOneStale() {
        open();
        submit("altai");
        Task task = take("altai.security", "altai", "decide-security");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, "altai.security"));
        String firstWindow = shown("altai", Seat.SECURITY);
        note(docket("altai", Seat.SECURITY, "altai.security"), line("altai", "altai-t1"), "REJECT", "AFFILIATED", null);
        assertThat(refusedAs("altai.security", task, Map.of("shown", firstWindow)))
                .contains("has changed since");
        completeAs("altai.security", task, Map.of("shown", shown("altai", Seat.SECURITY)));
    }

    @Test
    void onlyTheAssigneeCompletes() {
        open();
        Task prepare = task("altai", "prepare-list");
        assertThat(refusedAs("altai.sales", prepare, Map.of("shown", token("altai"))))
                .startsWith("Nobody has taken this task.");
        taskService.setAssignee(prepare.getId(), "altai.sales");
        assertThat(refusedAs("admin", prepare, Map.of("shown", token("altai")))).contains("is now with altai.sales");
        assertThat(Product.refusal(
                        catchThrowable(() -> taskService.complete(prepare.getId(), Map.of("shown", token("altai"))))))
                .contains("is now with altai.sales");
    }

    @Test
    void nobodyTakesATaskOfAnotherSeatOrOfTwoSides() {
        open();
        Task prepare = task("altai", "prepare-list");
        assertThat(Product.refusal(catchThrowable(() -> taskService.setAssignee(prepare.getId(), "tomsk.sales"))))
                .contains("does not hold the seat \"altai.sales\"");
        submit("altai");
        engine.getIdentityService().createMembership("altai.sales", "altai.security");
        try {
            Task decide = task("altai", "decide-security");
            assertThat(Product.refusal(catchThrowable(() -> taskService.setAssignee(decide.getId(), "altai.sales"))))
                    .contains("has already acted on the list of branch Altai as sales staff");
        } finally {
            engine.getIdentityService().deleteMembership("altai.sales", "altai.security");
        }
    }

    @Test
    void theTimerOpensTheQuarterOnlyWhereTheSettingsAllowIt() {
        ProcessInstance end = runtimeService.startProcessInstanceByKey("quarter-end");
        assertThat(end).isEnded().hasPassed("nothing-to-open");
    }
}
