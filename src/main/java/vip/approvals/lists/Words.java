package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.People;
import vip.approvals.web.Moments;
import vip.approvals.web.Texts;

/**
 * The word with which a list or a cycle goes back. Kept out of the engine's variables and comments (design decision
 * 11). It is written before the task is completed, and counts as sent with the completion.
 */
@Component
class Words {

    static final int LONGEST = 2_000;

    /** @param by name of the person who wrote it */
    record Word(String text, String by, OffsetDateTime at) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final People people;

    Words(JdbcClient jdbc, Clock clock, People people) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
    }

    /** @param about the business key of what goes back */
    void write(String task, String about, String person, String text) {
        jdbc.sql("""
                        INSERT INTO vip.word (task, about, person, text, at) VALUES (:task, :about, :person, :text, :now)
                        ON CONFLICT (task) DO UPDATE SET person = excluded.person, text = excluded.text, at = excluded.at
                        """)
                .param("task", task)
                .param("about", about)
                .param("person", person)
                .param("text", Texts.require("The word", text, LONGEST))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** @throws RefusedException if this person has left no word with the task */
    void send(String task, String person) {
        if (jdbc.sql("UPDATE vip.word SET sent = true WHERE task = :task AND person = :person")
                        .param("task", task)
                        .param("person", person)
                        .update()
                == 0) {
            throw new RefusedException("Write what should be changed, then send it back.");
        }
    }

    Optional<Word> last(String about) {
        return jdbc.sql(
                        "SELECT text, person, at FROM vip.word WHERE about = :about AND sent"
                                + " AND at >= coalesce((SELECT opened_at FROM vip.cycle WHERE quarter = right(:about, 7)), '-infinity') ORDER BY at DESC LIMIT 1")
                .param("about", about)
                .query((row, number) -> new Word(
                        row.getString("text"),
                        people.name(row.getString("person")),
                        Moments.in(clock.getZone(), row.getObject("at", OffsetDateTime.class))))
                .optional();
    }
}
