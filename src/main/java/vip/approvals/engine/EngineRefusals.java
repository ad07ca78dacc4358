package vip.approvals.engine;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;

/**
 * A task listener's refusal reaches the engine's API wrapped twice ("Cannot submit task form …: Exception while …");
 * the person gets the sentence alone. A failure that nobody foresaw gets a reference, since the engine's own text carries
 * statements of SQL.
 */
public class EngineRefusals implements ExceptionMapper<Throwable> {

    /** The engine has no exceptions of their own for these. */
    private static final String POLICY = "Password does not match policy";

    private static final String OTHER_TENANT = "belongs to no authenticated tenant";

    private static final String OVERTAKEN =
            "Somebody else, or another window of yours, did something here at the same moment. Nothing was stored;"
                    + " reload the page.";

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String WEAK_PASSWORD =
            "This password is too weak: it needs 10 characters with a capital, a small letter, a digit and a special"
                    + " character, and nothing of the person's name.";

    private static final Pattern TASK = Pattern.compile("/task/([^/]+)/");

    @Context
    private Request request;

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable failure) {
        if (isOvertaken(failure)) {
            return answer(Response.Status.CONFLICT, OptimisticLockingException.class, OVERTAKEN);
        }
        Optional<String> refusal = RefusedException.in(failure).map(RefusedException::getMessage);
        if (refusal.isPresent()) {
            return answer(Response.Status.CONFLICT, RefusedException.class, refusal.get());
        }
        if (failure instanceof ProcessEngineException && POLICY.equals(failure.getMessage())) {
            return answer(Response.Status.BAD_REQUEST, ProcessEngineException.class, WEAK_PASSWORD);
        }
        if (isHidden(failure)) {
            return answer(Response.Status.NOT_FOUND, failure.getClass(), "There is nothing here.");
        }
        Response known = ExceptionHandlerHelper.getInstance().getResponse(failure);
        if (known.getStatus() < 500 && !isIn(failure, SQLException.class)) {
            return known;
        }
        return answer(
                Response.Status.INTERNAL_SERVER_ERROR,
                ProcessEngineException.class,
                Mishap.report(request.getMethod() + " " + uri.getPath(), failure));
    }

    /**
     * Whether another request for the same task was faster: the engine notices it by a version or a key that is there
     * already, or stumbles over what has just gone with the task.
     */
    private boolean isOvertaken(Throwable failure) {
        Matcher task = TASK.matcher(uri.getPath());
        if (!task.find()) {
            return false;
        }
        boolean collided = isIn(failure, OptimisticLockingException.class)
                || isIn(failure, TaskAlreadyClaimedException.class)
                || causes(failure)
                        .anyMatch(cause -> cause instanceof SQLException refused
                                && UNIQUE_VIOLATION.equals(refused.getSQLState()));
        boolean stumbled = Stream.of(RefusedException.class, AuthorizationException.class, NullPointerException.class)
                .anyMatch(kind -> isIn(failure, kind));
        return collided || stumbled && isGone(task.group(1));
    }

    /** Asked as the product itself: a task that is only hidden from the person is not gone. */
    private static boolean isGone(String task) {
        ProcessEngine engine = ProcessEngines.getDefaultProcessEngine();
        return new Unrestricted(engine.getIdentityService())
                        .call(() -> engine.getTaskService()
                                .createTaskQuery()
                                .taskId(task)
                                .count())
                == 0;
    }

    private static boolean isIn(Throwable failure, Class<? extends Throwable> kind) {
        return causes(failure).anyMatch(kind::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** What is not there and what belongs to another branch look the same; the engine calls both its own failure. */
    private static boolean isHidden(Throwable failure) {
        return isIn(failure, NullValueException.class)
                || String.valueOf(failure.getMessage()).contains(OTHER_TENANT);
    }

    private static Response answer(Response.Status status, Class<?> type, String message) {
        ExceptionDto body = new ExceptionDto();
        body.setType(type.getSimpleName());
        body.setMessage(message);
        return Response.status(status)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
