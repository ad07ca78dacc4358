package vip.approvals.lists;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.absences.AbsenceDesk;
import vip.approvals.staff.Seat;

/** Directors who are absent, people who may stand in, and what becomes of the tasks. */
abstract class AbsentDirector extends Coordination {

    static final String ABSENT = "altai.security";
    static final String DEPUTY = "hq.security-deputy";
    static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
    static final LocalDate LAST = LocalDate.of(2026, 10, 30);
    static final String[] PEOPLE = {"p1", "p2", "p3", "p4"};

    @Autowired
    AbsenceDesk desk;

    @Autowired
    IdentityService identityService;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void submitted() {
        for (String person : PEOPLE) {
            desk.person(person, "substitutes");
        }
        open();
        submit("altai");
    }

    @AfterEach
    void peopleGo() {
        desk.remove(PEOPLE);
        for (String login : List.of(DEPUTY, "tomsk.security", ABSENT)) {
            identityService.deleteTenantUserMembership("altai", login);
            identityService.deleteMembership(login, "altai.commercial");
        }
        identityService.deleteMembership("altai.sales", "substitutes");
    }

    // -- what people do ----------------------------------------------------------------------------------------------

    void decideAs(String person, Task task) {
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, person));
        completeAs(person, task, Map.of("shown", shownTo(person)));
    }

    String shownTo(String person) {
        return verdicts.progress(docket("altai", Seat.SECURITY, person)).token();
    }

    // -- what there is -----------------------------------------------------------------------------------------------

    String assignee() {
        return task("altai", "decide-security").getAssignee();
    }

    boolean visible(String person) {
        boolean[] found = new boolean[1];
        product.as(
                person,
                () -> found[0] = taskService
                                .createTaskQuery()
                                .taskDefinitionKey("decide-security")
                                .count()
                        > 0);
        return found[0];
    }

    String act(String kind) {
        return jdbc.sql("SELECT concat_ws(' ', seat, person, on_behalf_of) FROM vip.act WHERE kind = :kind")
                .param("kind", kind)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    List<String> passedOver() {
        return jdbc.sql("SELECT unnest(passed_over) FROM vip.stand_in")
                .query(String.class)
                .list();
    }

    List<String> outcomes() {
        return jdbc.sql("SELECT outcome FROM vip.stand_in ORDER BY stand_in")
                .query(String.class)
                .list();
    }
}
