package vip.approvals.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vip.approvals.start.StartRefusedException;

/** SMS go to a gateway if there is one, and else only their subject into the log. */
@ExtendWith(OutputCaptureExtension.class)
class SmsConfigurationTests {

    @EnableConfigurationProperties(SmsConfiguration.Settings.class)
    static class Enabled {}

    private final ApplicationContextRunner product = new ApplicationContextRunner()
            .withUserConfiguration(SmsConfiguration.class, Enabled.class)
            .withPropertyValues("vip.sms.url=", "vip.sms.token=", "vip.sms.sender=");

    @Test
    void withoutAGatewayTheLogSaysThatThereIsAnSmsAndNotWhatItSays(CapturedOutput output) {
        product.run(context -> {
            assertThat(context.getBean(Channel.class).name()).isEqualTo("sms");
            context.getBean(Channel.class)
                    .send(new Message("sms", "key", "altai.anna", "+79130000001", "First contact", "Text", null));
        });
        assertThat(output)
                .contains("Not sent by SMS, vip.sms.url is not set: \"First contact\" to altai.anna")
                .doesNotContain("79130000001", "Text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sms.example/messages",
                "HTTP://127.0.0.1:65535",
                "https://[::1]:8443/send?account=7",
                "http://sms.example"
            })
    void withAGatewaySmsGoThere(String url) {
        product.withPropertyValues("vip.sms.url=" + url, "vip.sms.token=~to.ken+/=!")
                .run(context -> assertThat(context.getBean(Channel.class)).isInstanceOf(SmsChannel.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sms.example",
                "//sms.example/messages",
                "ftp://sms.example",
                "mailto:sms@sms.example",
                "https://",
                "https:///messages",
                "https://sms.example:65536/",
                "https://sms.example/a b",
                "https://user:geheim@"
            })
    void anAddressThatNoGatewayHasStopsTheStartAndIsNotQuoted(String url) {
        product.withPropertyValues("vip.sms.url=" + url)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(StartRefusedException.class)
                        .hasMessage("vip.sms.url is not the address of a server."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\n", "line\r\nX-Other: header", "tab\t", "ключ", "\u0000", "\u007f"})
    void aTokenThatNoHeaderHoldsStopsTheStart(String token) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> new SmsConfiguration.Settings("https://sms.example", token, "").usableToken())
                .withMessageStartingWith("vip.sms.token holds a blank");
    }
}
