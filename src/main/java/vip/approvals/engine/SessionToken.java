package vip.approvals.engine;

import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;

/**
 * What a change must carry in the header {@code X-XSRF-TOKEN}. Its cookie is for {@code /camunda} only, so a page of
 * the product itself hands it to its script.
 */
public final class SessionToken {

    private SessionToken() {}

    public static String of(HttpSession session) {
        return (String) session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
    }
}
