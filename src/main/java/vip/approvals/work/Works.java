package vip.approvals.work;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.NotFoundException;

/**
 * What people wait for in this node. A page asks how far the work is, under the number that it has chosen for its request
 * or under the id of what its form submits, and may cancel it; whoever knows those of somebody else finds nothing. A
 * session stays with one node, so the page reaches the work. A request with a number that no page asks for any more is
 * cancelled: the person has left, or the connection is broken. What a form has submitted goes on.
 */
@Component
public class Works {

    /** Names the work of a request; without it the work cannot be seen or cancelled. */
    static final String HEADER = "X-Work";

    private static final Logger LOG = LoggerFactory.getLogger(Works.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    /** So long an answer waits for news, so that pages need not ask all the time, nor by a timer that browsers slow down. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration UNSEEN = Duration.ofSeconds(20);
    /** How long somebody who cancels too late gets a better answer than 404. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private record Key(String person, String id) {}

    /** @param <E> what may go wrong */
    public interface Doing<T, E extends Exception> {

        T get() throws E;
    }

    private final Map<Key, Work> works = new ConcurrentHashMap<>();
    private final CurrentPerson currentPerson;
    private final DataSource dataSource;
    private final Clock clock;

    Works(CurrentPerson currentPerson, DataSource dataSource, Clock clock) {
        this.currentPerson = currentPerson;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Does what the current request has asked for, and lets its person watch and cancel it if the request has a number.
     *
     * @throws RefusedException that says so, if the person has cancelled it
     */
    public <T, E extends Exception> T run(Doing<T, E> doing) throws E {
        Optional<String> number = number();
        return number.isEmpty() ? doing.get() : watched(begin(number.get()), doing);
    }

    /** Empty for what no page watches, such as a system's upload. */
    private static Optional<String> number() {
        return request().map(request -> request.getHeader(HEADER));
    }

    static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes -> ((ServletRequestAttributes) attributes).getRequest());
    }

    static <T, E extends Exception> T watched(Work work, Doing<T, E> doing) throws E {
        Progress.of(work);
        try {
            T result = doing.get();
            if (work.end()) {
                throw new CancelledException();
            }
            return result;
        } catch (Exception failure) {
            if (work.end()) {
                throw new CancelledException(); // a statement that was stopped fails in words of its own
            }
            throw failure;
        } finally {
            Progress.of(null);
            work.end();
        }
    }

    private Work begin(String id) {
        if (!ID.matcher(id).matches()) {
            throw new RefusedException("The number of a work has 32 digits.");
        }
        Work work = new Work(dataSource, clock.instant(), false);
        if (works.putIfAbsent(key(id), work) != null) {
            throw new RefusedException("This has been asked for already.");
        }
        return work;
    }

    /** Once at a time; after a refusal, or when it was cancelled, the same form is submitted again. */
    Work beginAgain(String id) {
        Work work = new Work(dataSource, clock.instant(), true);
        if (works.merge(key(id), work, (last, next) -> last.hasEnded() ? next : last) != work) {
            throw new RefusedException(
                    "You have asked for this already, and it is being done. Reload the page in a moment.");
        }
        return work;
    }

    private Key key(String id) {
        return new Key(currentPerson.id(), id);
    }

    /** @throws NotFoundException if the current person has begun no such work on this node */
    Work find(String id) {
        Work work = works.get(key(id));
        if (work == null) {
            throw new NotFoundException();
        }
        return work;
    }

    /** @return how far it is, after a second at most */
    Work.HowFar look(String id) throws InterruptedException {
        return find(id).look(clock.instant(), LOOK.toMillis());
    }

    /** Cancels what nobody asks for any more, and forgets what has ended. */
    public void sweep() {
        Instant now = clock.instant();
        works.values().forEach(work -> {
            if (work.wasLeftBefore(now.minus(UNSEEN)) && work.cancel()) {
                LOG.info("Cancelled: nobody has asked for it for {} seconds", UNSEEN.toSeconds());
            }
            work.stopStatement();
        });
        works.values().removeIf(work -> work.hasEnded() && work.isUnseenSince(now.minus(REMEMBERED)));
    }
}
