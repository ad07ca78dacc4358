package vip.approvals.outbox;

import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Whether a mail server has said that a mailbox does not exist, or takes no mail any more (RFC 5321, RFC 3463). What may be
 * the fault of settings, as a server that relays nothing for us, or passes, as a full mailbox, is no refusal: it is tried
 * again.
 */
final class MailRefusal {

    private static final Set<Integer> CODES = Set.of(550, 551, 553);
    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d|relay", Pattern.CASE_INSENSITIVE);
    private static final String END_OF_MAIL = ".";

    private MailRefusal() {}

    static boolean isFinal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return isFinal(address.getReturnCode(), address.getMessage());
            }
            if (cause instanceof SMTPSendFailedException mail && END_OF_MAIL.equals(mail.getCommand())) {
                return isFinal(mail.getReturnCode(), mail.getMessage());
            }
        }
        return false;
    }

    private static boolean isFinal(int code, String answer) {
        return CODES.contains(code) && !POLICY.matcher(answer).find();
    }
}
