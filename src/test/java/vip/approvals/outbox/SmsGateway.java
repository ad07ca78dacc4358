package vip.approvals.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway for SMS that a test takes down, and that answers as the test says: 200 unless something else is next. */
final class SmsGateway implements AutoCloseable {

    /** Takes the request and never answers. */
    static final int SILENCE = -1;

    /** Answers with 200, and with a body that never ends. */
    static final int ENDLESS = -2;

    record Request(String method, String contentType, String key, String authorization, String body) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Integer> next = new ArrayDeque<>();
    private HttpServer server;

    SmsGateway() throws IOException {
        listen(0);
    }

    URI address() {
        return URI.create(
                "http://127.0.0.1:%d/messages".formatted(server.getAddress().getPort()));
    }

    /** The next request is answered with this status, or with {@link #SILENCE} or {@link #ENDLESS}. */
    void next(int status) {
        next.add(status);
    }

    /** Everything that has arrived, in order. */
    List<Request> requests() {
        return requests;
    }

    /** The port is refused from now on. */
    void stop() {
        server.stop(0);
    }

    void restart() throws IOException {
        listen(server.getAddress().getPort());
    }

    private void listen(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int status = next.isEmpty() ? 200 : next.remove();
        if (status == SILENCE) {
            await();
        }
        if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(Math.max(status, 200), status == ENDLESS ? 0 : -1);
        if (status == ENDLESS) {
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        }
        exchange.close();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
