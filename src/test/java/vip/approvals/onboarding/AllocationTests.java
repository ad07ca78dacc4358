package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vip.approvals.Product.refusalOf;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vip.approvals.onboarding.Assignments.Gift;

/** Who waits for a manager, whom the product proposes, and what becomes of it (GT-14, SIB-32, SIB-38, FRM-12). */
class AllocationTests extends AllocationStaff {

    private static final Listing.Query ALL = query("", "", 0);

    @Test
    void GT_14_theLeastLoadedManagerIsProposedOnAllPagesAlike() {
        for (int client = 1; client <= 3; client++) {
            facts.vip("altai-v" + client, "altai", "T2", LocalDate.of(2026, 1, client));
            give("altai-v" + client, null, FIRST);
        }
        add("altai.third", "altai.manager"); // has passed no test
        approve(104);
        List<Allocation.Waiting> waiting = Stream.of(0, 1, 2)
                .flatMap(page -> allocation.waiting("altai", query("", "", page)).rows().stream())
                .toList();
        assertThat(waiting).hasSize(104).extracting(Allocation.Waiting::client).doesNotHaveDuplicates();
        assertThat(waiting.subList(0, 6))
                .extracting(Allocation.Waiting::proposed)
                .containsExactly(SECOND, SECOND, SECOND, FIRST, SECOND, FIRST);
        assertThat(waiting).filteredOn(one -> one.proposed().equals(FIRST)).hasSize(51);
        assertThat(waiting).filteredOn(one -> one.proposed().equals(SECOND)).hasSize(53);
        Allocation.Waiting last = waiting.get(103);
        assertThat(allocation.waiting("altai", query(last.client(), "", 0)).rows())
                .as("searched for, with the same proposal")
                .containsExactly(last);
        give(waiting.get(0).client(), null, SECOND); // as proposed: the others' proposals stay
        assertThat(allocation.waiting("altai", ALL).rows().get(0)).isEqualTo(waiting.get(1));
    }

    @Test
    void whoIsReceivedComesBeforeWhomBillingHasBrought() {
        facts.vip("altai-v", "altai", "T2", LocalDate.of(2025, 1, 1));
        facts.vip("tomsk-v", "tomsk", "T2", LocalDate.of(2025, 1, 1));
        approve(2);
        assertThat(allocation.waiting("altai", ALL).rows())
                .extracting(Allocation.Waiting::client)
                .containsExactly("altai-00001", "altai-00002", "altai-v");
        assertThat(allocation.waiting("altai", query("", "ONBOARDING", 0)).rows())
                .extracting(Allocation.Waiting::waitingSince)
                .containsExactly(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 5));
        assertThat(allocation
                        .waiting("altai", query("DEMO ALTAI-V", "OTHERS", 7))
                        .rows())
                .extracting(Allocation.Waiting::client, Allocation.Waiting::tier, Allocation.Waiting::since)
                .containsExactly(tuple("altai-v", "T2", LocalDate.of(2025, 1, 1)));
        assertThat(allocation.numbers("altai")).isEqualTo(new Allocation.Numbers(2, 1));
        assertThat(allocation.numbers("tomsk")).isEqualTo(new Allocation.Numbers(0, 1));
    }

    @Test
    void whereNobodyMayServeNobodyIsProposed() {
        clock.set(LocalDate.of(2027, 3, 2)); // both tests counted until 1 March
        approve(1);
        assertThat(allocation.waiting("altai", ALL).rows())
                .extracting(Allocation.Waiting::proposed)
                .containsOnlyNulls();
    }

    @Test
    void SIB_38_theTaskIsDoneWhenEveryNewVipHasAManager() {
        facts.vip("altai-v", "altai", "T2", LocalDate.of(2025, 1, 1)); // is not received, so it is not waited for
        approve(2);
        Task task = allocateManagers();
        assertThat(task.getName()).isEqualTo("VIP · Allocate managers: Altai");
        taskService.claim(task.getId(), STAFF);
        assertThat(refusalOf(() -> complete(STAFF, task.getId()))).isEqualTo("2 new VIPs have no manager yet.");
        give("altai-00001", null, FIRST);
        assertThat(refusalOf(() -> complete(STAFF, task.getId()))).isEqualTo("One new VIP has no manager yet.");
        give("altai-00002", null, SECOND);
        complete(STAFF, task.getId());
        assertThat(allocateManagers()).isNull();
        assertThat(task("first-sms", "altai-00002").getAssignee()).isEqualTo(SECOND);
        assertThat(task("first-sms", "altai-00002").getPriority()).isEqualTo(100);
        assertThat(texts("SELECT client || ' ' || manager || ' ' || assigned_by FROM vip.assignment ORDER BY client"))
                .containsExactly(
                        "altai-00001 altai.manager altai.allocation", "altai-00002 altai.second altai.allocation");
    }

    @Test
    void ofOneSliceAllClientsGetTheirManagersOrNone() {
        approve(3);
        List<Gift> slice = List.of(
                new Gift("altai-00001", null, FIRST),
                new Gift("altai-00002", null, SECOND),
                new Gift("altai-99999", null, FIRST));
        assertThat(refusalOf(() -> allocation.assign("altai", slice, false, STAFF)))
                .isEqualTo("altai-99999 is no VIP of this branch (any more).");
        assertThat(count("SELECT count(*) FROM vip.assignment")).isZero();
        assertThat(allocation.assign("altai", slice.subList(0, 2), false, STAFF))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"100, ", "101, 'Choose clients, at most 100 at a time.'", "0, 'Choose clients, at most 100 at a time.'"
    })
    void aSliceHasItsLimit(int clients, String refusal) {
        ApprovedList.of(jdbc, "altai", 101); // without processes, which take their time
        List<Gift> slice = Stream.iterate(1, n -> n + 1)
                .limit(clients)
                .map(n -> new Gift("altai-%05d".formatted(n), null, FIRST))
                .toList();
        if (refusal == null) {
            assertThat(assignments.give("altai", slice, STAFF)).isEqualTo(100);
        } else {
            assertThat(refusalOf(() -> assignments.give("altai", slice, STAFF))).isEqualTo(refusal);
        }
    }

    @Test
    void aMistakeInASliceIsNamed() {
        approve(1);
        assertThat(refusalOf(() -> give("altai-00001", null, null))).isEqualTo("Choose a manager for each client.");
        Gift twice = new Gift("altai-00001", null, FIRST);
        assertThat(refusalOf(() -> assignments.give("altai", List.of(twice, twice), STAFF)))
                .isEqualTo("A client is chosen twice.");
        assertThat(refusalOf(() -> assignments.give(
                        "tomsk", List.of(new Gift("altai-00001", null, "tomsk.manager")), "tomsk.allocation")))
                .isEqualTo("Demo Tomsk personal manager has not passed the final test (FRM-12).");
        managers.passed("tomsk.manager", "tomsk", LocalDate.of(2026, 10, 5), "tomsk.allocation");
        assertThat(refusalOf(() -> assignments.give(
                        "tomsk", List.of(new Gift("altai-00001", null, "tomsk.manager")), "tomsk.allocation")))
                .isEqualTo("altai-00001 is no VIP of this branch (any more).");
        assertThat(refusalOf(() -> query("", "", -1))).isEqualTo("There is no page -1.");
    }

    @Test
    void aVipOfBillingsGetsAManagerAloneOrAFirstContactAndACardToo() {
        facts.vip("altai-v1", "altai", "T2", LocalDate.of(2025, 1, 1));
        facts.vip("altai-v2", "altai", "T2", LocalDate.of(2025, 1, 1));
        allocation.assign("altai", List.of(new Gift("altai-v1", null, FIRST)), false, STAFF);
        allocation.assign("altai", List.of(new Gift("altai-v2", null, FIRST)), true, STAFF);
        assertThat(task("first-sms", "altai-v1")).isNull();
        assertThat(task("first-sms", "altai-v2").getAssignee()).isEqualTo(FIRST);
        assertThat(texts("SELECT client || ' ' || state FROM vip.onboarding")).containsExactly("altai-v2 RUNNING");
    }

    @Test
    void whatIsRefusedStartsNoFirstContact() {
        facts.vip("altai-v", "altai", "T2", LocalDate.of(2025, 1, 1));
        add("altai.third", "altai.manager");
        assertThat(refusalOf(() ->
                        allocation.assign("altai", List.of(new Gift("altai-v", null, "altai.third")), true, STAFF)))
                .contains("has not passed the final test");
        assertThat(count("SELECT count(*) FROM vip.onboarding")).isZero();
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("altai-v")
                        .count())
                .isZero();
    }

    @Test
    void whoMovesToAnotherBranchWhileBeingReceivedEndsThatWhereItBegan() {
        approve(1);
        jdbc.sql("UPDATE vip.client SET branch = 'tomsk'").update();
        assertThat(allocation.numbers("tomsk")).isEqualTo(new Allocation.Numbers(0, 0));
        give("altai-00001", null, FIRST);
        assertThat(task("first-sms", "altai-00001").getAssignee()).isEqualTo(FIRST);
    }

    static Listing.Query query(String text, String show, int page) {
        return new Listing.Query(text, show, null, page);
    }
}
