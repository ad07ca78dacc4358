package vip.approvals;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** A mail server that the product's mail goes to, and that a test takes down. */
@Component
public class MailServer implements DisposableBean {

    private final JavaMailSenderImpl sender;
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private GreenMail server;

    MailServer(JavaMailSenderImpl sender) {
        this.sender = sender;
    }

    /** Running, without any mail, and takes every address. */
    public void restart() {
        stop();
        refused.clear();
        server = new GreenMail(ServerSetupTest.SMTP.dynamicPort()) {
            @Override
            protected Map<String, AbstractServer> createServices(ServerSetup[] setup, Managers managers) {
                return super.createServices(setup, new Refusing(managers, refused));
            }
        };
        server.start();
        sender.setPort(server.getSmtp().getPort());
    }

    /** From now on it answers mail to this address like this: {@code 550 5.1.1 No such user}. */
    public void refuse(String address, String answer) {
        refused.put(address, answer);
    }

    public void take(String address) {
        refused.remove(address);
    }

    /** The port is refused from now on. */
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** The outbox's key of a mail that has arrived. */
    public static String key(MimeMessage mail) {
        return header(mail, "Message-ID").replaceAll("<(.+)@.+>", "$1");
    }

    public static String recipient(MimeMessage mail) {
        return header(mail, "To");
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void destroy() {
        stop();
    }

    /** The same mailboxes, with a door. */
    private static final class Refusing extends Managers {

        private final SmtpManager door;

        Refusing(Managers mailboxes, Map<String, String> refused) {
            door = new SmtpManager(mailboxes.getImapHostManager(), mailboxes.getUserManager()) {
                @Override
                public String checkRecipient(SmtpState state, MailAddress recipient) {
                    return refused.get(recipient.getEmail());
                }
            };
        }

        @Override
        public SmtpManager getSmtpManager() {
            return door;
        }
    }

    /** Everything that has arrived, in order. */
    public List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }
}
