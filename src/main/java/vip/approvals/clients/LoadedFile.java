package vip.approvals.clients;

/**
 * What was loaded.
 *
 * @param rows without the header and blank rows
 * @param sha256 of the file's bytes, in hexadecimal
 */
public record LoadedFile(String file, long rows, String sha256) {}
