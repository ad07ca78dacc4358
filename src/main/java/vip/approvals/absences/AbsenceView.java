package vip.approvals.absences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** What the page of absences shows to one person, or to an administrator. */
@Component
class AbsenceView {

    /** Who is or was absent, or stands in; an administrator sees everybody. The newest first. */
    private static final String MOVES = """
            SELECT s.name, s.seat, s.absent, s.substitute, s.passed_over, s.began_at, s.outcome, s.ended_at,
                   EXISTS (SELECT FROM camunda.act_hi_taskinst h
                           WHERE h.id_ = s.task AND h.assignee_ = s.substitute AND h.delete_reason_ = 'completed'
                             AND coalesce(s.outcome, 'OVER') = 'OVER') AS acted
            FROM vip.stand_in s WHERE :all OR s.absent = :person OR s.substitute = :person
            ORDER BY s.ended_at IS NOT NULL, s.stand_in DESC LIMIT 100
            """;

    /**
     * @param whole whether the reader is an administrator, who sees everybody's
     * @param naming absences of others that name the reader
     * @param candidates who could stand in for the reader
     * @param routed whether the reader has a seat whose tasks go to a substitute
     */
    public record Page(
            boolean whole,
            List<Row> absences,
            List<Row> naming,
            List<Move> moves,
            List<Person> candidates,
            boolean routed,
            LocalDate today) {

        /** Tasks for which nobody was found, and which wait for it. */
        public List<Move> unplaced() {
            return moves.stream()
                    .filter(move -> move.substitute() == null && move.outcome() == null)
                    .toList();
        }
    }

    public record Person(String login, String name) {}

    /** @param state COMING, NOW or OVER */
    public record Row(
            long id,
            Person person,
            LocalDate firstDay,
            LocalDate lastDay,
            List<Person> substitutes,
            String state,
            Person enteredBy,
            Person endedBy,
            OffsetDateTime endedAt) {}

    /**
     * @param substitute null if nobody was found
     * @param outcome null while it is so
     * @param acted whether the substitute has acted on behalf of the absent person
     */
    public record Move(
            String name,
            String seat,
            Person absent,
            Person substitute,
            List<String> passedOver,
            OffsetDateTime beganAt,
            String outcome,
            OffsetDateTime endedAt,
            boolean acted) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Absences absences;
    private final Candidates candidates;
    private final People people;

    AbsenceView(JdbcClient jdbc, Clock clock, Absences absences, Candidates candidates, People people) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.absences = absences;
        this.candidates = candidates;
        this.people = people;
    }

    Page of(String reader, boolean administrator) {
        Persons persons = new Persons(people);
        LocalDate today = LocalDate.now(clock);
        return new Page(
                administrator,
                absences.all(administrator ? null : reader).stream()
                        .map(absence -> row(absence, persons, today))
                        .toList(),
                absences.naming(reader).stream()
                        .map(absence -> row(absence, persons, today))
                        .toList(),
                jdbc.sql(MOVES)
                        .param("all", administrator)
                        .param("person", reader)
                        .query((row, number) -> move(row, persons))
                        .list(),
                candidates.of(reader).stream().map(persons::of).toList(),
                !candidates.seats(reader).isEmpty(),
                today);
    }

    private static Row row(Absence absence, Persons persons, LocalDate today) {
        String state = absence.isOver(today) ? "OVER" : absence.firstDay().isAfter(today) ? "COMING" : "NOW";
        return new Row(
                absence.id(),
                persons.of(absence.person()),
                absence.firstDay(),
                absence.lastDay(),
                absence.substitutes().stream().map(persons::of).toList(),
                state,
                persons.of(absence.enteredBy()),
                persons.of(absence.endedBy()),
                absence.endedAt());
    }

    private static Move move(ResultSet row, Persons persons) throws SQLException {
        return new Move(
                row.getString("name"),
                Seat.valueOf(row.getString("seat")).title(),
                persons.of(row.getString("absent")),
                persons.of(row.getString("substitute")),
                Stream.of((String[]) row.getArray("passed_over").getArray()).toList(),
                row.getObject("began_at", OffsetDateTime.class),
                row.getString("outcome"),
                row.getObject("ended_at", OffsetDateTime.class),
                row.getBoolean("acted"));
    }

    /** Asks for each name once. */
    private record Persons(People people, Map<String, Person> known) {

        Persons(People people) {
            this(people, new HashMap<>());
        }

        /** Null for nobody. */
        Person of(String login) {
            return login == null ? null : known.computeIfAbsent(login, each -> new Person(each, people.name(each)));
        }
    }
}
