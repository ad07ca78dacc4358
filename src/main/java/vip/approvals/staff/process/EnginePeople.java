package vip.approvals.staff.process;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import vip.approvals.engine.Unrestricted;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** People, groups and memberships as Camunda's Admin keeps them. */
@Component
class EnginePeople implements People {

    private final IdentityService identityService;
    private final Organisation organisation;
    private final Unrestricted unrestricted;

    EnginePeople(IdentityService identityService, Organisation organisation, Unrestricted unrestricted) {
        this.identityService = identityService;
        this.organisation = organisation;
        this.unrestricted = unrestricted;
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
    public List<String> vacantSeats() {
        return unrestricted.call(
                () -> groups(organisation).filter(this::isVacant).toList());
    }

    @Override
    public List<String> vacantSeats(String branch) {
        return unrestricted.call(() -> Seat.ofBranch().stream()
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

    private boolean isVacant(String group) {
        return identityService.createUserQuery().memberOfGroup(group).count() == 0;
    }

    /** The groups of all seats, each once. */
    static Stream<String> groups(Organisation organisation) {
        return organisation.branches().stream()
                .flatMap(branch -> Stream.of(Seat.values()).map(seat -> seat.group(branch.id())))
                .distinct();
    }
}
