package vip.approvals.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.MailServer;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.Statements;
import vip.approvals.TestClock;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.People;

/** Who is told what of a task, and when. In 2026 the fourth of November, a Wednesday, is a day off. */
@ProductTest
class RemindersTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final LocalDate FAR_OFF = LocalDate.of(2026, 12, 30);
    private static final String SECOND = "demo-second";

    @Autowired
    Reminders reminders;

    @Autowired
    Outbox outbox;

    @Autowired
    People people;

    @Autowired
    MailServer server;

    @Autowired
    TaskService taskService;

    @Autowired
    IdentityService identityService;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void start() {
        product.reset();
        clock.set(MONDAY);
        server.restart();
    }

    @AfterEach
    void stop() {
        server.stop();
        taskService.deleteTasks(
                taskService.createTaskQuery().list().stream().map(Task::getId).toList(), true);
        identityService.deleteUser(SECOND);
    }

    // -- who ---------------------------------------------------------------------------------------------------------

    @Test
    void aTaskThatArrivesIsToldToEverybodyInItsSeatAndToNobodyElse() {
        second(SECOND + "@vip.example", "altai.sales");
        task("Prepare list: Altai", FAR_OFF, "altai.sales");
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 new", SECOND + ": VIP programme: 1 new");
        assertThat(run()).isEmpty();
    }

    @Test
    void aTaskThatSomebodyHasTakenIsToldToHimOrHerAlone() {
        second(SECOND + "@vip.example", "altai.sales");
        taskService.setAssignee(task("Prepare list: Altai", FAR_OFF, "altai.sales"), SECOND);
        assertThat(run()).containsExactly(SECOND + ": VIP programme: 1 new");
    }

    @Test
    void aTaskTakenAwayIsToldToItsNewOwnerAndNoMoreToTheOthers() {
        second(SECOND + "@vip.example", "altai.sales");
        String task = task("Prepare list: Altai", MONDAY.plusDays(4), "altai.sales");
        taskService.setAssignee(task, "altai.sales");
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 new");
        taskService.setAssignee(task, SECOND);
        assertThat(run()).containsExactly(SECOND + ": VIP programme: 1 new");
        clock.set(MONDAY.plusDays(4));
        assertThat(run()).containsExactly(SECOND + ": VIP programme: 1 due today");
    }

    @Test
    void whoGivesATaskBackHasBeenToldAndTheOthersAreToldThen() {
        second(SECOND + "@vip.example", "altai.sales");
        String task = task("Prepare list: Altai", FAR_OFF, "altai.sales");
        taskService.setAssignee(task, "altai.sales");
        run();
        taskService.setAssignee(task, null);
        assertThat(run()).containsExactly(SECOND + ": VIP programme: 1 new");
    }

    @Test
    void whoHasNoAddressIsToldNothingUntilThereIsOne() {
        second(null, "altai.sales");
        taskService.setAssignee(task("Prepare list: Altai", FAR_OFF, "altai.sales"), SECOND);
        assertThat(run()).isEmpty();
        User person = identityService.createUserQuery().userId(SECOND).singleResult();
        person.setEmail(SECOND + "@vip.example");
        identityService.saveUser(person);
        assertThat(run()).containsExactly(SECOND + ": VIP programme: 1 new");
    }

    @Test
    void aSeatThatNoMailReachesIsNamedAndAVacantOneIsNamedElsewhere() {
        assertThat(people.seatsWithoutAddress()).isEmpty();
        second(null, "altai.security");
        assertThat(people.seatsWithoutAddress()).isEmpty();
        identityService.deleteMembership("altai.security", "altai.security");
        try {
            assertThat(people.seatsWithoutAddress()).containsExactly("altai.security");
            identityService.deleteMembership(SECOND, "altai.security");
            assertThat(people.seatsWithoutAddress()).isEmpty();
            assertThat(people.vacantSeats()).containsExactly("altai.security");
        } finally {
            identityService.createMembership("altai.security", "altai.security");
        }
    }

    // -- when --------------------------------------------------------------------------------------------------------

    @Test
    void twoWorkingDaysBeforeItIsDueADayOffInBetweenIsNotCounted() {
        task("Prepare list: Altai", LocalDate.of(2026, 11, 5), "altai.sales");
        run();
        clock.set(LocalDate.of(2026, 11, 1));
        assertThat(run()).isEmpty();
        clock.set(LocalDate.of(2026, 11, 2));
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 due soon");
        clock.set(LocalDate.of(2026, 11, 4));
        assertThat(run()).isEmpty();
    }

    @Test
    void aTaskOfWhichNobodyWasToldInTimeIsDueSoonOnTheDayBefore() {
        task("Prepare list: Altai", LocalDate.of(2026, 11, 5), "altai.sales");
        clock.set(LocalDate.of(2026, 11, 4));
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 due soon");
    }

    @Test
    void onTheDayItIsDueFromItsFirstMinuteToItsLast() {
        task("Early: Altai", MONDAY.plusDays(1), "altai.sales");
        task("Late: Tomsk", MONDAY.plusDays(1), "tomsk.sales");
        task("Past: Omsk", MONDAY.plusDays(1), "omsk.sales");
        clock.set(MONDAY.atTime(23, 59, 59));
        assertThat(run()).allMatch(mail -> mail.endsWith("1 due soon")).hasSize(3);
        taskService.createTaskQuery().list().stream()
                .filter(task -> !task.getName().startsWith("Early"))
                .forEach(task -> taskService.setAssignee(task.getId(), "nobody"));
        clock.set(MONDAY.plusDays(1).atStartOfDay());
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 due today");
        assign("Late: Tomsk", "tomsk.sales");
        clock.set(MONDAY.plusDays(1).atTime(23, 59, 59));
        assertThat(run()).containsExactly("tomsk.sales: VIP programme: 1 due today");
        assign("Past: Omsk", "omsk.sales");
        clock.set(MONDAY.plusDays(2).atStartOfDay());
        assertThat(run()).noneMatch(mail -> mail.startsWith("omsk.sales:"));
    }

    @Test
    void oneWorkingDayLateTheSuperiorIsToldADayOffLater() {
        task("Prepare list: Altai", LocalDate.of(2026, 11, 3), "altai.sales");
        run();
        clock.set(LocalDate.of(2026, 11, 4));
        assertThat(run()).isEmpty();
        clock.set(LocalDate.of(2026, 11, 5));
        assertThat(run()).containsExactly("altai.sales-director: VIP programme: 1 late");
        clock.set(LocalDate.of(2026, 11, 6));
        assertThat(run()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tomsk.sales, tomsk.sales-director",
        "tomsk.sales-director, hq.sales",
        "tomsk.commercial, hq.sales",
        "tomsk.security, hq.sales",
        "hq.sales, hq.commercial",
        "hq.commercial, hq.sales"
    })
    void eachSeatHasItsSuperiorAndATaskThatIsTakenToo(String seat, String superior) {
        taskService.setAssignee(task("Late", MONDAY, seat), seat);
        run();
        clock.set(MONDAY.plusDays(1));
        assertThat(run()).containsExactly(superior + ": VIP programme: 1 late");
    }

    @Test
    void whatArrivesOnItsLastDayIsToldAsDueTodayAndNotAgainAsNew() {
        task("Prepare list: Altai", MONDAY, "altai.sales");
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 due today");
        assertThat(run()).isEmpty();
        assertThat(jdbc.sql("SELECT occasion FROM vip.reminder ORDER BY occasion")
                        .query(String.class)
                        .list())
                .containsExactly("DUE_TODAY", "NEW");
    }

    @Test
    void aDueDayThatMovesIsToldAgainAndTheTaskIsNotNewAgain() {
        String id = task("Prepare list: Altai", MONDAY, "altai.sales");
        run();
        Task task = taskService.createTaskQuery().taskId(id).singleResult();
        task.setDueDate(endOf(MONDAY.plusDays(1)));
        taskService.saveTask(task);
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 due soon");
        clock.set(MONDAY.plusDays(1));
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 due today");
        assertThat(run()).isEmpty();
    }

    @Test
    void aTaskWithoutADueDateIsToldOnce() {
        task("Talk to somebody", null, "altai.sales");
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 new");
        clock.set(FAR_OFF);
        assertThat(run()).isEmpty();
    }

    // -- what --------------------------------------------------------------------------------------------------------

    @Test
    void oneMailTellsAPersonOfAllTasksTheMostUrgentFirst() throws Exception {
        String late = task("Sign list: Altai, 2026-Q3", LocalDate.of(2026, 10, 2), "altai.sales-director");
        String today = task("Review lists: 2026-Q3", MONDAY, "hq.sales");
        String soon = task("Look at <b>Tomsk & Omsk</b>", MONDAY.plusDays(1), "hq.sales");
        String later = task("Later", FAR_OFF, "hq.sales");
        task("Prepare list: Omsk, 2026-Q3", FAR_OFF, "omsk.sales");
        reminders.run();
        outbox.deliver();

        MimeMessage mail = server.mails().stream()
                .filter(each -> MailServer.recipient(each).equals("hq.sales@vip.example"))
                .findAny()
                .orElseThrow();
        assertThat(server.mails())
                .extracting(MailServer::recipient)
                .containsExactlyInAnyOrder(
                        "hq.sales@vip.example", "altai.sales-director@vip.example", "omsk.sales@vip.example");
        assertThat(mail.getSubject()).isEqualTo("VIP programme: 1 late, 1 due today, 1 due soon, 1 new");
        String tasklist = "http://localhost:8080/camunda/app/tasklist/default/#/";
        assertThat(part(mail, 0)).isEqualToNormalizingNewlines("""
                Late, with people you are responsible for

                - Sign list: Altai, 2026-Q3, was due 2 Oct 2026

                Due today

                - Review lists: 2026-Q3, due 5 Oct 2026
                  %1$s?task=%2$s

                Due soon

                - Look at <b>Tomsk & Omsk</b>, due 6 Oct 2026
                  %1$s?task=%3$s

                New

                - Later, due 30 Dec 2026
                  %1$s?task=%4$s

                All your tasks: %1$s

                VIP programme writes when there is something new for you. Answers to this address are not read.
                """.formatted(tasklist, today, soon, later));
        assertThat(part(mail, 1))
                .contains("<a href=\"" + tasklist + "?task=" + soon + "\"")
                .contains("Look at &lt;b&gt;Tomsk &amp; Omsk&lt;/b&gt;</a>, due 6 Oct 2026")
                .contains("<li>Sign list: Altai, 2026-Q3, was due 2 Oct 2026</li>")
                .doesNotContain(late);
    }

    @Test
    void aLongListIsStillOneMailEach() {
        IntStream.range(0, 1001).forEach(number -> task("Task " + number, FAR_OFF, "altai.sales"));
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1001 new");
        assertThat(run()).isEmpty();
    }

    @Test
    void moreTasksNeedNoMoreStatements() {
        task("Alone", FAR_OFF, "altai.sales");
        int ofOne = Statements.of(reminders::run);
        IntStream.range(0, 300).forEach(number -> task("Task " + number, FAR_OFF, "altai.sales"));
        assertThat(Statements.of(reminders::run)).isEqualTo(ofOne).isEqualTo(8);
    }

    // -- once --------------------------------------------------------------------------------------------------------

    @Test
    void aRunDuringAnotherDoesNothing() {
        task("Prepare list: Altai", FAR_OFF, "altai.sales");
        transaction().executeWithoutResult(other -> {
            reminders.run();
            CompletableFuture.runAsync(reminders::run).join();
        });
        assertThat(mails(0)).containsExactly("altai.sales: VIP programme: 1 new");
    }

    @Test
    void aRunThatFailsHasToldNobody() {
        task("Prepare list: Altai", FAR_OFF, "altai.sales");
        transaction().executeWithoutResult(failing -> {
            reminders.run();
            failing.setRollbackOnly();
        });
        assertThat(mails(0)).isEmpty();
        assertThat(run()).containsExactly("altai.sales: VIP programme: 1 new");
    }

    @Test
    void whatWasToldOfATaskIsForgottenWithTheTask() {
        String task = task("Prepare list: Altai", FAR_OFF, "altai.sales");
        task("Prepare list: Tomsk", FAR_OFF, "tomsk.sales");
        run();
        taskService.deleteTask(task, true);
        run();
        assertThat(jdbc.sql("SELECT person FROM vip.reminder")
                        .query(String.class)
                        .list())
                .containsExactly("tomsk.sales");
    }

    // ----------------------------------------------------------------------------------------------------------------

    private String task(String name, LocalDate due, String group) {
        Task task = taskService.newTask();
        task.setName(name);
        if (due != null) {
            task.setDueDate(endOf(due));
        }
        taskService.saveTask(task);
        taskService.addCandidateGroup(task.getId(), group);
        return task.getId();
    }

    private static Date endOf(LocalDate day) {
        return Date.from(day.atTime(LocalTime.of(23, 59, 59))
                .atZone(ZoneId.of("Asia/Novosibirsk"))
                .toInstant());
    }

    private void assign(String name, String person) {
        taskService.setAssignee(
                taskService.createTaskQuery().taskName(name).singleResult().getId(), person);
    }

    private void second(String address, String group) {
        User person = identityService.newUser(SECOND);
        person.setEmail(address);
        identityService.saveUser(person);
        identityService.createMembership(SECOND, group);
    }

    /** @return recipient and subject of each mail that this run has written */
    private List<String> run() {
        long last = jdbc.sql("SELECT coalesce(max(id), 0) FROM vip.outbox")
                .query(Long.class)
                .single();
        reminders.run();
        return mails(last);
    }

    private List<String> mails(long after) {
        return jdbc.sql("SELECT recipient || ': ' || subject FROM vip.outbox WHERE id > :after ORDER BY 1")
                .param("after", after)
                .query(String.class)
                .list();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
        return (String) part.getContent();
    }
}
