package vip.approvals.engine;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.task.Task;

/** Every route of the engine's own API, as its classes declare it. */
final class EngineRoutes {

    static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final List<String> HISTORY = List.of(
            "process-instance",
            "activity-instance",
            "task",
            "variable-instance",
            "detail",
            "user-operation",
            "incident",
            "job-log",
            "identity-link-log",
            "decision-instance");

    /** @param path with an example in each open part */
    record Found(String method, String path) {}

    private EngineRoutes() {}

    static List<Found> all() {
        List<Found> found = new ArrayList<>();
        for (Method service : NamedProcessEngineRestServiceImpl.class.getMethods()) {
            if (service.isAnnotationPresent(Path.class)) {
                String path = service.getAnnotation(Path.class).value().replaceFirst("^/?\\{name}", "");
                collect(service.getReturnType(), ENGINE + path, found);
            }
        }
        return found.stream().distinct().toList();
    }

    private static void collect(Class<?> type, String path, List<Found> found) {
        for (Method method : type.getMethods()) {
            Path own = method.getAnnotation(Path.class);
            String here = own == null ? path : join(path, own.value());
            String verb = Stream.of(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(Objects::nonNull)
                    .map(HttpMethod::value)
                    .findAny()
                    .orElse(null);
            if (verb != null) {
                found.add(new Found(
                        verb, here.length() > 1 && here.endsWith("/") ? here.substring(0, here.length() - 1) : here));
            } else if (own != null && method.getReturnType().getName().startsWith("org.camunda")) {
                collect(method.getReturnType(), here, found);
            }
        }
    }

    private static String join(String path, String rest) {
        String example = path.contains("/process-definition") ? "quarterly-cycle:1:1" : "1";
        return path
                + (rest.startsWith("/") ? "" : "/")
                + rest.replaceAll("\\{key[^}]*}", "quarterly-cycle").replaceAll("\\{[^}]*}", example);
    }

    /** A row's path with another branch's task and its instance in the open parts. */
    static List<String> of(String path, Task other) {
        if (path.endsWith("/history/**")) {
            return HISTORY.stream().map(path.replace("/**", "/")::concat).toList();
        }
        String id = path.contains("/task/")
                ? other.getId()
                : path.contains("instance") ? other.getProcessInstanceId() : "1";
        return List.of(path.replace("/**", "").replace("*", id));
    }
}
