package vip.approvals.outbox;

import org.springframework.util.Assert;

/**
 * Something to tell somebody.
 *
 * @param channel name of the {@link Channel} that carries it
 * @param key of its cause; letters, digits, dots, hyphens and underscores. A second message with the same key is none
 * @param recipient login, or another word that is no personal data, for the log
 * @param address where the channel finds the recipient
 * @param subject no personal data: the log shows it
 * @param body plain text
 * @param html the same for channels that can show it, or null
 * @param attachment for the channel {@link Channel#MAIL}, or null
 */
public record Message(
        String channel,
        String key,
        String recipient,
        String address,
        String subject,
        String body,
        String html,
        Attachment attachment) {

    /** @param content a PDF */
    public record Attachment(String name, byte[] content) {}

    public Message {
        Assert.isTrue(key.matches("\\w+([.-]\\w+)*"), () -> "Not a key: " + key);
    }

    /** Without an attachment. */
    public Message(
            String channel, String key, String recipient, String address, String subject, String body, String html) {
        this(channel, key, recipient, address, subject, body, html, null);
    }
}
