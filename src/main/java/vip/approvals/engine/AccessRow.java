package vip.approvals.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.authorization.Groups;

/**
 * One row of docs/access.md.
 *
 * @param methods HEAD is not among them: it counts as GET
 * @param path as it is written there, without the abbreviation for the engine
 * @param who seats without their branch, such as {@code sales}; headquarters' with theirs, such as {@code hq.sales}
 * @param othersAre404 whether the route names an object of a branch
 */
record AccessRow(
        String what, List<String> methods, String path, Set<String> who, boolean othersAre404, Pattern pattern) {

    static final String ANYBODY = "anybody";
    static final String EVERYBODY = "everybody";
    static final String NO_ONE = "no one";
    static final String ADMINISTRATOR = "administrator";
    static final String ANY_METHOD = "any";

    private static final Pattern OPEN_PART = Pattern.compile("\\{[^}]*}|\\*");

    AccessRow(String what, List<String> methods, String path, Set<String> who, boolean othersAre404) {
        this(what, methods, path, who, othersAre404, pattern(path));
    }

    /** @param path below the context path, decoded, as {@link PlainPaths#of} gives it; a slash at its end does not count */
    boolean fits(String method, String path) {
        return (methods.contains(method.equals("HEAD") ? "GET" : method) || methods.contains(ANY_METHOD))
                && pattern.matcher(
                                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                        .matches();
    }

    boolean isForAnybody() {
        return who.contains(ANYBODY);
    }

    boolean isFor(Collection<String> groups) {
        return who.contains(ANYBODY)
                || who.contains(EVERYBODY)
                || groups.stream().anyMatch(this::names);
    }

    private boolean names(String group) {
        String seat = group.substring(group.indexOf('.') + 1);
        return who.contains(group.equals(Groups.CAMUNDA_ADMIN) ? ADMINISTRATOR : group)
                || !group.startsWith("hq.") && who.contains(seat);
    }

    /** Of rows that fit one path, the one with the longest fixed text counts. */
    int fixedLength() {
        int rest = path.endsWith("/**") ? 2 : 0; // the folder itself fits too, and has perhaps a row of its own
        return OPEN_PART.matcher(path).replaceAll("").length() - rest;
    }

    private static Pattern pattern(String path) {
        boolean open = path.endsWith("/**");
        String fixed = open ? path.substring(0, path.length() - 3) : path;
        String text = OPEN_PART.matcher(Pattern.quote(fixed)).replaceAll("\\\\E[^/]+\\\\Q");
        return Pattern.compile(text + (open ? "(/.*)?" : ""));
    }
}
