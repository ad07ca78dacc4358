package vip.approvals.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vip.approvals.start.StartRefusedException;

/** Mail goes to a server if there is one, and else only its subject into the log. */
@ExtendWith(OutputCaptureExtension.class)
class MailConfigurationTests {

    @EnableConfigurationProperties(MailConfiguration.Settings.class)
    static class Enabled {}

    private final ApplicationContextRunner product = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(MailConfiguration.class, Enabled.class)
            .withPropertyValues("vip.mail.from=");

    @Test
    void withoutAServerTheLogSaysThatThereIsAMailAndNotWhatItSays(CapturedOutput output) {
        product.run(context -> context.getBean(Channel.class)
                .send(new Message("mail", "key", "altai.sales", "a@vip.example", "1 new", "Text", "<p>HTML</p>")));
        assertThat(output)
                .contains("Not mailed, spring.mail.host is not set: \"1 new\" to altai.sales")
                .doesNotContain("a@vip.example", "Text", "HTML");
    }

    @Test
    void withAServerMailGoesThere() {
        product.withPropertyValues("spring.mail.host=mail.example", "vip.mail.from=VIP programme <vip@vip.example>")
                .run(context -> assertThat(context.getBean(Channel.class)).isInstanceOf(MailChannel.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vip", "vip@", "a@b, c@d"})
    void withAServerTheSenderMustBeAnAddress(String from) {
        product.withPropertyValues("spring.mail.host=mail.example", "vip.mail.from=" + from)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(StartRefusedException.class)
                        .hasMessage("spring.mail.host is set, and vip.mail.from is \"%s\".", from));
    }
}
