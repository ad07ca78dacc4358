package vip.approvals;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** A mail server that the product's mail goes to, and that a test takes down. */
@Component
public class MailServer implements DisposableBean {

    private final JavaMailSenderImpl sender;
    private GreenMail server;

    MailServer(JavaMailSenderImpl sender) {
        this.sender = sender;
    }

    /** Running, and without any mail. */
    public void restart() {
        stop();
        server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        sender.setPort(server.getSmtp().getPort());
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

    /** Everything that has arrived, in order. */
    public List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }
}
