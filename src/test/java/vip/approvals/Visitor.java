package vip.approvals;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vip.approvals.staff.DemoMode;

/** A browser without a screen: cookies, the token of its session, and nothing else. */
public class Visitor {

    /** The engine's API as the web applications see it. */
    static final String ENGINE = "/camunda/api/engine/engine/default";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String server;

    private Visitor(int port) {
        this.server = "http://127.0.0.1:" + port;
    }

    public static Visitor anonymous(int port) {
        return new Visitor(port);
    }

    /** Somebody who has opened the login page, and so has a session and its token. */
    static Visitor atTheDoor(int port) {
        Visitor visitor = new Visitor(port);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    public static Visitor loggedIn(int port, String person) {
        Visitor visitor = atTheDoor(port);
        HttpResponse<String> answer = visitor.logIn(person, DemoMode.PASSWORD);
        if (answer.statusCode() != 200) {
            throw new AssertionError("%s cannot log in: %s".formatted(person, answer));
        }
        visitor.get("/camunda/app/tasklist/default/"); // the login made a new session, with a token of its own
        return visitor;
    }

    HttpResponse<String> logIn(String person, String password) {
        return send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                BodyPublishers.ofString("username=%s&password=%s".formatted(encoded(person), encoded(password))),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-XSRF-TOKEN",
                token());
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    public HttpResponse<String> send(String method, String path, String json) {
        return send(
                method,
                path,
                BodyPublishers.ofString(json),
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                token());
    }

    /** As a page does it that shows how far the work is (forms/lists/work.js). */
    public HttpResponse<String> work(String number, String path, BodyPublisher body) {
        return send("POST", path, body, "Content-Type", "application/json", "X-XSRF-TOKEN", token(), "X-Work", number);
    }

    /** As another site could do it: cookies go along, the token does not. */
    public HttpResponse<String> sendWithoutToken(String method, String path) {
        return send(method, path, BodyPublishers.ofString("{}"), "Content-Type", "application/json");
    }

    public HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> download(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(server + path)).build(), BodyHandlers.ofByteArray());
    }

    /** A question, by GET or by a POST that carries the query; the answer as it came. */
    public HttpResponse<byte[]> ask(String method, String path, BodyPublisher query) {
        return exchange(
                HttpRequest.newBuilder(URI.create(server + path))
                        .method(method, query)
                        .headers("Content-Type", "application/json", "X-XSRF-TOKEN", token())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private String token() {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findAny()
                .orElse("none");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
