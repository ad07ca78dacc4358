package vip.approvals.demo.process;

import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.staff.Branch;
import vip.approvals.staff.DemoMode;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;

/** One person for each seat, whose login is the seat's group: {@code altai.security}; and one who loads billing files. */
@Component
public class DemoPeople {

    /** A group without a seat: its members may load billing files. */
    private static final String BILLING = "billing";

    private final IdentityService identityService;
    private final Organisation organisation;

    DemoPeople(IdentityService identityService, Organisation organisation) {
        this.identityService = identityService;
        this.organisation = organisation;
    }

    /** Adds who is missing. */
    @Transactional
    public void create() {
        for (Branch branch : organisation.branches()) {
            Stream.of(Seat.values())
                    .filter(seat -> !seat.isHeadquarters())
                    .forEach(seat -> person(seat.group(branch.id()), branch.name(), seat.title()));
        }
        person(Seat.HQ_SALES.group(null), "HQ", "sales organisation");
        person(Seat.HQ_COMMERCIAL.group(null), "HQ", "commercial director");
        billingGroup();
        person(BILLING, "HQ", "billing");
    }

    private void billingGroup() {
        if (identityService.createGroupQuery().groupId(BILLING).count() == 0) {
            Group group = identityService.newGroup(BILLING);
            group.setName("Billing: loads files of billing facts");
            group.setType("SYSTEM");
            identityService.saveGroup(group);
        }
    }

    private void person(String login, String place, String title) {
        if (identityService.createUserQuery().userId(login).count() == 0) {
            User user = identityService.newUser(login);
            user.setFirstName("Demo " + place);
            user.setLastName(title);
            user.setPassword(DemoMode.PASSWORD);
            identityService.saveUser(user);
            identityService.createMembership(login, login);
        }
    }
}
