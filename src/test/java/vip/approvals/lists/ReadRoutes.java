package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that answers a question: the product's own, and those of the engine that docs/access.md leaves open. */
final class ReadRoutes {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String PLUGIN = "/camunda/api/cockpit/plugin/base/default";
    private static final Pattern ROW =
            Pattern.compile("^\\| [^|]* \\| ([A-Z, ]+) \\| `(…|(?=/camunda/api/))([^`]+)` \\|", Pattern.MULTILINE);
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)(:[^}]*)?}");

    /** Of people, their rights, the engine itself and the diagrams: these know nothing of a list. */
    private static final Pattern PEOPLE = Pattern.compile(
            "^/(user|group|tenant|authorization|identity|metrics|telemetry|version|deployment|decision-|case-|batch)");

    /** What stands behind {@code **} in the engine's history and in Cockpit's plugin. */
    private static final List<String> HISTORY = List.of(
            "activity-instance",
            "activity-instance/count",
            "process-instance",
            "process-instance/count",
            "task",
            "task/count",
            "variable-instance",
            "variable-instance/count",
            "detail",
            "detail/count",
            "user-operation",
            "user-operation/count",
            "identity-link-log",
            "identity-link-log/count",
            "incident",
            "job-log",
            "job-log/count",
            "decision-instance",
            "decision-instance/count",
            "external-task-log",
            "batch",
            "case-instance",
            "process-instance/INSTANCE",
            "variable-instance/VARIABLE",
            "detail/DETAIL",
            "process-definition/cleanable-process-instance-report",
            "task/report?reportType=duration&periodUnit=month",
            "process-definition/DEFINITION/statistics",
            "activity-instance?sortBy=duration&sortOrder=asc",
            "variable-instance?variableName=shown",
            "detail?variableUpdates=true",
            "detail?formFields=true");

    private static final List<String> PLUGINS = List.of(
            "process-definition/DEFINITION/called-process-definitions",
            "process-instance/INSTANCE/called-process-instances",
            "process-instance",
            "process-instance/count",
            "incident/",
            "incident/count",
            "process-definition/statistics",
            "process-definition/DEFINITION/statistics");

    private static final List<String> QUERIES = List.of(
            "/task",
            "/process-instance",
            "/variable-instance",
            "/execution",
            "/job",
            "/job-definition",
            "/external-task",
            "/history/");

    /** @param method GET, or POST for a query with a body */
    record Read(String method, String path) {}

    private ReadRoutes() {}

    /** @param holes values for path variables and for the words in capitals above */
    static Set<Read> of(RequestMappingHandlerMapping product, Map<String, List<String>> holes) throws IOException {
        Set<Read> reads = new LinkedHashSet<>();
        product.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .sorted()
                .flatMap(path -> filled(path, holes).stream())
                .forEach(path -> reads.add(new Read("GET", path)));
        for (String query : List.of(
                "?show=REJECT",
                "?show=APPROVE",
                "?show=RETURN",
                "?show=UNDECIDED",
                "?sort=state",
                "?text=Marker",
                "?show=TREATED",
                "?show=OPEN")) {
            filled("/api/tasks/{task}/lines", holes).forEach(path -> reads.add(new Read("GET", path + query)));
            filled("/api/lists/{branch}/{quarter}/lines", holes)
                    .forEach(path -> reads.add(new Read("GET", path + query)));
        }
        engine(holes).forEach(reads::add);
        assertThat(reads).hasSizeGreaterThan(150);
        return reads;
    }

    private static List<Read> engine(Map<String, List<String>> holes) throws IOException {
        List<Read> reads = new ArrayList<>();
        Matcher open = ROW.matcher(Files.readString(Path.of("docs/access.md")));
        while (open.find()) {
            List<String> methods = List.of(open.group(1).split(", "));
            String path = open.group(3);
            if (PEOPLE.matcher(path).find()) {
                continue;
            }
            String whole = path.startsWith("/camunda/") ? path : ENGINE + path;
            if (methods.contains("GET")) {
                expanded(whole)
                        .flatMap(each -> filled(each, holes).stream())
                        .forEach(each -> reads.add(new Read("GET", each)));
            }
            boolean query = QUERIES.stream().anyMatch(path::startsWith) && !path.startsWith("/task/*")
                    || path.matches("/filter/\\*/(list|count)");
            if (methods.contains("POST") && query) {
                filled(starred(whole), holes).forEach(each -> reads.add(new Read("POST", each)));
            }
        }
        return reads;
    }

    private static Stream<String> expanded(String path) {
        if (!path.endsWith("/**")) {
            return Stream.of(starred(path));
        }
        String base = path.substring(0, path.length() - 3);
        if (base.endsWith("/history")) {
            return HISTORY.stream().map(rest -> base + "/" + capitals(rest));
        }
        return base.endsWith("/cockpit/plugin")
                ? PLUGINS.stream().map(rest -> PLUGIN + "/" + capitals(rest))
                : Stream.of(base);
    }

    private static String capitals(String path) {
        return path.replaceAll("\\b([A-Z]{6,})\\b", "{$1}");
    }

    /** {@code /task/*} becomes {@code /task/{TASK}}. */
    private static String starred(String path) {
        return path.replace("/process-definition/key/*", "/process-definition/key/branch-list")
                .replace("/task/*", "/task/{task}")
                .replace("/process-definition/*", "/process-definition/{DEFINITION}")
                .replace("/process-instance/*", "/process-instance/{INSTANCE}")
                .replace("/variable-instance/*", "/variable-instance/{VARIABLE}")
                .replace("/filter/*", "/filter/{FILTER}")
                .replace("/user/*", "/user/altai.security")
                .replace("/group/*", "/group/altai.security")
                .replace("/tenant/*", "/tenant/altai")
                .replace("/*", "/1");
    }

    private static List<String> filled(String path, Map<String, List<String>> holes) {
        Matcher hole = HOLE.matcher(path);
        if (!hole.find()) {
            return List.of(path);
        }
        assertThat(holes).as("values for {%s} of %s", hole.group(1), path).containsKey(hole.group(1));
        return holes.get(hole.group(1)).stream()
                .flatMap(value -> filled(path.replace(hole.group(), value), holes).stream())
                .toList();
    }
}
