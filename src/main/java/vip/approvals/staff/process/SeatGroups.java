package vip.approvals.staff.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.staff.Branch;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/**
 * At each start: branches become tenants, seats become groups, each with just the rights that its work needs, and
 * everyone gets the ready-made Tasklist filters (design decision 9). Adds what is missing, changes nothing else.
 */
@Component
@Order(1)
class SeatGroups implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SeatGroups.class);

    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final FilterService filterService;
    private final TaskService taskService;
    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final People people;

    SeatGroups(
            IdentityService identityService,
            AuthorizationService authorizationService,
            FilterService filterService,
            TaskService taskService,
            JdbcClient jdbc,
            Organisation organisation,
            People people) {
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.filterService = filterService;
        this.taskService = taskService;
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.people = people;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        organisation.branches().forEach(this::branch);
        for (Seat seat : Seat.values()) {
            if (seat.isHeadquarters()) {
                seatGroup(seat.group(null), seat.title());
            }
        }
        String sales = Seat.HQ_SALES.group(null);
        grant(sales, Resources.PROCESS_DEFINITION, "quarterly-cycle", Permissions.READ, Permissions.CREATE_INSTANCE);
        grant(sales, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        grant(Seat.HQ_COMMERCIAL.group(null), Resources.PROCESS_DEFINITION, "quarterly-cycle", Permissions.READ);
        group("billing", "Billing systems", "SYSTEM"); // engine/BillingLogin
        filters();
        List<String> vacant = people.vacantSeats();
        if (!vacant.isEmpty()) {
            log.warn("Nobody holds {}: lists that need these seats will wait. Put people into them in Admin.", vacant);
        }
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
        for (Seat seat : Seat.values()) {
            if (!seat.isHeadquarters()) {
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
                grant(group, Resources.PROCESS_DEFINITION, "branch-list", Permissions.READ);
            }
        }
    }

    private void seatGroup(String id, String name) {
        group(id, name, "SEAT");
        grant(id, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }

    private void group(String id, String name, String type) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            Group group = identityService.newGroup(id);
            group.setName(name);
            group.setType(type);
            identityService.saveGroup(group);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        if (authorizationService
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                == 0) {
            Authorization authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(id);
            authorization.setPermissions(permissions);
            authorizationService.saveAuthorization(authorization);
        }
    }

    private void filters() {
        filter(
                "My seats' tasks",
                10,
                "What my seats have to do",
                taskService
                        .createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks());
        filter(
                "My tasks",
                20,
                "What I have taken",
                taskService.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        filter(
                "Overdue",
                30,
                "Mine and my seats', past their due date",
                taskService.createTaskQuery().dueBeforeExpression("${now()}"));
    }

    private void filter(String name, int priority, String description, TaskQuery query) {
        if (filterService.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filterService.newTaskFilter(name);
        filter.setQuery(query.initializeFormKeys());
        filter.setProperties(Map.of("priority", priority, "description", description, "refresh", true));
        filterService.saveFilter(filter);
        Authorization everyone = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everyone.setUserId(Authorization.ANY);
        everyone.setResource(Resources.FILTER);
        everyone.setResourceId(filter.getId());
        everyone.addPermission(Permissions.READ);
        authorizationService.saveAuthorization(everyone);
    }
}
