package vip.approvals.engine;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** One method and path that may be asked for; HEAD counts as GET, and a slash at the end makes no difference. */
record Route(String method, Pattern path) {

    /**
     * @param lines one route a line, such as {@code POST /task/*}; {@code *} is any part of one segment, {@code **} at
     *     the end any rest; lines that begin with # are comments
     */
    static List<Route> list(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .flatMap(line -> {
                    String[] words = line.split("\\s+");
                    return Arrays.stream(words[0].split("\\|")).map(method -> new Route(method, pattern(words[1])));
                })
                .toList();
    }

    static boolean anyMatches(List<Route> routes, String method, String path) {
        String verb = method.equals("HEAD") ? "GET" : method;
        String asked = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return routes.stream()
                .anyMatch(route ->
                        route.method.equals(verb) && route.path.matcher(asked).matches());
    }

    private static Pattern pattern(String text) {
        boolean open = text.endsWith("/**");
        String fixed = open ? text.substring(0, text.length() - 3) : text;
        return Pattern.compile(Pattern.quote(fixed).replace("*", "\\E[^/]+\\Q") + (open ? "(/.*)?" : ""));
    }
}
