package vip.approvals.clients;

/**
 * What was loaded.
 *
 * @param rows without the header and blank rows
 * @param ignored how many of them are about clients who have been erased
 * @param sha256 of the file's bytes, in hexadecimal
 */
public record LoadedFile(String file, long rows, long ignored, String sha256) {}
