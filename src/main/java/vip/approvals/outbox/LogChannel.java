package vip.approvals.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where nothing is set to carry a message: says that there is something, never what. */
class LogChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(LogChannel.class);

    private final String name;
    private final String why;

    /** @param why nothing goes out, with the name of the setting */
    LogChannel(String name, String why) {
        this.name = name;
        this.why = why;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(Message message) {
        log.info("{}: \"{}\" to {}", why, message.subject(), message.recipient());
    }
}
