package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.staff.Seat.COMMERCIAL;
import static vip.approvals.staff.Seat.SECURITY;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vip.approvals.Visitor;
import vip.approvals.reminders.Reminders;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/**
 * B8, AMB-18: until both directors have finished, nobody learns what one has decided. Two worlds in which one director
 * decides differently answer every question of everybody else in the same way. Security's words are never told.
 */
class BlindCoordinationTests extends Coordination {

    private static final String MARKER = "Marker-of-security";

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    HistoryService historyService;

    @Autowired
    FilterService filterService;

    @Autowired
    IdentityService identityService;

    @Autowired
    Reminders reminders;

    @BeforeEach
    void addresses() {
        jdbc.sql("UPDATE camunda.act_id_user SET email_ = id_ || '@vip.example' WHERE email_ IS NULL")
                .update();
    }

    @Test
    void theCommercialDirectorAndEverybodyElseLearnNothingOfSecuritysDecisions() throws Exception {
        List<String> others = List.of("altai.commercial", "altai.sales", "hq.commercial", "tomsk.security");
        assertThatNothingIsLearnt(SECURITY, others);
    }

    @Test
    void theSecurityDirectorAndEverybodyElseLearnNothingOfCommercialsDecisions() throws Exception {
        assertThatNothingIsLearnt(COMMERCIAL, List.of("altai.security"));
    }

    /** Cockpit, histories, the evidence: who watches the processes watches no decision. */
    @Test
    void anAdministratorLearnsNothingEitherEvenWhoIsTheOtherDirector() throws Exception {
        for (Seat seat : List.of(SECURITY, COMMERCIAL)) {
            String director = other(seat).group("altai");
            identityService.createMembership(director, People.ADMINISTRATORS);
            try {
                assertThatNothingIsLearnt(seat, List.of("admin", director));
            } finally {
                identityService.deleteMembership(director, People.ADMINISTRATORS);
            }
        }
    }

    private void assertThatNothingIsLearnt(Seat seat, List<String> others) throws Exception {
        Map<String, String> approved = world(seat, others, false);
        Map<String, String> rejected = world(seat, others, true);
        assertThat(rejected.keySet()).isEqualTo(approved.keySet());
        SoftAssertions softly = new SoftAssertions();
        rejected.forEach(
                (question, answer) -> softly.assertThat(answer).as(question).isEqualTo(approved.get(question)));
        softly.assertAll();
    }

    /** One seat has notes, then has decided; the other one has its task open. What everybody else is told. */
    private Map<String, String> world(Seat seat, List<String> others, boolean rejects) throws Exception {
        quarter();
        addresses();
        forgetHistory();
        open();
        submit("altai");
        Seat other = other(seat);
        take(other.group("altai"), "altai", element(other));
        Task task = take(seat.group("altai"), "altai", element(seat));
        decideOneByOne(seat, rejects);
        Map<String, String> answers = new TreeMap<>();
        ask(List.of(other.group("altai")), task, "notes", answers);
        completeAs(seat.group("altai"), task, Map.of("shown", shown("altai", seat)));
        product.runJobs();
        ask(others, task, "decided", answers);
        clock.set(LocalDate.of(2026, 12, 1)); // everything is late
        reminders.run();
        jdbc.sql(
                        "SELECT recipient, subject || E'\\n' || body || coalesce(html, '') AS text FROM vip.outbox ORDER BY id")
                .query((row, number) -> answers.put(
                        "mail " + number + " to " + row.getString("recipient"),
                        Answers.normal(0, row.getString("text"))))
                .list();
        assertThat(answers.keySet()).anyMatch(question -> question.startsWith("mail"));
        assertThat(answers.values()).noneMatch(answer -> answer.contains(MARKER));
        return answers;
    }

    /** Administrators see it for all times, so it would differ by what other tests have left. */
    private void forgetHistory() {
        product.asSuperuser("""
                DO $$ DECLARE name text; BEGIN
                    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'camunda' AND tablename LIKE 'act\\_hi\\_%'
                    LOOP EXECUTE 'TRUNCATE camunda.' || name; END LOOP;
                END $$""");
    }

    private void decideOneByOne(Seat seat, boolean rejects) {
        Docket docket = docket("altai", seat, seat.group("altai"));
        String reason = seat == SECURITY ? "DOCUMENTS" : "NOT_PROFITABLE";
        note(
                docket,
                line("altai", "altai-t1"),
                rejects ? "REJECT" : "APPROVE",
                rejects ? reason : null,
                rejects ? MARKER : null);
        note(
                docket,
                line("altai", "altai-t2"),
                rejects ? "RETURN" : "APPROVE",
                rejects ? reason : null,
                rejects ? MARKER : null);
    }

    private void ask(List<String> people, Task theirs, String when, Map<String, String> answers) throws Exception {
        var reads = ReadRoutes.of(mappings, holes(theirs));
        reads.add(new ReadRoutes.Read("POST", "/api/evidence/verify"));
        for (String person : people) {
            Visitor visitor = Visitor.loggedIn(port, person);
            for (ReadRoutes.Read read : reads) {
                HttpResponse<byte[]> answer = visitor.ask(
                        read.method(),
                        read.path(),
                        read.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
                String question =
                        Answers.normal(0, "%s, %s: %s %s".formatted(when, person, read.method(), read.path()));
                String text = Answers.text(answer);
                if (!text.contains("Marker\"") || !read.path().contains("text=Marker")) {
                    assertThat(text).as(question).doesNotContain(MARKER);
                }
                answers.merge(
                        question,
                        Answers.normal(answer.statusCode(), text),
                        (one, more) -> one.compareTo(more) <= 0 ? one + more : more + one);
            }
        }
    }

    private Map<String, List<String>> holes(Task theirs) {
        List<String> tasks = taskService.createTaskQuery().list().stream()
                .filter(task -> theirs.getTenantId().equals(task.getTenantId()))
                .map(Task::getId)
                .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
        if (!tasks.contains(theirs.getId())) {
            tasks.add(theirs.getId());
        }
        String instance = theirs.getProcessInstanceId();
        var variables = historyService
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .list();
        var details = historyService
                .createHistoricDetailQuery()
                .processInstanceId(instance)
                .list();
        Map<String, List<String>> holes = new TreeMap<>();
        holes.put("task", tasks);
        holes.put("branch", List.of("altai"));
        holes.put("quarter", List.of("2026-Q3"));
        holes.put("month", List.of("2026-09"));
        holes.put("ending", List.of("csv", "xlsx"));
        holes.put("client", List.of("altai-t1"));
        holes.put("work", List.of("0".repeat(32)));
        holes.put("line", List.of("" + line("altai", "altai-t1")));
        List.of("id", "number", "name", "batch", "manager", "person", "upload", "absence", "erasure")
                .forEach(hole -> holes.put(hole, List.of("1")));
        holes.put("INSTANCE", List.of(instance));
        holes.put("DEFINITION", List.of(theirs.getProcessDefinitionId()));
        holes.put("VARIABLE", variables.stream().map(each -> each.getId()).toList());
        holes.put("DETAIL", details.stream().map(each -> each.getId()).toList());
        holes.put(
                "FILTER",
                filterService.createFilterQuery().list().stream()
                        .map(each -> each.getId())
                        .toList());
        return holes;
    }

    private static Seat other(Seat seat) {
        return seat == SECURITY ? COMMERCIAL : SECURITY;
    }

    private static String element(Seat seat) {
        return seat == COMMERCIAL ? "decide-commercial" : "decide-security";
    }

    /** Rework, approval, result, and the next quarter: everybody sees codes, nobody but the seat sees words. */
    @Test
    void securitysWordsStayWithSecurityForEver() throws Exception {
        open();
        submit("altai");
        Task task = take("altai.security", "altai", "decide-security");
        decideOneByOne(SECURITY, true);
        completeAs("altai.security", task, Map.of("shown", shown("altai", SECURITY)));
        decide("altai", COMMERCIAL);
        product.runJobs();
        Map<String, String> known = new TreeMap<>();
        ask(List.of("altai.commercial", "admin"), task, "both", known);
        assertThat(known.get("0 both, altai.commercial: GET /api/lists/altai/2026-Q3/lines"))
                .contains("DOCUMENTS");

        corrections.contest(list("altai"), line("altai", "altai-t1"), "altai.sales", "They are in order");
        corrections.correct(
                list("altai"),
                line("altai", "altai-t2"),
                "altai.sales",
                new LineContents.Change(null, "New papers", null));
        ask(List.of("altai.sales"), task, "rework", known);
        rework("altai");
        take("altai.commercial", "altai", "decide-commercial");
        ask(List.of("altai.commercial"), task, "second round", known);
        Docket again = docket("altai", COMMERCIAL, "altai.commercial");
        verdicts.approveRemaining(again);
        completeAs("altai.commercial", task("altai", "decide-commercial"), Map.of("shown", shown("altai", COMMERCIAL)));
        decide("altai", SECURITY);
        product.runJobs();
        agree("tomsk");
        agree("omsk");
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        Task approve = take("hq.commercial", null, "approve-cycle");
        ask(List.of("hq.commercial"), task, "dispute", known);
        Docket disputes = Docket.ofDisputes(Q3.toString(), "hq.commercial");
        note(disputes, line("altai", "altai-t1"), "APPROVE", null, null);
        completeAs("hq.commercial", approve, Map.of("shown", approval(), "approved", true));
        product.runJobs();
        reminders.run();
        ask(List.of("altai.sales-director", "admin"), task, "result", known);

        clock.set(LocalDate.of(2027, 1, 10));
        for (int month = 10; month <= 12; month++) {
            for (String branch : BRANCHES) {
                facts.charge(branch + "-below", "7" + branch + "-below", LocalDate.of(2026, month, 1), "3000.00");
            }
        }
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q4")));
        product.runJobs();
        ask(List.of("altai.sales"), task, "next quarter", known);
        assertThatNowhere("camunda");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.outbox o WHERE o::text LIKE '%' || :marker || '%'")
                        .param("marker", MARKER)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM vip.decision_comment WHERE comment = :marker")
                        .param("marker", MARKER)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2); // it is there
    }

    private void assertThatNowhere(String schema) {
        for (String table : jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = :schema")
                .param("schema", schema)
                .query(String.class)
                .list()) {
            assertThat(jdbc.sql("SELECT count(*) FROM %s.%s t WHERE t::text LIKE '%%%s%%'"
                                    .formatted(schema, table, MARKER))
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }
}
