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

    private record Role(String place, String title) {}

    private final IdentityService identityService;
    private final Map<String, Role> roles = new LinkedHashMap<>();

    DemoPeople(IdentityService identityService, Organisation organisation) {
        this.identityService = identityService;
        for (Branch branch : organisation.branches()) {
            Seat.ofBranch().forEach(seat -> roles.put(seat.group(branch.id()), new Role(branch.name(), seat.title())));
            roles.put(branch.systemGroup(), new Role(branch.name(), "branch system"));
        }
        roles.put(Seat.HQ_SALES.group(null), new Role("HQ", "sales organisation"));
        roles.put(Seat.HQ_COMMERCIAL.group(null), new Role("HQ", "commercial director"));
        roles.put(People.BILLING, new Role("HQ", "billing"));
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
        identityService.createMembership(login, login);
    }
}
