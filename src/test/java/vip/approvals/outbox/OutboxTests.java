package vip.approvals.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.jdbc.DataSourceHealthIndicator;
import org.springframework.boot.actuate.mail.MailHealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.MailServer;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;

/** Messages on their way out, through a real mail server that goes away and comes back. */
@ProductTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxTests {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 10, 5, 9, 0);

    @Autowired
    Outbox outbox;

    @Autowired
    MailServer server;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    TransactionTemplate transaction;

    @BeforeEach
    void start(@Autowired PlatformTransactionManager transactions) {
        product.reset();
        clock.set(NINE);
        server.restart();
        transaction = new TransactionTemplate(transactions);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    // -- what arrives ------------------------------------------------------------------------------------------------

    @Test
    void aMailHasBothTextsAndSaysThatAMachineWroteIt() throws Exception {
        put(message("both", "<p>Grüße &amp; более</p>"));
        outbox.deliver();

        MimeMessage mail = server.mails().get(0);
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Text of both: более");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Grüße &amp; более</p>");
        assertThat(mail.getSubject()).isEqualTo("Subject of both: тема");
        assertThat(mail.getFrom()[0]).hasToString("vip@vip.example");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("somebody@vip.example");
        assertThat(mail.getMessageID()).isEqualTo("<both@vip.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aMessageWithoutHtmlIsPlainText() throws Exception {
        put(message("plain", null));
        outbox.deliver();
        assertThat(server.mails().get(0).getContentType()).startsWith("text/plain");
    }

    // -- stored with its cause ---------------------------------------------------------------------------------------

    @Test
    void theSameKeyTwiceIsOneMessageEvenAfterItWasSent() {
        put(message("once", null));
        put(message("once", null));
        outbox.deliver();
        put(message("once", null));
        outbox.deliver();
        assertThat(keys()).containsExactly("once");
    }

    @Test
    void aCauseThatIsRolledBackSendsNothing() {
        transaction.executeWithoutResult(status -> {
            outbox.put(message("never", null));
            status.setRollbackOnly();
        });
        outbox.deliver();
        assertThat(keys()).isEmpty();
    }

    @Test
    void nothingIsPutWithoutATransactionOrAChannelOrAProperKey() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> outbox.put(message("loose", null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put(new Message("pigeon", "key", "somebody", "roof", "Subject", "Text", null)));
        assertThatIllegalArgumentException().isThrownBy(() -> message("a>b", null));
    }

    // -- the mail server refuses
    // ---------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 No such user", "551 User not local", "553 5.1.2 No such domain", "550 unknown"})
    void whatTheServerRefusesForGoodIsNotTriedAgain(String answer, CapturedOutput log) {
        server.refuse("somebody@vip.example", answer);
        put(message("refused", null));
        outbox.deliver();
        clock.set(NINE.plusHours(2));
        outbox.deliver();
        assertThat(outbox.delivery("refused"))
                .hasValue(new Delivery(at(NINE), null, at(NINE), 1, "SMTPAddressFailedException"));
        assertThat(log)
                .contains("refused by mail to somebody is refused for good")
                .doesNotContain("somebody@");
        clock.set(NINE.plusDays(90).minusMinutes(1));
        outbox.deliver();
        assertThat(outbox.delivery("refused")).isPresent();
        clock.set(NINE.plusDays(90).plusMinutes(1));
        outbox.deliver();
        assertThat(outbox.delivery("refused")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "450 4.2.1 Try later",
                "552 5.2.2 Mailbox full",
                "554 5.7.1 Rejected",
                "550 5.7.1 Not allowed",
                "550 Relay access denied"
            })
    void whatMayPassOrBeTheFaultOfSettingsIsTriedAgain(String answer) {
        server.refuse("somebody@vip.example", answer);
        put(message("later", null));
        outbox.deliver();
        assertThat(outbox.delivery("later"))
                .hasValue(new Delivery(at(NINE), null, null, 1, "SMTPAddressFailedException"));
        server.take("somebody@vip.example");
        clock.set(NINE.plusMinutes(1));
        outbox.deliver();
        assertThat(keys()).containsExactly("later");
    }

    @Test
    void anAddressThatIsNoneIsRefusedToo() {
        put(new Message(Channel.MAIL, "none", "somebody", "a b@vip.example", "Subject", "Text", null));
        outbox.deliver();
        assertThat(outbox.delivery("none")).hasValue(new Delivery(at(NINE), null, at(NINE), 1, "AddressException"));
    }

    // -- the mail server is away -------------------------------------------------------------------------------------

    @Test
    void anHourWithoutAMailServerDelaysMailAndNothingElse() {
        server.stop();
        put(message("early", null));
        IntStream.rangeClosed(0, 60).forEach(minute -> {
            clock.set(NINE.plusMinutes(minute));
            outbox.deliver();
        });
        put(message("late", null));
        assertThat(number("SELECT attempts FROM vip.outbox WHERE key = 'early'"))
                .isEqualTo(6); // after 0, 1, 3, 7, 15 and 31 minutes

        server.restart();
        IntStream.rangeClosed(61, 70).forEach(minute -> {
            clock.set(NINE.plusMinutes(minute));
            outbox.deliver();
        });
        assertThat(keys()).containsExactlyInAnyOrder("early", "late");
    }

    @Test
    void aLoadBalancerDoesNotHearOfIt(@Autowired ApplicationContext context) {
        assertThat(context.getBeanNamesForType(DataSourceHealthIndicator.class)).isNotEmpty();
        assertThat(context.getBeanNamesForType(MailHealthIndicator.class)).isEmpty();
    }

    @Test
    void pausesGrowToAnHourAndNoAttemptIsTheLast() {
        server.stop();
        put(message("patient", null));
        LocalDateTime time = NINE;
        for (int pause : List.of(1, 2, 4, 8, 16, 32, 60, 60, 60)) {
            long attempts = attempts();
            outbox.deliver();
            assertThat(attempts()).isEqualTo(attempts + 1);
            clock.set(time.plusMinutes(pause).minusSeconds(1));
            outbox.deliver();
            assertThat(attempts()).as("not before %d minutes", pause).isEqualTo(attempts + 1);
            time = time.plusMinutes(pause);
            clock.set(time);
        }
        server.restart();
        outbox.deliver();
        assertThat(keys()).containsExactly("patient");
    }

    @Test
    void aMessageThatFailsDoesNotHoldUpTheOthers() {
        put(new Message(Channel.MAIL, "first", "nobody", "not an address", "Subject", "Text", null));
        put(message("second", null));
        outbox.deliver();
        assertThat(keys()).containsExactly("second");
        assertThat(jdbc.sql("SELECT last_error FROM vip.outbox WHERE key = 'first'")
                        .query(String.class)
                        .single())
                .isEqualTo("AddressException");
    }

    @Test
    void theLogWarnsOnceAnHourWhenAMessageHasFailedSixTimes(CapturedOutput output) {
        LocalDateTime start = NINE.plusYears(1); // later than any warning of another test
        clock.set(start);
        server.stop();
        put(message("unlucky", null));
        IntStream.rangeClosed(0, 30).forEach(minute -> {
            clock.set(start.plusMinutes(minute));
            outbox.deliver();
        });
        assertThat(output).doesNotContain("have failed");
        IntStream.rangeClosed(31, 90).forEach(minute -> {
            clock.set(start.plusMinutes(minute));
            outbox.deliver();
        });
        String warning = "1 messages by mail have failed 6 times or more and are tried on: ConnectException";
        assertThat(output).containsOnlyOnce(warning).doesNotContain("Text of unlucky", "somebody@");
        clock.set(start.plusMinutes(91));
        outbox.deliver();
        assertThat(output.getOut().split(warning, -1)).hasSize(3);
    }

    // -- what has become of a message --------------------------------------------------------------------------------

    @Test
    void aMessageTellsWhetherItWaitsHasFailedOrWasSent() {
        server.stop();
        put(message("asked", null));
        assertThat(outbox.delivery("asked")).hasValue(new Delivery(at(NINE), null, null, 0, null));
        outbox.deliver();
        assertThat(outbox.delivery("asked")).hasValue(new Delivery(at(NINE), null, null, 1, "ConnectException"));

        server.restart();
        clock.set(NINE.plusMinutes(1));
        outbox.deliver();
        assertThat(outbox.delivery("asked")).hasValue(new Delivery(at(NINE), at(NINE.plusMinutes(1)), null, 2, null));
    }

    @Test
    void ofAKeyThatNobodyHasPutAndOfOneThatIsForgottenNothingIsKnown() {
        put(message("forgotten", null));
        outbox.deliver();
        clock.set(NINE.plusDays(90).plusSeconds(1));
        outbox.deliver();
        assertThat(outbox.delivery("forgotten")).isEmpty();
        assertThat(outbox.delivery("never")).isEmpty();
    }

    // -- crashes and several nodes -----------------------------------------------------------------------------------

    @Test
    void aCrashBetweenSendingAndMarkingSendsADoubleThatCanBeTold() {
        put(message("double", null));
        transaction.executeWithoutResult(crash -> {
            outbox.deliver();
            crash.setRollbackOnly();
        });
        outbox.deliver();
        assertThat(keys()).containsExactly("double", "double");
        outbox.deliver();
        assertThat(keys()).hasSize(2);
    }

    @Test
    void aMessageThatAnotherNodeIsSendingIsLeftToIt() {
        put(message("theirs", null));
        put(message("ours", null));
        transaction.executeWithoutResult(otherNode -> {
            jdbc.sql("SELECT id FROM vip.outbox WHERE key = 'theirs' FOR UPDATE")
                    .query(Long.class)
                    .single();
            CompletableFuture.runAsync(outbox::deliver).join();
            assertThat(keys()).containsExactly("ours");
        });
        outbox.deliver();
        assertThat(keys()).containsExactly("ours", "theirs");
    }

    @Test
    void severalNodesAtOnceSendEachMessageOnce() {
        List<String> keys =
                IntStream.range(0, 40).mapToObj(number -> "many-" + number).toList();
        keys.forEach(key -> put(message(key, null)));
        List<CompletableFuture<Void>> nodes = Stream.generate(() -> CompletableFuture.runAsync(outbox::deliver))
                .limit(4)
                .toList();
        nodes.forEach(CompletableFuture::join);
        assertThat(keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    // -- afterwards --------------------------------------------------------------------------------------------------

    @Test
    void whatWasSentIsForgottenAfterNinetyDaysAndWhatWaitsIsNot() {
        put(message("old", null));
        outbox.deliver();
        server.stop();
        put(message("waiting", null));

        clock.set(NINE.plusDays(90));
        outbox.deliver();
        assertThat(number("SELECT count(*) FROM vip.outbox")).isEqualTo(2);
        clock.set(NINE.plusDays(90).plusSeconds(1));
        outbox.deliver();
        assertThat(jdbc.sql("SELECT key FROM vip.outbox").query(String.class).list())
                .containsExactly("waiting");
    }

    // ----------------------------------------------------------------------------------------------------------------

    private static Message message(String key, String html) {
        return new Message(
                Channel.MAIL,
                key,
                "somebody",
                "somebody@vip.example",
                "Subject of " + key + ": тема",
                "Text of " + key + ": более",
                html);
    }

    private void put(Message message) {
        transaction.executeWithoutResult(status -> outbox.put(message));
    }

    /** As the database answers: in UTC. */
    private OffsetDateTime at(LocalDateTime time) {
        return time.atZone(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    /** Of the mails that have arrived, in order. */
    private List<String> keys() {
        return server.mails().stream().map(MailServer::key).toList();
    }

    private long attempts() {
        return number("SELECT max(attempts) FROM vip.outbox");
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
