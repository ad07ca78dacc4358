package vip.approvals.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.springframework.core.NestedExceptionUtils;

/** SMS by a gateway that takes JSON over HTTP. A double has the same key, so that the gateway can drop it. */
class SmsChannel implements Channel {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final HttpRequest.Builder request;
    private final String sender;

    /**
     * @param token of the gateway, blank if it needs none
     * @param sender that the phone shows, as agreed with the gateway
     * @param limit for a connection, and for an answer from the beginning of the request
     */
    SmsChannel(URI gateway, String token, String sender, Duration limit) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build(); // follows no redirection: it would carry number and text elsewhere
        this.request = HttpRequest.newBuilder(gateway).timeout(limit).header("Content-Type", "application/json");
        if (!token.isBlank()) {
            request.header("Authorization", "Bearer " + token);
        }
        this.sender = sender;
    }

    @Override
    public String name() {
        return SMS;
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = answer(request.copy()
                .header("Idempotency-Key", message.key())
                .POST(BodyPublishers.ofString(json(message)))
                .build());
        answer.body().close(); // unread: the status says it all, and no limit holds for a body
        check(answer.statusCode());
    }

    private String json(Message message) throws JsonProcessingException {
        return JSON.writeValueAsString(new Sms(message.key(), message.address(), message.body(), sender));
    }

    private HttpResponse<InputStream> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (ConnectException failure) { // its cause, a closed channel, would be all that is stored
            throw NestedExceptionUtils.getRootCause(failure) instanceof UnresolvedAddressException
                    ? new UnknownHostException()
                    : new ConnectException();
        }
    }

    private static void check(int status) throws IOException {
        if (status == 401 || status == 403) {
            throw new SmsTokenRefusedException();
        }
        if (status == 400 || status == 422) {
            throw new SmsRefusedException();
        }
        if (status < 200 || status > 299) {
            throw new SmsGatewayFailedException();
        }
    }

    /** What the gateway gets. */
    private record Sms(String key, String to, String text, String sender) {}

    /** The gateway does not know us. */
    static final class SmsTokenRefusedException extends IOException {}

    /** The gateway does not take this number, text or sender. */
    static final class SmsRefusedException extends IOException {}

    /** Everything else that is no success: the gateway is out of order, busy, or not at this address. */
    static final class SmsGatewayFailedException extends IOException {}
}
