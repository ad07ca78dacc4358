package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.Product;
import vip.approvals.calendar.Quarter;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/** Acceptance A2, A3, A4 and A6: a list of three sections, from its submission to the branches that receive the result. */
class WholeListTests extends Coordination {

    private static final Prospect PROSPECT = new Prospect(
            "ООО «Демо-Прогресс»",
            "ORGANISATION",
            "2224000007",
            "Demo Telecom",
            new BigDecimal("45000.00"),
            "tender of 2026",
            "MEDIUM");

    @Autowired
    ListApi api;

    @BeforeEach
    void aClientCloseToTheThreshold() {
        facts.client("altai-near", "altai", "2000.00");
    }

    // -- A2 ----------------------------------------------------------------------------------------------------------

    @Test
    void A2_aRemovalWithoutAGroundIsNamedAndNothingIsSubmitted() {
        fortyLines();
        open();
        additions.addRemoval(list("altai"), "altai.sales", "altai-vip5", saying(null, null));
        for (int number = 1; number <= 9; number++) {
            addProspect(number);
        }
        Task prepare = take("altai.sales", "altai", "prepare-list");
        assertThat(refusedAs("altai.sales", prepare, Map.of("shown", token("altai"))))
                .startsWith("A removal needs a ground (SIB-08): altai-vip5 (Demo altai-vip5).");
        assertThat(list("altai").state()).isEqualTo(BranchList.State.PREPARING);
        assertThat(count("SELECT count(*) FROM vip.act")).isZero();

        facts.invoice("altai-vip5", "I-5", LocalDate.of(2026, 5, 29), "700.00", "0.00");
        lists.checkTiers("altai", Q3);
        edits.say(list("altai"), line("altai", "altai-vip5"), "altai.sales", saying("DEBT", "agreed with accounting"));
        completeAs("altai.sales", prepare, Map.of("shown", token("altai")));
        complete("altai.sales-director", "altai", "sign-list", Map.of("shown", signature("altai"), "signed", true));

        assertThat(lines.sections(list("altai").id()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("NEW", 25L, "REMOVE", 5L, "POTENTIAL", 10L));
        assertThat(count("SELECT count(*) FROM vip.line WHERE hash IS NOT NULL AND state = 'OPEN'"))
                .isEqualTo(40);
        assertThat(taskService.createTaskQuery().tenantIdIn("altai").list())
                .extracting(Task::getTaskDefinitionKey)
                .containsExactlyInAnyOrder("decide-commercial", "decide-security");
        assertThat(Product.refusalOf(this::open)).contains("has been opened already");
    }

    @Test
    void A2_aClientOfAnotherOperatorNeedsNoAccountButAnEstimateAndItsSource() {
        open();
        BranchList list = list("altai");
        assertThat(additions.addProspect(list, "altai.sales", saying(PROSPECT)))
                .isEqualTo("ООО «Демо-Прогресс» is on the list as a potential VIP.");
        assertThatThrownBy(() -> additions.addProspect(list, "altai.sales", saying(PROSPECT)))
                .hasMessage("ООО «Демо-Прогресс» of Demo Telecom is on this list already.");
        for (String missing : List.of("name", "operator", "estimate", "source", "confidence", "type")) {
            assertThatThrownBy(() -> additions.addProspect(list, "altai.sales", saying(without(missing))))
                    .as(missing)
                    .hasMessageMatching("The .* is empty\\.|The estimated volume .*|Say .*");
        }
        assertThat(line(PROSPECT.name())).satisfies(line -> {
            assertThat(line.client()).isNull();
            assertThat(line.outside().operator()).isEqualTo("Demo Telecom");
            assertThat(line.outside().estimate()).isEqualByComparingTo("45000.00");
            assertThat(line.rule()).isEqualTo("SIB-11");
        });
    }

    @Test
    void SIB_08_notEvenTheDatabaseSealsARemovalWithoutAGround() {
        facts.vip("altai-vip1", "altai", "T1", LocalDate.of(2026, 1, 1));
        open();
        additions.addRemoval(list("altai"), "altai.sales", "altai-vip1", saying(null, null));
        assertThatThrownBy(() -> jdbc.sql("UPDATE vip.line l SET hash = vip.line_hash(l) WHERE section = 'REMOVE'")
                        .update())
                .hasMessageContaining("removal_line");
        assertThatThrownBy(() ->
                        edits.say(list("altai"), line("altai", "altai-vip1"), "altai.sales", saying("DISLIKE", null)))
                .hasMessage("There is no ground \"DISLIKE\" (SIB-23).");
    }

    // -- A3 ----------------------------------------------------------------------------------------------------------

    @Test
    void A3_whatBothApproveIsAgreedAndSecuritysWordsStayWithSecurity() {
        open();
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
        securityRejects("altai-t1", "altai-near");
        product.runJobs();

        assertThat(states("altai"))
                .containsEntry("altai-t1", "RETURNED")
                .containsEntry("altai-near", "RETURNED")
                .containsEntry("altai-t2", "AGREED");
        for (Seat seat : Seat.values()) {
            var page = lines.page(list("altai").id(), new Lines.Reader(seat, "x", Lines.Scope.LIST, true), ALL);
            if (seat == Seat.SECURITY) {
                assertThat(page.lines().toString()).contains("CHECK_FAILED", "named in a case");
            } else {
                assertThat(page.lines().toString()).contains("CHECK_FAILED").doesNotContain("named in a case");
            }
        }
    }

    // -- A4 ----------------------------------------------------------------------------------------------------------

    @Test
    void A4_onlyTheCorrectedLineTravelsAgainAndAllOthersKeepTheirDecisions() {
        returned("altai-t1", "altai-near");
        String kept = decided("altai-t2");
        String prior = content("altai");

        assertThat(Product.refusalOf(
                        () -> complete("altai.sales", "altai", "rework-list", Map.of("shown", token("altai")))))
                .startsWith("Correct, withdraw or contest each returned line first: ");
        long before = line("altai", "altai-t1");
        corrections.correct(list("altai"), before, "altai.sales", saying(null, "Checked again, papers are complete"));
        corrections.withdraw(list("altai"), line("altai", "altai-near"), "altai.sales");
        taskOf("altai", "rework-list")
                .ifPresent(task -> completeAs("altai.sales", task, Map.of("shown", token("altai"))));
        complete("altai.sales-director", "altai", "sign-rework", Map.of("shown", signature("altai"), "signed", true));

        for (Seat seat : List.of(Seat.COMMERCIAL, Seat.SECURITY)) {
            var docket = lines.page(
                    list("altai").id(), new Lines.Reader(seat, seat.group("altai"), Lines.Scope.DOCKET, false), ALL);
            assertThat(docket.lines()).extracting(ListLine::client).containsExactly("altai-t1");
            assertThat(docket.lines().get(0).changes()).isEqualTo("comment");
        }
        assertThat(decided("altai-t2")).isEqualTo(kept);
        assertThat(content("altai")).startsWith(prior.substring(0, 200)); // the returned line itself is untouched
        assertThat(line("altai", "altai-t1")).isNotEqualTo(before);

        decide("altai", Seat.COMMERCIAL);
        decide("altai", Seat.SECURITY);
        product.runJobs();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
        assertThat(states("altai"))
                .containsEntry("altai-t1", "AGREED")
                .containsEntry("altai-t2", "AGREED")
                .containsEntry("altai-near", "WITHDRAWN");
    }

    @Test
    void A4_afterTheThirdReturnTheLineIsInDispute() {
        returned("altai-t1");
        for (int round = 1; round <= 2; round++) {
            corrections.correct(
                    list("altai"), line("altai", "altai-t1"), "altai.sales", saying(null, "Attempt " + round));
            rework("altai");
            assertThat(list("altai").round()).isEqualTo(round);
            decide("altai", Seat.COMMERCIAL);
            securityRejects("altai-t1");
            product.runJobs();
            assertThat(states("altai")).containsEntry("altai-t1", round == 1 ? "RETURNED" : "DISPUTED");
        }
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
    }

    @Test
    void AMB_13_aContestedRejectionIsInDisputeAtOnceAndARefusalToContestAReturnSaysWhy() {
        securityReturned("RETURN", "altai-t2");
        long line = line("altai", "altai-t2");
        assertThatThrownBy(() -> corrections.contest(list("altai"), line, "altai.sales", "They are good clients"))
                .hasMessage("No director has rejected this line: correct it or withdraw it.");
        assertThatThrownBy(() -> corrections.correct(list("altai"), line, "altai.sales", saying(null, null)))
                .hasMessageStartingWith("Nothing has changed on this line.");
        corrections.withdraw(list("altai"), line, "altai.sales");
        corrections.undo(list("altai"), line, "altai.sales");
        assertThat(states("altai")).containsEntry("altai-t2", "RETURNED");
        corrections.correct(list("altai"), line, "altai.sales", saying(null, "A word"));
        corrections.undo(list("altai"), line("altai", "altai-t2"), "altai.sales");
        assertThat(line("altai", "altai-t2")).isEqualTo(line);
        corrections.withdraw(list("altai"), line, "altai.sales");
        rework("altai"); // nothing was corrected, so no director is asked
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
    }

    @Test
    void AMB_13_hqsCommercialDirectorEndsADisputeForGood() {
        securityReturned("REJECT", "altai-t1", "altai-t2");
        for (String client : List.of("altai-t1", "altai-t2")) {
            corrections.contest(list("altai"), line("altai", client), "altai.sales", "The company owes us nothing");
        }
        rework("altai");
        agree("tomsk");
        agree("omsk");
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        Task approve = take("hq.commercial", null, "approve-cycle");
        assertThat(refusedAs("hq.commercial", approve, Map.of("shown", approval(), "approved", true)))
                .startsWith("2 lines expected, 0 received.");

        Docket disputes = Docket.ofDisputes("2026-Q3", "hq.commercial");
        assertThatThrownBy(() -> note(disputes, line("altai", "altai-t1"), "RETURN", "DATA", null))
                .hasMessage("A dispute ends with APPROVE or REJECT.");
        assertThatThrownBy(() -> note(disputes, line("tomsk", "tomsk-t1"), "APPROVE", null, null))
                .hasMessageStartingWith("This line is not open for a decision.");
        note(disputes, line("altai", "altai-t1"), "APPROVE", null, null);
        note(disputes, line("altai", "altai-t2"), "REJECT", "NOT_PROFITABLE", "No");
        String seen = approval();
        verdicts.clear(disputes, line("altai", "altai-t2"));
        note(disputes, line("altai", "altai-t2"), "REJECT", "LEAVING", "No");
        assertThat(refusedAs("hq.commercial", approve, Map.of("shown", seen, "approved", true)))
                .contains("has changed since");
        completeAs("hq.commercial", approve, Map.of("shown", approval(), "approved", true));
        assertThat(states("altai")).containsEntry("altai-t1", "APPLIED").containsEntry("altai-t2", "REJECTED");
        assertThat(count("SELECT count(*) FROM vip.vip_status WHERE client LIKE 'altai%'"))
                .isEqualTo(1);
    }

    @Test
    void AMB_13_atTheReworkDeadlineOpenLinesMoveToTheNextQuarterAndTheRestGoesOn() {
        returned("altai-t1", "altai-near");
        corrections.withdraw(list("altai"), line("altai", "altai-near"), "altai.sales");
        corrections.correct(list("altai"), line("altai", "altai-t1"), "altai.sales", saying(null, "Almost"));
        clock.set(LocalDate.of(2026, 10, 19).atTime(23, 59)); // ten working days after 5 October, in the evening
        product.runTimers();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.REWORK);
        clock.set(LocalDate.of(2026, 10, 20).atTime(0, 0));
        product.runTimers();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
        assertThat(states("altai"))
                .containsEntry("altai-t1", "MOVED")
                .containsEntry("altai-near", "WITHDRAWN")
                .containsEntry("altai-t2", "AGREED");
        assertThat(taskOf("altai", "rework-list")).isEmpty();
        agree("tomsk");
        agree("omsk");
        assertThat(taskOf(null, "review-cycle")).isPresent();
    }

    // -- recall ------------------------------------------------------------------------------------------------------

    @Test
    void theSalesDirectorRecallsTheListUntilADirectorHasBegun() {
        open();
        submit("altai");
        String sealed = list("altai").hash();
        interventions.recall("altai", Q3, "altai.sales-director");
        assertThat(list("altai").state()).isEqualTo(BranchList.State.PREPARING);
        assertThat(taskOf("altai", "decide-commercial")).isEmpty();
        edits.drop(list("altai"), line("altai", "altai-t1"), "altai.sales", "Came too early");
        submit("altai");
        assertThat(list("altai").hash()).isNotEqualTo(sealed);
        assertThat(jdbc.sql("SELECT kind FROM vip.act WHERE seat = 'SALES_DIRECTOR' ORDER BY position")
                        .query(String.class)
                        .list())
                .containsExactly("SIGN", "RECALL", "SIGN");

        take("altai.security", "altai", "decide-security");
        interventions.recall("altai", Q3, "altai.sales-director"); // to take a task is not to decide
        submit("altai");
        note(docket("altai", Seat.SECURITY, "altai.security"), line("altai", "altai-t2"), "APPROVE", null, null);
        assertThatThrownBy(() -> interventions.recall("altai", Q3, "altai.sales-director"))
                .hasMessage("A director has begun to decide, so the list cannot be recalled any more.");
        assertThat(list("altai").state()).isEqualTo(BranchList.State.COORDINATION);
        for (String stranger : List.of("altai.sales", "altai.security", "tomsk.sales-director", "hq.sales")) {
            assertThatThrownBy(() -> interventions.recall("altai", Q3, stranger))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    // -- A6 ----------------------------------------------------------------------------------------------------------

    @Test
    void A6_theRestGoesOnWithoutALateBranchAndEveryBranchReceivesTheResult() {
        ProcessInstance cycle = open();
        agree("altai");
        agree("tomsk");
        edits.drop(list("omsk"), line("omsk", "omsk-t1"), "omsk.sales", "Not ready"); // works on it, but is late
        clock.set(LocalDate.of(2026, 11, 17).atTime(23, 59)); // thirty working days, with 4 November off
        product.runTimers();
        assertThat(list("omsk").state()).isEqualTo(BranchList.State.PREPARING);
        clock.set(LocalDate.of(2026, 11, 18).atTime(0, 0));
        product.runTimers();

        assertThat(cycle).hasPassed("carry-over").isWaitingAt("review-cycle");
        assertThat(list("omsk").state()).isEqualTo(BranchList.State.CARRIED_OVER);
        assertThat(taskOf("omsk", "prepare-list")).isEmpty();
        assertThatThrownBy(() -> edits.drop(list("omsk"), line("omsk", "omsk-t2"), "omsk.sales", "too late"))
                .hasMessageContaining("cannot be changed any more");
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        Task approve = task(null, "approve-cycle");
        assertThat(Product.refusalOf(() -> taskService.setAssignee(approve.getId(), "altai.commercial")))
                .contains("does not hold the seat \"hq.commercial\"");
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));

        assertThat(count("SELECT count(*) FROM vip.vip_status")).isEqualTo(4);
        assertThat(cycle).isNotEnded();
        BRANCHES.forEach(this::acknowledge);
        assertThat(cycle).isEnded();
        assertThat(jdbc.sql("SELECT count(DISTINCT list) FROM vip.act WHERE kind = 'ACKNOWLEDGE'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void headquartersSeesWhatHasChangedSinceTheLastApprovedQuarter() {
        open();
        assertThat(totals.changes(Q3)).isEmpty();
        BRANCHES.forEach(this::agree);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        for (int month = 10; month <= 12; month++) {
            facts.charge("altai-near", "7altai-near", LocalDate.of(2026, month, 1), "2050.00");
            facts.charge("altai-below", "7altai-below", LocalDate.of(2026, month, 1), "3000.00");
            facts.charge("omsk-below", "7omsk-below", LocalDate.of(2026, month, 1), "1000.00");
            facts.charge("tomsk-below", "7tomsk-below", LocalDate.of(2026, month, 1), "1000.00");
        }
        clock.set(LocalDate.of(2027, 1, 11));
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q4")));
        product.runJobs();
        jdbc.sql("UPDATE vip.line l SET state = 'AGREED', hash = vip.line_hash(l) WHERE state = 'OPEN'")
                .update();

        assertThat(totals.changes(Quarter.parse("2026-Q4")))
                .containsExactly(
                        new CycleTotals.Change("altai", "NEW", "2026-Q3", 1, 0, 2),
                        new CycleTotals.Change("altai", "POTENTIAL", "2026-Q3", 0, 1, 0),
                        new CycleTotals.Change("omsk", "NEW", "2026-Q3", 0, 0, 2),
                        new CycleTotals.Change("tomsk", "NEW", "2026-Q3", 0, 0, 2));
    }

    @Test
    void aListInReworkAtTheCyclesDeadlineGoesOnWithWhatIsAgreed() {
        clock.set(LocalDate.of(2026, 10, 5));
        open();
        clock.set(LocalDate.of(2026, 11, 16));
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
        securityRejects("altai-t1");
        product.runJobs();
        clock.set(LocalDate.of(2026, 11, 18));
        product.runTimers();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
        assertThat(states("altai")).containsEntry("altai-t1", "MOVED").containsEntry("altai-t2", "AGREED");
        assertThat(list("tomsk").state()).isEqualTo(BranchList.State.CARRIED_OVER);
    }

    @Test
    void aListThatBothHaveDecidedIsNotLateEvenIfItsLastStepHasNotRun() {
        open();
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
        securityRejects("altai-t1");
        clock.set(LocalDate.of(2026, 11, 18));
        product.runTimers(); // the step that settles the list is still waiting
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
        assertThat(states("altai")).containsEntry("altai-t1", "MOVED").containsEntry("altai-t2", "AGREED");
    }

    @Test
    void AMB_13_aRoundThatBothHaveDecidedIsNotLostAtTheReworkDeadline() {
        returned("altai-t1");
        corrections.correct(list("altai"), line("altai", "altai-t1"), "altai.sales", saying(null, "Papers complete"));
        rework("altai");
        decide("altai", Seat.COMMERCIAL);
        decide("altai", Seat.SECURITY);
        clock.set(LocalDate.of(2026, 10, 20));
        product.runTimers(); // before the step that settles the round
        assertThat(states("altai")).containsEntry("altai-t1", "AGREED");
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
    }

    @Test
    void aWordOfACancelledCycleIsNotShownInTheNewOne() {
        open();
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        Task sign = take("altai.sales-director", "altai", "sign-list");
        words.write(sign.getId(), "altai/2026-Q3", "altai.sales-director", "Look again.");
        completeAs("altai.sales-director", sign, Map.of("shown", signature("altai"), "signed", false));
        assertThat(words.last("altai/2026-Q3")).isPresent();
        interventions.cancel(Q3, "hq.sales", "Billing sent September twice");
        clock.set(LocalDate.of(2026, 10, 6));
        open();
        assertThat(words.last("altai/2026-Q3")).isEmpty();
    }

    @Test
    void AMB_18_anAdministratorSeesTheSecurityDirectorsTaskWithoutTheSeatsWords() {
        returned("altai-t1");
        corrections.correct(list("altai"), line("altai", "altai-t1"), "altai.sales", saying(null, "Papers complete"));
        rework("altai");
        String task = task("altai", "decide-security").getId();
        product.as(
                "altai.security",
                () -> assertThat(api.lines(task, ALL).lines().toString()).contains("named in a case"));
        product.as(
                "admin",
                () -> assertThat(api.lines(task, ALL).lines().toString())
                        .contains("altai-t1")
                        .doesNotContain("named in a case"));
    }

    @Test
    void AMB_13_anArgumentIsReadByOthersOnlyWhenItIsSubmitted() {
        returned("altai-t1");
        corrections.contest(list("altai"), line("altai", "altai-t1"), "altai.sales", "The company owes us nothing");
        var page = new Lines.Reader(Seat.SALES, "x", Lines.Scope.PAGE, true);
        var inRework = new Lines.Reader(Seat.SALES, "x", Lines.Scope.REWORK, true);
        long list = list("altai").id();
        assertThat(lines.page(list, page, ALL).lines().toString()).doesNotContain("owes us nothing");
        assertThat(lines.page(list, inRework, ALL).lines().toString()).contains("owes us nothing");
        rework("altai");
        assertThat(lines.page(list, page, ALL).lines().toString()).contains("owes us nothing");
    }

    @Test
    void A5_aTruncatedPageCompletesNothing() {
        fortyLines();
        facts.invoice("altai-vip5", "I-5", LocalDate.of(2026, 5, 29), "700.00", "0.00");
        IntStream.rangeClosed(1, 9).forEach(number -> facts.client("altai-p" + number, "altai", "1900.00"));
        open();
        submit("altai");
        Task task = take("altai.commercial", "altai", "decide-commercial");
        Docket docket = docket("altai", Seat.COMMERCIAL, "altai.commercial");
        IntStream.rangeClosed(1, 5)
                .forEach(number -> note(docket, line("altai", "altai-n" + number), "APPROVE", null, null));
        assertThat(refusedAs("altai.commercial", task, Map.of("shown", shown("altai", Seat.COMMERCIAL))))
                .startsWith("40 lines expected, 5 received.");
        assertThat(count("SELECT count(*) FROM vip.decision")).isZero();
    }

    @Test
    void headquartersCancelsACycleWithAReasonAndOpensTheQuarterAnew() {
        ProcessInstance cycle = open();
        submit("altai");
        assertThatThrownBy(() -> interventions.cancel(Q3, "hq.sales", " ")).hasMessage("The reason is empty.");
        assertThatThrownBy(() -> interventions.cancel(Q3, "altai.commercial", "Not mine"))
                .isInstanceOf(NotFoundException.class);
        interventions.cancel(Q3, "hq.sales", "Billing sent September twice");
        assertThat(cycle).isEnded().hasPassed("cycle-ended");
        assertThat(taskService.createTaskQuery().count()).isZero();
        assertThat(lists.find("altai", Q3)).isEmpty();
        assertThatThrownBy(() -> interventions.cancel(Q3, "hq.sales", "Again"))
                .hasMessage("The cycle for 2026-Q3 is not open.");

        open();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.PREPARING);
        BRANCHES.forEach(this::agree);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        assertThat(count("SELECT count(*) FROM vip.vip_status")).isEqualTo(6);
        assertThatThrownBy(() -> interventions.cancel(Q3, "hq.commercial", "Too late"))
                .hasMessage("The cycle for 2026-Q3 is not open.");
    }

    @Test
    void prospectsKeepTheirEstimatesInTheNextQuartersList() {
        open();
        additions.addProspect(list("altai"), "altai.sales", saying(PROSPECT));
        BRANCHES.forEach(this::agree);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        clock.set(LocalDate.of(2027, 1, 11));
        for (String branch : BRANCHES) {
            for (int month = 10; month <= 12; month++) {
                facts.charge(branch + "-t1", "7" + branch + "-t1", LocalDate.of(2026, month, 1), "2100.01");
            }
        }
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q4")));
        assertThat(jdbc.sql("""
                                SELECT l.origin || ' ' || l.estimate FROM vip.line l JOIN vip.branch_list b USING (list)
                                WHERE b.quarter = '2026-Q4' AND l.client IS NULL
                                """).query(String.class).list()).containsExactly("CARRIED 45000.00");
    }

    // -- helpers -----------------------------------------------------------------------------------------------------

    /** 25 new clients and five VIPs with the ground that their contract has ended. */
    private void fortyLines() {
        IntStream.rangeClosed(1, 23).forEach(number -> facts.client("altai-n" + number, "altai", "3000.00"));
        for (int number = 1; number <= 5; number++) {
            facts.vip("altai-vip" + number, "altai", "T1", LocalDate.of(2026, 1, 1));
            if (number < 5) {
                facts.contractEnds("altai-vip" + number, LocalDate.of(2026, 8, 31), null);
            }
        }
    }

    private void addProspect(int number) {
        additions.addProspect(
                list("altai"),
                "altai.sales",
                saying(new Prospect(
                        "Demo prospect " + number,
                        "PERSON",
                        null,
                        "Demo Telecom",
                        new BigDecimal("2500.00"),
                        "own statement",
                        "LOW")));
    }

    private static LineContents.Change saying(String ground, String comment) {
        return new LineContents.Change(ground, comment, null);
    }

    private static LineContents.Change saying(Prospect prospect) {
        return new LineContents.Change(null, null, prospect);
    }

    private static Prospect without(String part) {
        return new Prospect(
                part.equals("name") ? " " : "Another",
                part.equals("type") ? null : "PERSON",
                null,
                part.equals("operator") ? null : "Demo Telecom",
                part.equals("estimate") ? null : BigDecimal.TEN,
                part.equals("source") ? "" : "a source",
                part.equals("confidence") ? "SURE" : "LOW");
    }

    private ListLine line(String name) {
        return lines.page(list("altai").id(), reader(Seat.SALES, false), ALL).lines().stream()
                .filter(line -> line.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private void returned(String... clients) {
        securityReturned("REJECT", clients);
    }

    private void securityReturned(String decision, String... clients) {
        open();
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
        security(decision, clients);
        product.runJobs();
    }

    private void securityRejects(String... clients) {
        security("REJECT", clients);
    }

    private void security(String decision, String... clients) {
        assertThat(clients).isNotEmpty();
        Task task = take("altai.security", "altai", "decide-security");
        Docket docket = docket("altai", Seat.SECURITY, "altai.security");
        for (String client : clients) {
            note(docket, line("altai", client), decision, "CHECK_FAILED", "named in a case");
        }
        verdicts.approveRemaining(docket);
        completeAs("altai.security", task, Map.of("shown", shown("altai", Seat.SECURITY)));
    }

    /** Decisions on the client's line, with the hash that was decided. */
    private String decided(String client) {
        return jdbc.sql("""
                        SELECT string_agg(concat_ws(' ', act, line, encode(line_hash, 'hex'), decision), ',' ORDER BY act)
                        FROM vip.decision WHERE line = :line
                        """)
                .param("line", line("altai", client))
                .query(String.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
