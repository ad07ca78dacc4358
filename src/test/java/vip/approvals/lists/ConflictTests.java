package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** B6: what no branch sees alone, shown before a list leaves it. */
class ConflictTests extends Coordination {

    private static final String ENTITY = "2224000007";

    @Autowired
    Conflicts conflicts;

    @Test
    void B6_oneEntityThatIsNewHereAndRemovedThereIsShownToBothAndToHeadquarters() {
        facts.taxId("altai-t1", ENTITY);
        facts.vip("tomsk-v", "tomsk", "T1", LocalDate.of(2026, 1, 1));
        facts.contractEnds("tomsk-v", LocalDate.of(2026, 8, 31), null);
        facts.taxId("tomsk-v", ENTITY);
        open();
        assertThat(conflicts.find(Q3, "altai"))
                .extracting(Conflicts.Conflict::kind, Conflicts.Conflict::client, Conflicts.Conflict::text)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "NEW_AND_REMOVED", "altai-t1", "new here, proposed for removal in Tomsk"));
        assertThat(conflicts.find(Q3, "tomsk"))
                .extracting(Conflicts.Conflict::text)
                .containsExactly("removed here, new in Altai");
        assertThat(conflicts.find(Q3, "omsk")).isEmpty();
        assertThat(conflicts.find(Q3, null)).hasSize(3); // with "new here, a VIP in Tomsk"
    }

    @Test
    void B6_proposedTwiceAndPotentialHereButVipThere() {
        facts.taxId("altai-t1", ENTITY);
        facts.taxId("tomsk-t1", ENTITY);
        facts.client("omsk-near", "omsk", "2000.00");
        facts.taxId("omsk-near", "2224000014");
        facts.vip("altai-v", "altai", "T1", LocalDate.of(2026, 1, 1));
        facts.taxId("altai-v", "2224000014");
        open();
        assertThat(conflicts.find(Q3, null))
                .extracting(Conflicts.Conflict::kind)
                .containsExactlyInAnyOrder("PROPOSED_TWICE", "PROPOSED_TWICE", "POTENTIAL_AND_VIP");
        edits.drop(list("tomsk"), line("tomsk", "tomsk-t1"), "tomsk.sales", "Altai takes it");
        assertThat(conflicts.find(Q3, "altai")).isEmpty();
    }

    @Test
    void B6_twoAccountsOfOneEntityAroundTheThresholdSeemSplit() {
        facts.client("altai-a", "altai", "1.00");
        facts.accountCharge("altai-a", "59000.00");
        facts.client("tomsk-b", "tomsk", "1.00");
        facts.accountCharge("tomsk-b", "999.00"); // 59,001 + 1,000 = 60,001 a month
        open();
        assertThat(conflicts.find(Q3, null)).isEmpty(); // nobody knows that they are one
        facts.taxId("altai-a", ENTITY);
        facts.taxId("tomsk-b", ENTITY);
        assertThat(conflicts.find(Q3, "altai")).singleElement().satisfies(split -> {
            assertThat(split.kind()).isEqualTo("SPLIT");
            assertThat(split.text())
                    .isEqualTo(
                            "2 accounts of one entity, each at most 180,000.00 in the quarter, together more (BVK-02)");
        });
        facts.accountCharge("tomsk-b", "998.00"); // 60,000.00 exactly is not more
        lists.checkTiers("tomsk", Q3);
        assertThat(conflicts.find(Q3, null)).isEmpty();
    }

    @Test
    void B6_noListLeavesTheBranchWithAConflictThatItsDirectorHasNotSeen() {
        open();
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        Task sign = take("altai.sales-director", "altai", "sign-list");
        String shown = signature("altai");
        facts.taxId("altai-t1", ENTITY);
        facts.taxId("tomsk-t1", ENTITY);
        assertThat(refusedAs("altai.sales-director", sign, Map.of("shown", shown, "signed", true)))
                .contains("has changed since this page was loaded");
        completeAs("altai.sales-director", sign, Map.of("shown", signature("altai"), "signed", true));
        assertThat(jdbc.sql("SELECT person || ': ' || text FROM vip.conflict_seen")
                        .query(String.class)
                        .list())
                .containsExactly("altai.sales-director: also new in Tomsk");
    }
}
