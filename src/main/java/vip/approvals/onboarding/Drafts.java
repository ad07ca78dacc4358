package vip.approvals.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;

/**
 * What people type into the forms of manager's tasks. It is kept here, not in process variables (design decision 11);
 * the completion finds it, and is refused if it is another one than the person saw.
 */
@Service
public class Drafts {

    private static final int LONGEST = 20_000;

    /** @param token of what is stored; the completion carries it */
    public record Saved(String token, List<Problem> problems) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;
    private final Map<String, StepForm> forms;

    Drafts(JdbcClient jdbc, Clock clock, ObjectMapper json, List<StepForm> forms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.forms = forms.stream().collect(Collectors.toMap(StepForm::element, Function.identity()));
    }

    /** @throws IllegalArgumentException if the text is no draft of this step */
    @Transactional
    public Saved save(ClientTask task, String text) {
        StepDraft draft = parse(text, form(task.element()).draft());
        String content = write(draft);
        if (content.length() > LONGEST) {
            throw new IllegalArgumentException("This is too long: at most %,d characters.".formatted(LONGEST));
        }
        jdbc.sql("""
                        INSERT INTO vip.draft (task, client, person, content, at)
                        VALUES (:task, :client, :person, :content::jsonb, :now)
                        ON CONFLICT (task) DO UPDATE SET person = excluded.person, content = excluded.content, at = excluded.at
                        """)
                .param("task", task.id())
                .param("client", task.client())
                .param("person", task.person())
                .param("content", content)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return new Saved(token(content), draft.problems(LocalDate.now(clock)));
    }

    /** What is stored for the form of an open task. */
    public Optional<? extends StepDraft> find(ClientTask task) {
        return content(task.id()).map(text -> parse(text, form(task.element()).draft()));
    }

    /** Whether the task's form has a draft at all. */
    boolean isForm(String element) {
        return forms.containsKey(element);
    }

    /**
     * For the completion of a task.
     *
     * @param shown token of what the person saw
     * @throws RefusedException if nothing is stored, something else than was shown, or something that is not complete
     */
    @Transactional
    public <T extends StepDraft> T take(String task, String shown, Class<T> type) {
        T draft = content(task)
                .map(text -> parse(text, type))
                .orElseThrow(() -> new RefusedException("The form is empty. Fill it in, then complete it."));
        if (!token(write(draft)).equals(shown)) {
            throw new RefusedException(
                    "The form has changed since it was shown, perhaps in another window. Reload it.");
        }
        draft.problems(LocalDate.now(clock)).stream().findFirst().ifPresent(problem -> {
            throw new RefusedException(problem.sentence());
        });
        forget(task);
        return draft;
    }

    /** What was typed into a task that ends without being completed. */
    @Transactional
    public void forget(String task) {
        jdbc.sql("DELETE FROM vip.draft WHERE task = :task").param("task", task).update();
    }

    private Optional<String> content(String task) {
        return jdbc.sql("SELECT content::text FROM vip.draft WHERE task = :task")
                .param("task", task)
                .query(String.class)
                .optional();
    }

    private StepForm form(String element) {
        return Optional.ofNullable(forms.get(element))
                .orElseThrow(() -> new IllegalArgumentException("This task has no form to fill in."));
    }

    private <T> T parse(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            RefusedException.in(unreadable).ifPresent(refusal -> {
                throw refusal;
            });
            throw new IllegalArgumentException("A field is not filled in as expected, such as a day that is none.");
        }
    }

    private String write(StepDraft draft) {
        try {
            return json.writeValueAsString(draft);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String token(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
