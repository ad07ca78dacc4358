package vip.approvals.clients;

/**
 * One thing that is wrong with a file.
 *
 * @param row as a spreadsheet counts: the header is row 1
 * @param column empty if the row as a whole is meant
 * @param value what stands there, shortened; may be personal data, so it never goes into a log
 * @param reason what is wrong and what to write instead, without the value
 */
public record Problem(long row, String column, String value, String reason) {}
