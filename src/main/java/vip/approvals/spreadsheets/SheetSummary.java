package vip.approvals.spreadsheets;

import java.util.List;

/**
 * What was read.
 *
 * @param sheet name of the sheet; empty for CSV
 * @param rows without the header and blank rows
 * @param ignored headers that no column has, as they are written
 */
public record SheetSummary(String sheet, long rows, List<String> ignored) {}
