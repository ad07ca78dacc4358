package vip.approvals.absences;

import java.time.LocalDate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import vip.approvals.staff.DemoMode;

/** People who are absent, and those who stand in. */
@Component
public class AbsenceDesk {

    private final Absences absences;
    private final Substitutions substitutions;
    private final Routing routing;
    private final IdentityService identityService;

    AbsenceDesk(Absences absences, Substitutions substitutions, Routing routing, IdentityService identityService) {
        this.absences = absences;
        this.substitutions = substitutions;
        this.routing = routing;
        this.identityService = identityService;
    }

    /** @return its id */
    public long enter(String person, LocalDate first, LocalDate last, String... substitutes) {
        return absences.enter(person, AbsenceEntry.of(first.toString(), last.toString(), substitutes), person);
    }

    public void end(long absence) {
        Absence found = absences.find(absence).orElseThrow();
        absences.end(found, found.person());
    }

    /** What happens each minute. */
    public void minute() {
        substitutions.run();
    }

    /** One task of {@link #minute}, in the current transaction. */
    public void route(String task) {
        routing.route(task);
    }

    /** A person in these groups, for this test alone ({@link #remove}). */
    public void person(String login, String... groups) {
        User user = identityService.newUser(login);
        user.setFirstName("Test");
        user.setLastName(login);
        user.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(user);
        for (String group : groups) {
            identityService.createMembership(login, group);
        }
    }

    public void remove(String... logins) {
        identityService.clearAuthentication();
        for (String login : logins) {
            identityService.deleteUser(login);
        }
    }
}
