package vip.approvals.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;

/** SMS on their way out, through a real gateway that goes away, hangs, refuses and comes back. */
@ProductTest
@ExtendWith(OutputCaptureExtension.class)
class SmsTests {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 10, 5, 9, 0);
    private static final String TEXT = "Уважаемый клиент! Grüße, 您好, \"кавычки\" & \\ 🎉\nVIP";

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    OutboxSettings settings;

    @Autowired
    Undelivered undelivered;

    SmsGateway gateway;
    Outbox outbox;

    @BeforeEach
    void start() throws Exception {
        product.reset();
        clock.set(NINE);
        gateway = new SmsGateway();
        outbox = outbox(Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void anSmsArrivesOnceWithItsKeyAndEveryLetter() throws Exception {
        put("welcome-17");
        outbox.deliver();
        outbox.deliver();

        assertThat(gateway.requests()).hasSize(1);
        SmsGateway.Request request = gateway.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(request.key()).isEqualTo("welcome-17");
        assertThat(request.authorization()).isEqualTo("Bearer s3cret");
        assertThat(new ObjectMapper().readValue(request.body(), Map.class))
                .isEqualTo(Map.of("key", "welcome-17", "to", "+79130000001", "text", TEXT, "sender", "VIP"));
        assertThat(outbox.delivery("welcome-17")).hasValueSatisfying(delivery -> {
            assertThat(delivery.sentAt()).isEqualTo(delivery.createdAt());
            assertThat(delivery.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aGatewayWithoutATokenIsAskedWithoutOne() throws Exception {
        new SmsChannel(gateway.address(), "", "", Duration.ofSeconds(20)).send(sms("key"));
        assertThat(gateway.requests().get(0).authorization()).isNull();
    }

    // -- tried again -------------------------------------------------------------------------------------------------

    @Test
    void afterAFailureOfTheGatewayTheSameKeyIsSentAgain() {
        gateway.next(500);
        put("again");
        outbox.deliver();
        assertWaits("again", "SmsGatewayFailedException");
        assertThat(sentAMinuteLater("again")).containsExactly("again", "again");
    }

    @Test
    void aGatewayThatIsAwayIsTriedAgain() throws Exception {
        gateway.stop();
        put("away");
        outbox.deliver();
        assertWaits("away", "ConnectException");

        gateway.restart();
        assertThat(sentAMinuteLater("away")).containsExactly("away");
    }

    @Test
    void aGatewayThatTakesAnSmsAndDoesNotAnswerGetsItAgainWithTheSameKey() {
        gateway.next(SmsGateway.SILENCE);
        put("silence");
        outbox(Duration.ofMillis(300)).deliver();
        assertWaits("silence", "HttpTimeoutException");
        assertThat(sentAMinuteLater("silence")).containsExactly("silence", "silence");
    }

    @Test
    void anAnswerThatNeverEndsIsAnAnswer() {
        gateway.next(SmsGateway.ENDLESS);
        put("endless");
        outbox.deliver();
        assertThat(outbox.delivery("endless").orElseThrow().sentAt()).isNotNull();
    }

    @Test
    void aHostThatIsNotKnownIsSaidToBeThat() {
        outbox = outbox(new SmsChannel(URI.create("http://sms.invalid/messages"), "", "", Duration.ofSeconds(20)));
        put("nowhere");
        outbox.deliver();
        assertWaits("nowhere", "UnknownHostException");
    }

    // -- what the status means ---------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void everySuccessIsSent(int status) {
        gateway.next(status);
        put("key");
        outbox.deliver();
        assertThat(outbox.delivery("key").orElseThrow().sentAt()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "300, SmsGatewayFailedException",
        "302, SmsGatewayFailedException",
        "307, SmsGatewayFailedException",
        "400, SmsRefusedException",
        "401, SmsTokenRefusedException",
        "403, SmsTokenRefusedException",
        "404, SmsGatewayFailedException",
        "422, SmsRefusedException",
        "429, SmsGatewayFailedException",
        "503, SmsGatewayFailedException"
    })
    void everythingElseWaitsAndTellsWhy(int status, String why) {
        gateway.next(status);
        put("key");
        outbox.deliver();
        assertWaits("key", why);
        assertThat(gateway.requests()).as("a redirection is not followed").hasSize(1);
    }

    @Test
    void theLogKnowsNeitherTokenNorNumberNorText(CapturedOutput output) {
        for (int status : List.of(500, 401, 422, 200)) {
            gateway.next(status);
            put("key-" + status);
        }
        outbox.deliver();
        assertThat(gateway.requests()).hasSize(4);
        assertThat(output).doesNotContain("s3cret", "79130000001", "Уважаемый", "SmsRefused");
    }

    // ----------------------------------------------------------------------------------------------------------------

    private Outbox outbox(Duration limit) {
        return outbox(new SmsChannel(gateway.address(), "s3cret", "VIP", limit));
    }

    private Outbox outbox(Channel channel) {
        return new Outbox(jdbc, transactions, clock, List.of(channel), settings, undelivered);
    }

    private static Message sms(String key) {
        return new Message(Channel.SMS, key, "altai.manager", "+79130000001", "First contact", TEXT, null);
    }

    private void put(String key) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> outbox.put(sms(key)));
    }

    private void assertWaits(String key, String why) {
        assertThat(outbox.delivery(key)).hasValueSatisfying(delivery -> {
            assertThat(delivery.sentAt()).isNull();
            assertThat(delivery.attempts()).isEqualTo(1);
            assertThat(delivery.lastError()).isEqualTo(why);
        });
    }

    /** The keys of all requests, when the message has been sent at last. */
    private List<String> sentAMinuteLater(String key) {
        clock.set(NINE.plusMinutes(1));
        outbox.deliver();
        assertThat(outbox.delivery(key)).hasValueSatisfying(delivery -> {
            assertThat(delivery.sentAt()).isAfter(delivery.createdAt());
            assertThat(delivery.attempts()).isEqualTo(2);
            assertThat(delivery.lastError()).isNull();
        });
        return gateway.requests().stream().map(SmsGateway.Request::key).toList();
    }
}
