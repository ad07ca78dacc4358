package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.MailServer;
import vip.approvals.absences.AbsenceDesk;
import vip.approvals.outbox.Outbox;
import vip.approvals.reminders.Reminders;

/** Mail about the tasks of a cycle. */
class TaskMailTests extends Coordination {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 10, 5, 9, 0);
    private static final LocalDate TODAY = NINE.toLocalDate();

    @Autowired
    Reminders reminders;

    @Autowired
    Outbox outbox;

    @Autowired
    MailServer server;

    @Autowired
    AbsenceDesk desk;

    @BeforeEach
    void start() {
        server.restart();
        open();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void theStaffOfEachBranchIsTold() throws Exception {
        mail();
        assertThat(recipients()).containsExactlyInAnyOrder("altai.sales", "tomsk.sales", "omsk.sales");
        assertThat(server.mails().get(0).getSubject()).isEqualTo("VIP programme: 1 new");
    }

    @Test
    void aTaskThatIsCompletedBeforeTheRunIsToldToNobody() {
        prepare("altai");
        mail();
        assertThat(recipients()).containsExactlyInAnyOrder("altai.sales-director", "tomsk.sales", "omsk.sales");
    }

    @Test
    void aSuspendedListIsToldWhenItGoesOnUnlessItWasToldBefore() {
        Task waiting = task("altai", "prepare-list");
        Task told = task("tomsk", "prepare-list");
        runtimeService.suspendProcessInstanceById(waiting.getProcessInstanceId());
        mail();
        assertThat(recipients()).containsExactlyInAnyOrder("tomsk.sales", "omsk.sales");

        runtimeService.suspendProcessInstanceById(told.getProcessInstanceId());
        mail();
        runtimeService.activateProcessInstanceById(told.getProcessInstanceId());
        runtimeService.activateProcessInstanceById(waiting.getProcessInstanceId());
        mail();
        assertThat(recipients()).containsExactlyInAnyOrder("tomsk.sales", "omsk.sales", "altai.sales");
    }

    @Test
    void whoIsAbsentGetsNoMailAndTheSubstituteDoes() {
        desk.enter("altai.sales", TODAY, TODAY.plusDays(1), "hq.security-deputy");
        desk.minute();
        mail();
        assertThat(recipients()).containsExactlyInAnyOrder("hq.security-deputy", "tomsk.sales", "omsk.sales");
        clock.set(TODAY.plusDays(2));
        desk.minute();
        mail();
        assertThat(recipients())
                .containsExactlyInAnyOrder("hq.security-deputy", "tomsk.sales", "omsk.sales", "altai.sales");
    }

    @Test
    void aTaskThatNobodyHasTakenIsToldToThoseWhoAreThere() {
        desk.person("altai.sales-2", "altai.sales");
        try {
            jdbc.sql("UPDATE camunda.act_id_user SET email_ = id_ || '@vip.example' WHERE id_ = 'altai.sales-2'")
                    .update();
            desk.enter("altai.sales", TODAY, TODAY, "hq.security-deputy");
            desk.minute();
            mail();
            assertThat(recipients()).containsExactlyInAnyOrder("altai.sales-2", "tomsk.sales", "omsk.sales");
        } finally {
            desk.remove("altai.sales-2");
        }
    }

    @Test
    void withoutAMailServerPeopleWorkOnAndMailArrivesOnceAfterwards() {
        server.stop();
        mail();
        prepare("altai");
        mailEachMinute(1, 60);
        assertThat(task("altai", "sign-list")).isNotNull();
        server.restart();
        mailEachMinute(61, 125);
        assertThat(recipients())
                .containsExactlyInAnyOrder("altai.sales", "tomsk.sales", "omsk.sales", "altai.sales-director");
    }

    private void mail() {
        reminders.run();
        outbox.deliver();
    }

    private void mailEachMinute(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(minute -> {
            clock.set(NINE.plusMinutes(minute));
            mail();
        });
    }

    private void prepare(String branch) {
        complete(branch + ".sales", branch, "prepare-list", Map.of("shown", token(branch)));
    }

    /** Logins of all that have got a mail, once for each mail. */
    private List<String> recipients() {
        return server.mails().stream()
                .map(MailServer::recipient)
                .map(address -> address.replace("@vip.example", ""))
                .toList();
    }
}
