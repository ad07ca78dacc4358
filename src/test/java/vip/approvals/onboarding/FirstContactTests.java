package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static vip.approvals.Product.refusalOf;
import static vip.approvals.onboarding.Reception.CLIENT;
import static vip.approvals.onboarding.Reception.MANAGER;
import static vip.approvals.onboarding.Reception.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.calendar.Calendars;
import vip.approvals.onboarding.ContactDraft.Outcome;
import vip.approvals.onboarding.Contacts.Medium;

/** The first contact with a new VIP, to the day (A11, GT-15..24, AMB-25). */
@ProductTest
class FirstContactTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    Calendars calendars;

    @Autowired
    Reception reception;

    @Autowired
    TaskService taskService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    IdentityService identityService;

    @Autowired
    Onboardings onboardings;

    @Autowired
    Assignments assignments;

    @Autowired
    Managers managers;

    @Autowired
    OnboardingProcesses processes;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyIsReceived() {
        product.reset();
    }

    @AfterEach
    void theProgrammesOwnCalendar() {
        calendar("RU");
    }

    // -- the clocks
    // ----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        // A11: a Monday without days off; a Chinese holiday whose make-up Saturday counts; a Russian working Saturday.
        "CN, 2026-11-02, 2026-11-05",
        "CN, 2026-09-30, 2026-10-10",
        "RU, 2027-02-17, 2027-02-20",
        "RU, 2027-02-18, 2027-02-24",
        "RU, 2026-09-30, 2026-10-05",
        "CN, 2027-02-18, 2027-02-23"
    })
    void A11_theFirstSmsIsDueThreeWorkingDaysAfterTheAssignment(String of, LocalDate assigned, LocalDate due) {
        calendar(of);
        clock.set(assigned);
        reception.received(CLIENT);
        assertThat(reception.due(CLIENT, "first-sms")).isEqualTo(due);
    }

    @Test
    void A11_theClockBeginsWithTheAssignmentAndNotWithTheApproval() {
        calendar("CN");
        clock.set(LocalDate.of(2026, 10, 28));
        reception.arrives(CLIENT);
        assertThat(taskService
                        .createTaskQuery()
                        .processInstanceBusinessKey(CLIENT)
                        .count())
                .isZero();
        clock.set(LocalDate.of(2026, 11, 2));
        reception.assigned(CLIENT);
        assertThat(reception.due(CLIENT, "first-sms")).isEqualTo("2026-11-05");
    }

    @Test
    void A11_theCallIsDueThreeWorkingDaysAfterTheSmsAndWeeklyAttemptsBeginAfterFive() {
        calendar("CN");
        clock.set(LocalDate.of(2026, 11, 2));
        reception.received(CLIENT);
        clock.set(LocalDate.of(2026, 11, 5));
        reception.smsSent(CLIENT);
        assertThat(reception.due(CLIENT, "first-call")).isEqualTo("2026-11-10");

        clock.set(LocalDate.of(2026, 11, 10));
        reception.complete(CLIENT, "first-call", contact(Outcome.NOT_REACHED));
        assertThat(reception.timer()).as("after Thursday 12 November").isEqualTo("2026-11-13");
        clock.set(LocalDate.of(2026, 11, 12).atTime(23, 59, 59));
        product.runTimers();
        assertThat(taskService
                        .createTaskQuery()
                        .processInstanceBusinessKey(CLIENT)
                        .count())
                .as("not on the day itself")
                .isZero();

        clock.set(LocalDate.of(2026, 11, 13).atStartOfDay());
        product.runTimers();
        assertThat(reception.due(CLIENT, "try-again")).isEqualTo("2026-11-19");
        List<LocalDate> due = new ArrayList<>();
        for (int week = 0; week < 8; week++) { // without an end, as GT-23 has it
            clock.set(LocalDate.of(2026, 11, 14).plusWeeks(week));
            reception.complete(CLIENT, "try-again", contact(Outcome.NOT_REACHED, Medium.SMS));
            assertThat(reception.timer()).isEqualTo(LocalDate.of(2026, 11, 20).plusWeeks(week));
            clock.set(LocalDate.of(2026, 11, 20).plusWeeks(week));
            product.runTimers();
            due.add(reception.due(CLIENT, "try-again"));
        }
        assertThat(due)
                .containsExactlyElementsOf(Stream.iterate(LocalDate.of(2026, 11, 26), day -> day.plusWeeks(1))
                        .limit(8)
                        .toList());
        reception.complete(CLIENT, "try-again", contact(Outcome.REACHED));
        assertThat(reception.task(CLIENT, "personal-terms")).isNotNull();
    }

    @Test
    void weeksThatWentByWithoutAnAttemptAreNotMadeUpFor() {
        clock.set(LocalDate.of(2026, 11, 2));
        reception.received(CLIENT);
        reception.smsSent(CLIENT); // five Russian working days later it is Tuesday 10 November, 4 November being off
        reception.complete(CLIENT, "first-call", contact(Outcome.NOT_REACHED));
        assertThat(reception.timer()).isEqualTo("2026-11-11");
        clock.set(LocalDate.of(2026, 11, 11));
        product.runTimers();
        clock.set(LocalDate.of(2026, 12, 2)); // in the fourth week, which ends on 8 December
        reception.complete(CLIENT, "try-again", contact(Outcome.NOT_REACHED));
        assertThat(reception.timer()).isEqualTo("2026-12-09");
    }

    @Test
    void anAttemptThatFailsAfterTheFiveDaysIsFollowedAtOnce() {
        clock.set(LocalDate.of(2026, 11, 2));
        reception.received(CLIENT);
        reception.smsSent(CLIENT);
        clock.set(LocalDate.of(2026, 11, 20));
        reception.complete(CLIENT, "first-call", contact(Outcome.NOT_REACHED));
        product.runTimers();
        assertThat(reception.due(CLIENT, "try-again"))
                .as("late already: it was due in the first week")
                .isEqualTo("2026-11-17");
    }

    // -- what has to be found out
    // --------------------------------------------------------------------------------------

    @Test
    void GT16_theSmsComesFirst() {
        reception.received(CLIENT);
        assertThat(refusalOf(() -> reception.complete(CLIENT, "first-sms", null)))
                .contains("GT-16");
        reception.sms(CLIENT);
        reception.complete(CLIENT, "first-sms", null);
        assertThat(reception.task(CLIENT, "first-call")).isNotNull();
    }

    @Test
    void GT22_theFirstContactAfterTheSmsIsACall() {
        reception.received(CLIENT);
        reception.smsSent(CLIENT);
        assertThat(refusalOf(() -> reception.complete(CLIENT, "first-call", contact(Outcome.REACHED, Medium.SMS))))
                .contains("GT-22");
    }

    @Test
    void GT17_theFirstContactCannotBeCompletedWithoutWhatItHasToFindOut() {
        LocalDate today = LocalDate.of(2026, 11, 2);
        ContactDraft complete = contact(Outcome.REACHED);
        assertThat(complete.problems(today)).isEmpty();
        assertThat(new ContactDraft(
                                Medium.CALL,
                                "+7 000",
                                "+7 913 000-00-00",
                                false,
                                Outcome.REACHED,
                                " ",
                                "none",
                                null,
                                false,
                                false,
                                false,
                                null,
                                null)
                        .problems(today))
                .extracting(Problem::field)
                .containsExactly(
                        "ownNumber",
                        "userName",
                        "landline",
                        "birthday",
                        "identitySeen",
                        "servicesTold",
                        "leadTimeTold");
        assertThat(born(today, today)).as("not born yet today").isEqualTo(1);
        assertThat(born(today.minusDays(1), today)).isZero();
        assertThat(born(today.minusYears(120), today)).isZero();
        assertThat(born(today.minusYears(120).minusDays(1), today)).isEqualTo(1);
    }

    private static int born(LocalDate birthday, LocalDate today) {
        ContactDraft c = contact(Outcome.REACHED);
        return new ContactDraft(
                        c.medium(),
                        c.to(),
                        c.fromNumber(),
                        true,
                        c.outcome(),
                        c.userName(),
                        c.landline(),
                        birthday,
                        true,
                        true,
                        true,
                        null,
                        null)
                .problems(today)
                .size();
    }

    @Test
    void theServerRefusesAnIncompleteContactAndStoresNothing() {
        reception.received(CLIENT);
        reception.smsSent(CLIENT);
        ContactDraft c = contact(Outcome.REACHED);
        Task task = reception.task(CLIENT, "first-call");
        String token = reception.draft(
                task,
                new ContactDraft(
                        c.medium(),
                        c.to(),
                        c.fromNumber(),
                        true,
                        c.outcome(),
                        c.userName(),
                        c.landline(),
                        c.birthday(),
                        true,
                        true,
                        false,
                        null,
                        null));
        assertThat(refusalOf(() -> reception.complete(task, token))).contains("about a month (GT-24)");
        assertThat(count("SELECT count(*) FROM vip.dossier")).isZero();
        assertThat(count("SELECT count(*) FROM vip.contact WHERE step = 'first-call'"))
                .isZero();
    }

    @Test
    void whatWasFoundOutIsKeptForWhoeverMeetsTheClientNext() {
        reception.reached(CLIENT);
        assertThat(jdbc.sql(
                                "SELECT user_name || ', ' || landline || ', ' || birthday || ', ' || taken_by FROM vip.dossier")
                        .query(String.class)
                        .single())
                .isEqualTo("Demo User, +7 3852 00-00-00, 1980-02-29, altai.manager");
        assertThat(jdbc.sql(
                                "SELECT step || ' ' || channel || ' ' || outcome || ' ' || own_number FROM vip.contact ORDER BY contact")
                        .query(String.class)
                        .list())
                .containsExactly("first-sms SMS SENT true", "first-call CALL REACHED true");
    }

    // -- stale screens, double clicks
    // ----------------------------------------------------------------------------------

    @Test
    void aFormThatWasChangedInAnotherWindowIsNotCompletedFromTheFirst() {
        reception.received(CLIENT);
        reception.smsSent(CLIENT);
        Task task = reception.task(CLIENT, "first-call");
        String first = reception.draft(task, contact(Outcome.NOT_REACHED));
        String second = reception.draft(task, contact(Outcome.REACHED));
        assertThat(refusalOf(() -> reception.complete(task, first))).contains("changed since it was shown");
        reception.complete(task, second);
        assertThat(catchThrowable(() -> reception.complete(task, second)))
                .as("a double click")
                .isNotNull();
        assertThat(count("SELECT count(*) FROM vip.contact WHERE step = 'first-call'"))
                .isEqualTo(1);
    }

    @Test
    void anEmptyFormIsNotCompleted() {
        reception.received(CLIENT);
        reception.smsSent(CLIENT);
        Task task = reception.task(CLIENT, "first-call");
        assertThat(refusalOf(() -> reception.complete(task, "anything"))).contains("The form is empty");
        assertThat(refusalOf(() -> reception.complete(task, null))).contains("\"shown\" is missing");
    }

    @Test
    void nobodyButTheClientsManagerCompletesItsTasks() {
        reception.received(CLIENT);
        Task task = reception.task(CLIENT, "first-sms");
        assertThat(task.getAssignee()).isEqualTo(MANAGER);
        for (String other : List.of("altai.allocation", "altai.sales-director", "tomsk.manager", "admin")) {
            assertThat(catchThrowable(() -> product.as(other, () -> taskService.complete(task.getId(), Map.of()))))
                    .as(other)
                    .isNotNull();
        }
        assertThat(refusalOf(() -> product.as("admin", () -> taskService.setAssignee(task.getId(), "altai.sales"))))
                .contains("does not hold the seat");
    }

    // -- ends
    // ----------------------------------------------------------------------------------------------------------

    @Test
    void whoDeclinesIsNoVipAnyMore() {
        reception.received(CLIENT);
        reception.smsSent(CLIENT);
        clock.set(LocalDate.of(2026, 10, 7));
        reception.complete(CLIENT, "first-call", contact(Outcome.DECLINED));
        assertThat(reception.way(CLIENT)).contains("end-status", "client-declined");
        assertThat(jdbc.sql("SELECT state || ' ' || reason FROM vip.onboarding")
                        .query(String.class)
                        .single())
                .isEqualTo("DECLINED NOT_INTERESTED");
        assertThat(count("SELECT count(*) FROM vip.vip_status")).isZero();
        assertThat(jdbc.sql("SELECT client || ' ' || since || ' ' || until FROM vip.former_vip")
                        .query(String.class)
                        .single())
                .isEqualTo("altai-vip 2026-01-20 2026-10-07");
        assertThat(jdbc.sql("SELECT end_reason FROM vip.assignment")
                        .query(String.class)
                        .single())
                .isEqualTo("STATUS_ENDED");
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(CLIENT)
                        .count())
                .isZero();
    }

    @Test
    void whoDeclinesIsKeptAsAFormerVipWhateverTheTime() {
        reception.received(CLIENT);
        AtomicLong ticks = new AtomicLong();
        Object service = AopTestUtils.getTargetObject(onboardings);
        Object before = ReflectionTestUtils.getField(service, "clock");
        ReflectionTestUtils.setField(
                service,
                "clock",
                new Clock() { // no two looks at it are the same, as in real life

                    @Override
                    public ZoneId getZone() {
                        return clock.getZone();
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return clock.instant().plusMillis(ticks.incrementAndGet());
                    }
                });
        try {
            onboardings.decline(CLIENT, "LEAVING");
        } finally {
            ReflectionTestUtils.setField(service, "clock", before);
        }
        assertThat(count("SELECT count(*) FROM vip.former_vip WHERE onboarding IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void aManagerWhoHasLeftTheSeatKeepsNobodyElseAndTheTaskWaitsForTheHandOver() {
        reception.received(CLIENT);
        reception.smsSent(CLIENT);
        reception.complete(CLIENT, "first-call", contact(Outcome.NOT_REACHED));
        identityService.deleteMembership(MANAGER, "altai.manager");
        try {
            clock.set(LocalDate.of(2026, 10, 13));
            product.runTimers();
            assertThat(reception.task(CLIENT, "try-again").getAssignee()).isNull();
            assertThat(runtimeService.createIncidentQuery().count()).isZero();
            managers.passed("altai.manager-2", "altai", LocalDate.of(2026, 10, 1), "altai.allocation");
            assignments.give("altai", Map.of(CLIENT, MANAGER), "altai.manager-2", "altai.allocation");
            assertThat(reception.task(CLIENT, "try-again").getAssignee()).isEqualTo("altai.manager-2");
        } finally {
            identityService.createMembership(MANAGER, "altai.manager");
        }
    }

    @Test
    void aReasonThatIsNotOneOfTheSettingsIsRefused() {
        reception.received(CLIENT);
        reception.smsSent(CLIENT);
        ContactDraft c = contact(Outcome.DECLINED);
        assertThat(refusalOf(() -> reception.complete(
                        CLIENT,
                        "first-call",
                        new ContactDraft(
                                c.medium(),
                                c.to(),
                                c.fromNumber(),
                                true,
                                c.outcome(),
                                null,
                                null,
                                null,
                                false,
                                false,
                                false,
                                "WHATEVER",
                                null))))
                .contains("why the client declines");
        assertThat(count("SELECT count(*) FROM vip.vip_status")).isEqualTo(1);
    }

    @Test
    void anOnboardingThatIsEndedEarlyLeavesNothingOpenAndTheStatusAsItIs() {
        reception.reached(CLIENT);
        processes.end(CLIENT);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(CLIENT)
                        .count())
                .isZero();
        assertThat(reception.way(CLIENT))
                .contains("withdraw-card", "issuance-ended", "close-onboarding", "ended-early");
        assertThat(jdbc.sql("SELECT state FROM vip.onboarding")
                        .query(String.class)
                        .single())
                .isEqualTo("ENDED");
        assertThat(jdbc.sql("SELECT block_reason FROM vip.card")
                        .query(String.class)
                        .single())
                .isEqualTo("ONBOARDING_ENDED");
        assertThat(count("SELECT count(*) FROM vip.vip_status")).isEqualTo(1);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** The same diagrams by another country's calendar. */
    private void calendar(String id) {
        ReflectionTestUtils.setField(context.getBean("deadlines"), "calendar", calendars.of(id));
    }
}
