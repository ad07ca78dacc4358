package vip.approvals.revocation;

/**
 * One approved removal, as its process knows it.
 *
 * @param line of the list that was approved; stands for the removal
 * @param branch in whose name the process runs
 */
public record Removal(long line, String client, String branch) {}
