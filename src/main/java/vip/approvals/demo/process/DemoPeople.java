package vip.approvals.demo.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.staff.Branch;
import vip.approvals.staff.DemoMode;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/**
 * One person for each seat, whose login is the seat's group: {@code altai.security}; and one for each system that
 * sends files.
 * The groups themselves are there in every run ({@code staff}).
 */
@Component
public class DemoPeople {

    private record Role(String group, String place, String title) {}

    private final IdentityService identityService;
    private final Map<String, Role> roles = new LinkedHashMap<>();

    DemoPeople(IdentityService identityService, Organisation organisation) {
        this.identityService = identityService;
        for (Branch branch : organisation.branches()) {
            Seat.ofBranch().forEach(seat -> add(seat.group(branch.id()), branch.name(), seat.title()));
            String managers = Seat.MANAGER.group(branch.id());
            roles.put(managers + "-2", new Role(managers, branch.name(), "second personal manager"));
            add(branch.systemGroup(), branch.name(), "branch system");
        }
        add(Seat.HQ_SALES.group(null), "HQ", "sales organisation");
        add(Seat.HQ_COMMERCIAL.group(null), "HQ", "commercial director");
        roles.put("hq.security-deputy", new Role(People.SUBSTITUTES, "HQ", "security deputy"));
        add(People.BILLING, "HQ", "billing");
    }

    private void add(String group, String place, String title) {
        roles.put(group, new Role(group, place, title));
    }

    /** Adds who is missing. */
    @Transactional
    public void create() {
        roles.forEach((login, role) -> {
            if (!exists(login)) {
                person(login, role);
            }
        });
    }

    /** Whether nobody is missing. */
    public boolean exist() {
        return roles.keySet().stream().allMatch(this::exists);
    }

    private boolean exists(String login) {
        return identityService.createUserQuery().userId(login).count() > 0;
    }

    private void person(String login, Role role) {
        User user = identityService.newUser(login);
        user.setFirstName("Demo " + role.place());
        user.setLastName(role.title());
        user.setEmail(login + "@vip.example");
        user.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(user);
        identityService.createMembership(login, role.group());
    }
}
