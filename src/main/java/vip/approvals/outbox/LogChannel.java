package vip.approvals.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where no mail server is set: says that there is something, never what. */
class LogChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(LogChannel.class);

    @Override
    public String name() {
        return MAIL;
    }

    @Override
    public void send(Message message) {
        log.info("Not mailed, spring.mail.host is not set: \"{}\" to {}", message.subject(), message.recipient());
    }
}
