package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.cards.CardNumber;
import vip.approvals.cards.Cards;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;

/** A status that ends while its client is being received: nobody goes on with who is no VIP any more. */
class StatusEndTests extends ClientWalk {

    @Autowired
    BillingImport billing;

    @Autowired
    Cards cards;

    @Autowired
    StatusSweep sweep;

    @Test
    void aRemovalThatTakesEffectEndsWhatIsOpenInTheSameTransaction() {
        ProcessInstance onboarding = contacted();
        removal(CLIENT);
        runtimeService
                .createMessageCorrelation("removals-to-carry-out")
                .processInstanceBusinessKey("altai/2026-Q3")
                .setVariable("branch", "altai")
                .setVariable("quarter", "2026-Q3")
                .correlateStartMessage();
        clock.set(LocalDate.of(2026, 11, 1).atTime(5, 59));
        product.runTimers();
        assertThat(steps()).containsExactly("card-arrived", "personal-terms");
        clock.set(LocalDate.of(2026, 11, 1).atTime(6, 0));
        product.runTimers();
        assertThat(onboarding).isEnded().hasPassed("ended-early");
        assertThat(steps()).isEmpty();
        assertThat(state()).isEqualTo("ENDED");
        assertThat(cards()).containsExactly("BLOCKED");
        assertThat(assignments.manager(CLIENT)).isEmpty();
    }

    @Test
    void aBillingFileThatEndsAStatusIsSeenAtOnceAndSweptSoonAfter() {
        ProcessInstance onboarding = contacted();
        receive("A-000043", "altai");
        load(CLIENT, "false");
        Standings.Row row = standings
                .page(
                        new Standings.Scope(true, List.of(), "admin", List.of()),
                        new Standings.Query(null, null, null, CLIENT, false, 0))
                .rows()
                .get(0);
        assertThat(row.tier()).isNull();
        assertThat(row.rest()).isEqualTo(Standings.Rest.OPEN);
        assertThat(row.manager()).isNull(); // by the database, with the status
        assertThat(cards()).containsExactly("BLOCKED");

        sweep.run();
        product.runJobs();
        assertThat(onboarding).isEnded().hasPassed("ended-early");
        assertThat(steps()).isEmpty();
        assertThat(state()).isEqualTo("ENDED");
        assertThat(standings.open(List.of("A-000043"))).hasSize(1); // still a VIP
        sweep.run();
        assertThat(state()).isEqualTo("ENDED");
    }

    @Test
    void whoWaitsIsNotReceivedOnceTheStatusHasEnded() {
        for (String client : List.of("A-1", "A-2")) {
            facts.vip(client, "altai", "T1", LocalDate.of(2026, 10, 1));
            jdbc.sql("""
                            INSERT INTO vip.onboarding (client, branch, state, created_at)
                            VALUES (:client, 'altai', 'WAITING', now())
                            """).param("client", client).update();
        }
        load("A-1", "false");
        sweep.run();
        assertThat(jdbc.sql("SELECT client || ' ' || state FROM vip.onboarding ORDER BY client")
                        .query(String.class)
                        .list())
                .containsExactly("A-1 ENDED", "A-2 WAITING");
    }

    @Test
    void aReMadeCardIsNotWaitedForEither() {
        contacted();
        walkToTheEnd();
        CardNumber number = CardNumber.parse(
                jdbc.sql("SELECT number FROM vip.card").query(String.class).single());
        cards.reissue(number, Cards.BlockReason.MISPRINT, "altai.cards");
        assertThat(steps()).containsExactly("card-arrived");
        load(CLIENT, "false");
        sweep.run();
        assertThat(steps()).isEmpty();
        assertThat(cards()).containsExactly("BLOCKED", "BLOCKED");
        assertThat(state()).isEqualTo("DONE");
    }

    private void load(String client, String vip) {
        billing.load(
                BillingFile.CLIENTS,
                "clients.csv",
                new ByteArrayInputStream("""
                        client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since
                        %s,altai,ORGANISATION,Demo,2026-01-15,,false,%s,,
                        """.formatted(client, vip).getBytes(StandardCharsets.UTF_8)),
                "billing");
    }

    /** As headquarters has approved it, without the list around it. */
    private void removal(String client) {
        product.asSuperuser("""
                SET session_replication_role = replica;
                INSERT INTO vip.removal (line, client, branch, quarter, ground, approved, effective, derivation, state)
                VALUES (1, '%s', 'altai', '2026-Q3', 'LIQUIDATION', '2026-10-20', '2026-11-01', '-', 'APPROVED')
                """.formatted(client));
    }
}
