package vip.approvals.outbox;

import java.time.OffsetDateTime;

/**
 * What has become of a message.
 *
 * @param sentAt when the channel took it, by the clock of the product; null while it waits
 * @param refusedAt when the receiver refused it for good; null if it has not
 * @param attempts so far, the successful one included
 * @param lastError class of what kept it at the last attempt; null if nothing did
 */
public record Delivery(
        OffsetDateTime createdAt, OffsetDateTime sentAt, OffsetDateTime refusedAt, int attempts, String lastError) {}
