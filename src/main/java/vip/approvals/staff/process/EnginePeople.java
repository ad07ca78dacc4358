package vip.approvals.staff.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.Unrestricted;
import vip.approvals.staff.Addressee;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** People, groups and memberships as Camunda's Admin keeps them. */
@Component
class EnginePeople implements People {

    private final IdentityService identityService;
    private final Organisation organisation;
    private final Unrestricted unrestricted;
    private final JdbcClient jdbc;

    EnginePeople(
            IdentityService identityService, Organisation organisation, Unrestricted unrestricted, JdbcClient jdbc) {
        this.identityService = identityService;
        this.organisation = organisation;
        this.unrestricted = unrestricted;
        this.jdbc = jdbc;
    }

    @Override
    public boolean holds(String person, Seat seat, String branch) {
        return unrestricted.call(() -> identityService
                        .createUserQuery()
                        .userId(person)
                        .memberOfGroup(seat.group(branch))
                        .count()
                > 0);
    }

    @Override
    public List<String> holders(Seat seat, String branch) {
        return members(seat.group(branch));
    }

    @Override
    public List<String> members(String group) {
        return unrestricted.call(
                () -> identityService.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
                        .map(User::getId)
                        .toList());
    }

    @Override
    public Set<String> groups(String person) {
        return unrestricted.call(() -> identityService.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet()));
    }

    @Override
    public boolean exists(String person) {
        return unrestricted.call(
                () -> identityService.createUserQuery().userId(person).count() > 0);
    }

    @Override
    public List<String> vacantSeats() {
        return unrestricted.call(
                () -> organisation.seatGroups().filter(this::isVacant).toList());
    }

    @Override
    public List<String> vacantSeats(String branch) {
        return unrestricted.call(() -> Seat.ofLists().stream()
                .map(seat -> seat.group(branch))
                .filter(this::isVacant)
                .toList());
    }

    @Override
    public String name(String person) {
        return unrestricted.call(() -> {
            User user = identityService.createUserQuery().userId(person).singleResult();
            String name = user == null
                    ? ""
                    : Stream.of(user.getFirstName(), user.getLastName())
                            .filter(part -> part != null && !part.isBlank())
                            .collect(Collectors.joining(" "));
            return name.isEmpty() ? person : name;
        });
    }

    /** The engine has no query for users together with their groups. */
    @Override
    public List<Addressee> addressees() {
        return jdbc.sql("""
                        SELECT u.id_, u.email_, array_remove(array_agg(m.group_id_), NULL) AS groups
                        FROM camunda.act_id_user u LEFT JOIN camunda.act_id_membership m ON m.user_id_ = u.id_
                        WHERE u.email_ LIKE '%_@_%'
                        GROUP BY u.id_
                        """)
                .query((row, number) -> new Addressee(row.getString("id_"), row.getString("email_"), Set.of((String[])
                        row.getArray("groups").getArray())))
                .list();
    }

    @Override
    public List<String> seatsWithoutAddress() {
        Set<String> reached = addressees().stream()
                .flatMap(person -> person.groups().stream())
                .collect(Collectors.toSet());
        List<String> vacant = vacantSeats();
        return organisation
                .seatGroups()
                .filter(group -> !reached.contains(group) && !vacant.contains(group))
                .toList();
    }

    private boolean isVacant(String group) {
        return identityService.createUserQuery().memberOfGroup(group).count() == 0;
    }
}
