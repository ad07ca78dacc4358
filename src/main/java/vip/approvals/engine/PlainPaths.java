package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * Filters, servlets and JAX-RS each read a path in their own way. A path that the container reads differently from its
 * text (matrix parameters, dots, double slashes) is refused, and so is one with letters or digits hidden by encoding:
 * Camunda's security filter compares the encoded text. Every later check may trust {@link #of}.
 */
class PlainPaths extends HttpFilter {

    private static final Pattern NEEDLESSLY_ENCODED =
            Pattern.compile("%(2[de]|3\\d|[46][1-9a-f]|[57][\\da]|5f|7e)", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPlain(request) && !holdsNul(request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            JsonAnswer.send(response, HttpServletResponse.SC_BAD_REQUEST, "This address is not understood.");
        }
    }

    /** The path after the context path, decoded. */
    static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    /** Whether the path lies in the folder, or is the folder itself. */
    static boolean within(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** A character that no text of the database holds, so that no search can find it. */
    private static boolean holdsNul(String query) {
        return query != null && query.contains("%00");
    }

    private static boolean isPlain(HttpServletRequest request) {
        String text = request.getRequestURI().substring(request.getContextPath().length());
        try {
            String decoded = UriUtils.decode(text, StandardCharsets.UTF_8);
            return decoded.equals(of(request))
                    && !NEEDLESSLY_ENCODED.matcher(text).find()
                    && decoded.chars().noneMatch(letter -> letter < ' ' || ";\\%".indexOf(letter) >= 0)
                    && !decoded.contains("//")
                    && !(decoded + "/").contains("./");
        } catch (IllegalArgumentException notEncodedWell) {
            return false;
        }
    }
}
