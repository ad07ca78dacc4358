package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;
import vip.approvals.absences.AbsenceDesk;

/** New VIPs get their managers though the branch's allocation staff are absent (B7, GT-14). */
class AbsentAllocationTests extends AllocationStaff {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 20);

    @LocalServerPort
    int port;

    @Autowired
    AbsenceDesk desk;

    @Test
    void B7_theSubstituteGivesManagersOnBehalfOfTheStaffAndOnlyInTheTask() {
        add("p1", "substitutes");
        desk.enter(STAFF, DAY, DAY, "p1");
        approve(1);
        desk.minute();
        assertThat(allocateManagers().getAssignee()).as("the day before").isNull();
        clock.set(DAY);
        desk.minute();
        assertThat(allocateManagers().getAssignee()).isEqualTo("p1");

        String path = "/api/tasks/" + allocateManagers().getId() + "/allocation";
        Visitor substitute = Visitor.loggedIn(port, "p1");
        assertThat(substitute.get(path).body()).contains("\"onBehalfOf\":\"Demo Altai allocation staff\"");
        assertThat(substitute.get("/managers/altai").statusCode()).isEqualTo(404);
        String client = texts("SELECT client FROM vip.onboarding").get(0);
        assertThat(substitute
                        .post(
                                path + "/assignments",
                                "{\"choices\":[{\"client\":\"%s\",\"manager\":\"%s\"}],\"receive\":false}"
                                        .formatted(client, FIRST))
                        .statusCode())
                .isEqualTo(200);
        complete("p1", allocateManagers().getId());
        assertThat(texts("SELECT assigned_by || ' ' || on_behalf_of FROM vip.assignment"))
                .containsExactly("p1 altai.allocation");
        assertThat(allocateManagers()).isNull();
    }

    @Test
    void afterTheLastDayTheTaskWaitsForTheStaffAgain() {
        add("p1", "substitutes");
        desk.enter(STAFF, DAY, DAY, "p1");
        approve(1);
        clock.set(DAY.atTime(23, 59, 59));
        desk.minute();
        assertThat(allocateManagers().getAssignee()).isEqualTo("p1");
        clock.set(DAY.plusDays(1));
        String path = "/api/tasks/" + allocateManagers().getId() + "/allocation";
        assertThat(Visitor.loggedIn(port, "p1")
                        .post(path + "/assignments", "{\"choices\":[]}")
                        .statusCode())
                .isEqualTo(409);
        desk.minute();
        assertThat(allocateManagers().getAssignee()).isNull();
        assertThat(Visitor.loggedIn(port, "p1").get(path).statusCode()).isEqualTo(404);
    }
}
