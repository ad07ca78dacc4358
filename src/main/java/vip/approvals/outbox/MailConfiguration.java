package vip.approvals.outbox;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import vip.approvals.start.StartRefusedException;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /** @param sender is there if {@code spring.mail.host} is set */
    @Bean
    Channel mail(ObjectProvider<JavaMailSender> sender, Settings settings) {
        JavaMailSender server = sender.getIfAvailable();
        return server == null
                ? new LogChannel(Channel.MAIL, "Not mailed, spring.mail.host is not set")
                : new MailChannel(server, settings.sender());
    }

    /** @param from address of the sender, like {@code vip@company.example}; needed for SMTP only */
    @ConfigurationProperties("vip.mail")
    record Settings(String from) {

        InternetAddress sender() {
            try {
                InternetAddress address = new InternetAddress(from, true);
                if (address.getAddress().contains("@")) {
                    return address;
                }
            } catch (AddressException unreadable) {
                // refused below
            }
            throw new StartRefusedException(
                    "spring.mail.host is set, and vip.mail.from is \"%s\".".formatted(from),
                    "Set vip.mail.from to the address that mail comes from, like vip@company.example.");
        }
    }
}
