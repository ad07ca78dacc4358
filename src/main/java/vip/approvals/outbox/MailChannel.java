package vip.approvals.outbox;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Mail by SMTP. A double has the same {@code Message-ID}, so that a mail system can drop it. */
class MailChannel implements Channel {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender sender;
    private final InternetAddress from;

    MailChannel(JavaMailSender sender, InternetAddress from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public String name() {
        return MAIL;
    }

    @Override
    public void send(Message message) throws Exception {
        try {
            sender.send(mime(message));
        } catch (MailSendException failure) {
            Exception said = failure.getMessageExceptions()[0]; // says more: no connection, or no such address
            throw MailRefusal.isFinal(said) ? new MessageRefusedException(said) : said;
        }
    }

    private MimeMessage mime(Message message) throws MessagingException, MessageRefusedException {
        MimeMessage mime = sender.createMimeMessage();
        mime.setFrom(from);
        mime.setRecipient(RecipientType.TO, recipient(message));
        mime.setSubject(message.subject().replaceAll("\\p{Cntrl}+", " "), UTF_8); // a line end would begin a header
        mime.setHeader("Message-ID", "<%s@%s>".formatted(message.key(), domain()));
        mime.setHeader("Auto-Submitted", "auto-generated"); // keeps out-of-office answers away
        if (message.attachment() == null) {
            text(mime, message);
        } else {
            MimeBodyPart text = new MimeBodyPart();
            text(text, message);
            mime.setContent(new MimeMultipart(text, attached(message.attachment())));
        }
        return mime;
    }

    private static InternetAddress recipient(Message message) throws MessageRefusedException {
        try {
            return new InternetAddress(message.address(), true);
        } catch (AddressException unreadable) {
            throw new MessageRefusedException(unreadable);
        }
    }

    private static void text(MimePart part, Message message) throws MessagingException {
        if (message.html() == null) {
            part.setText(message.body(), UTF_8);
        } else {
            part.setContent(
                    new MimeMultipart("alternative", part(message.body(), "plain"), part(message.html(), "html")));
        }
    }

    private static MimeBodyPart attached(Message.Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), "application/pdf")));
        part.setFileName(attachment.name());
        return part;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }
}
