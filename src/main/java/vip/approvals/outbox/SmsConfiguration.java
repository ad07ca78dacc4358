package vip.approvals.outbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.start.StartRefusedException;

@Configuration(proxyBeanMethods = false)
class SmsConfiguration {

    /** Less than a stop of the product waits for a message that is being sent. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Bean
    Channel sms(Settings settings) {
        return settings.url().isBlank()
                ? new LogChannel(Channel.SMS, "Not sent by SMS, vip.sms.url is not set")
                : new SmsChannel(settings.gateway(), settings.usableToken(), settings.sender(), LIMIT);
    }

    /**
     * @param url of the gateway; blank: SMS are not sent
     * @param token that the gateway asks for, or blank
     * @param sender that the phone shows
     */
    @ConfigurationProperties("vip.sms")
    record Settings(String url, String token, String sender) {

        /** The refusal does not quote it: addresses of gateways may hold a password. */
        URI gateway() {
            try {
                URI address = new URI(url);
                if (url.matches("(?i)https?://.+") && address.getHost() != null && address.getPort() <= 65_535) {
                    return address;
                }
            } catch (URISyntaxException unreadable) {
                // refused below
            }
            throw new StartRefusedException(
                    "vip.sms.url is not the address of a server.",
                    "Set vip.sms.url to where the gateway takes SMS, like https://sms.example/messages.");
        }

        String usableToken() {
            if (token.matches("[!-~]*")) {
                return token;
            }
            throw new StartRefusedException(
                    "vip.sms.token holds a blank, a line's end or a letter that is not Latin.",
                    "Set vip.sms.token to the gateway's token and nothing else.");
        }
    }
}
