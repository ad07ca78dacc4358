/** Reads the spreadsheets that people upload, row by row, and writes such as are safe to open; it knows nothing of lists. */
package vip.approvals.spreadsheets;
