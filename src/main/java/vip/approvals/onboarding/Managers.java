package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Personal managers of a branch: who may serve VIPs, and how many each has (SIB-32, FRM-12). */
@Service
public class Managers {

    /**
     * @param clients whose active manager this person is, in all branches
     * @param here how many of them are VIPs of the branch
     * @param trainedUntil last day on which the last passed test counts; null if there is none
     * @param hindrance why this person may not serve VIPs of the branch today; null if that is allowed
     */
    public record Manager(String person, String name, int clients, int here, LocalDate trainedUntil, String hindrance) {

        public boolean mayServe() {
            return hindrance == null;
        }
    }

    /** With those of whom the branch's VIPs are, though they may have left it. */
    private static final String LOADS = """
            SELECT a.manager, count(*) AS clients, count(*) FILTER (WHERE coalesce(o.branch, c.branch) = :branch) AS here
            FROM vip.assignment a JOIN vip.client c USING (client)
            LEFT JOIN vip.onboarding o ON o.client = a.client AND o.state = 'RUNNING'
            WHERE a.until IS NULL GROUP BY a.manager
            """;

    private record Load(String manager, int clients, int here) {}

    private record Training(String person, LocalDate validUntil) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final People people;
    private final Organisation organisation;
    private final OnboardingSettings settings;

    Managers(JdbcClient jdbc, Clock clock, People people, Organisation organisation, OnboardingSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
        this.organisation = organisation;
        this.settings = settings;
    }

    /**
     * Everybody with the seat, and who has lost it but still has clients here; those who may serve first, the least
     * loaded of them first.
     */
    public List<Manager> of(String branch) {
        Map<String, Load> loads = jdbc.sql(LOADS).param("branch", branch).query(Load.class).list().stream()
                .collect(Collectors.toMap(Load::manager, load -> load));
        Map<String, LocalDate> trained = jdbc
                .sql("SELECT person, max(valid_until) AS valid_until FROM vip.training GROUP BY person")
                .query(Training.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Training::person, Training::validUntil));
        Set<String> holders = Set.copyOf(people.holders(Seat.MANAGER, branch));
        Stream<String> former = loads.values().stream()
                .filter(load -> load.here() > 0 && !holders.contains(load.manager()))
                .map(Load::manager);
        return Stream.concat(holders.stream(), former)
                .map(person -> manager(
                        loads.getOrDefault(person, new Load(person, 0, 0)),
                        trained.get(person),
                        holders.contains(person),
                        branch))
                .sorted(Comparator.comparing(Manager::mayServe)
                        .reversed()
                        .thenComparing(Manager::clients)
                        .thenComparing(Manager::person))
                .toList();
    }

    /** @throws RefusedException if one of these people may not serve VIPs of the branch today, saying why */
    void requireMayServe(Set<String> persons, String branch) {
        Map<String, Manager> managers =
                of(branch).stream().collect(Collectors.toMap(Manager::person, manager -> manager));
        persons.forEach(person -> {
            Manager manager = managers.get(person);
            String hindrance = manager == null ? withoutSeat(people.name(person), branch) : manager.hindrance();
            if (hindrance != null) {
                throw new RefusedException(hindrance);
            }
        });
    }

    /** Why the person may not serve VIPs of the branch today, as the end of a sentence; empty if that is allowed. */
    Optional<String> hindrance(String person, String branch) {
        if (!people.holds(person, Seat.MANAGER, branch)) {
            return Optional.of("is no personal manager of %s".formatted(organisation.branchName(branch)));
        }
        LocalDate until = jdbc.sql("SELECT max(valid_until) FROM vip.training WHERE person = :person")
                .param("person", person)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
        return untrained("", until) == null
                ? Optional.empty()
                : Optional.of(
                        until == null
                                ? "has not passed the final test (FRM-12)"
                                : "passed a final test that counted until %s (FRM-11)".formatted(until));
    }

    /**
     * A passed final test, on record.
     *
     * @throws RefusedException if the person has not the seat, or the day is not past
     */
    @Transactional
    public void passed(String person, String branch, LocalDate day, String recordedBy) {
        if (!people.holds(person, Seat.MANAGER, branch)) {
            throw new RefusedException(withoutSeat(people.name(person), branch));
        }
        if (person.equals(recordedBy)) {
            throw new RefusedException("Nobody records his or her own test.");
        }
        if (day.isAfter(LocalDate.now(clock))) {
            throw new RefusedException("The day of the test lies ahead.");
        }
        jdbc.sql("""
                        INSERT INTO vip.training (person, passed, valid_until, recorded_by, recorded_at)
                        VALUES (:person, :passed, :until, :by, :now)
                        """)
                .param("person", person)
                .param("passed", day)
                .param("until", day.plusMonths(settings.trainingMonths()))
                .param("by", recordedBy)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private Manager manager(Load load, LocalDate trainedUntil, boolean holdsSeat, String branch) {
        String name = people.name(load.manager());
        String hindrance = holdsSeat ? untrained(name, trainedUntil) : withoutSeat(name, branch);
        return new Manager(load.manager(), name, load.clients(), load.here(), trainedUntil, hindrance);
    }

    private String untrained(String name, LocalDate trainedUntil) {
        if (trainedUntil == null) {
            return "%s has not passed the final test (FRM-12).".formatted(name);
        }
        return trainedUntil.isBefore(LocalDate.now(clock))
                ? "%s's final test counted until %s (FRM-11).".formatted(name, trainedUntil)
                : null;
    }

    private String withoutSeat(String name, String branch) {
        return "%s is no personal manager of %s.".formatted(name, organisation.branchName(branch));
    }
}
