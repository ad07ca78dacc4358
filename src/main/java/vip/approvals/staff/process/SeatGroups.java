package vip.approvals.staff.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.Grants;
import vip.approvals.staff.Branch;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/**
 * At each start: branches become tenants and seats become groups (design decision 9). Adds what is missing, changes
 * nothing else.
 */
@Component
@Order(1)
class SeatGroups implements ApplicationRunner {

    private final IdentityService identityService;
    private final Grants grants;
    private final JdbcClient jdbc;
    private final Organisation organisation;

    SeatGroups(IdentityService identityService, Grants grants, JdbcClient jdbc, Organisation organisation) {
        this.identityService = identityService;
        this.grants = grants;
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        organisation.branches().forEach(this::branch);
        Seat.ofHeadquarters().forEach(seat -> seatGroup(seat.group(null), seat.title()));
        group(People.SUBSTITUTES, "Stand in for others, hold no seat", "SUBSTITUTE");
        grants.toGroup(People.SUBSTITUTES, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        group(People.BILLING, "Billing systems", "SYSTEM");
    }

    private void branch(Branch branch) {
        jdbc.sql("""
                        INSERT INTO vip.branch (branch, name) VALUES (:id, :name)
                        ON CONFLICT (branch) DO UPDATE SET name = excluded.name
                        """).param("id", branch.id()).param("name", branch.name()).update();
        if (identityService.createTenantQuery().tenantId(branch.id()).count() == 0) {
            var tenant = identityService.newTenant(branch.id());
            tenant.setName(branch.name());
            identityService.saveTenant(tenant);
        }
        group(branch.systemGroup(), branch.name() + ": branch systems", "SYSTEM");
        for (Seat seat : Seat.ofBranch()) {
            String group = seat.group(branch.id());
            seatGroup(group, branch.name() + ": " + seat.title());
            if (identityService
                            .createTenantQuery()
                            .tenantId(branch.id())
                            .groupMember(group)
                            .count()
                    == 0) {
                identityService.createTenantGroupMembership(branch.id(), group);
            }
        }
    }

    private void seatGroup(String id, String name) {
        group(id, name, "SEAT");
        grants.toGroup(id, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }

    private void group(String id, String name, String type) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            Group group = identityService.newGroup(id);
            group.setName(name);
            group.setType(type);
            identityService.saveGroup(group);
        }
    }
}
