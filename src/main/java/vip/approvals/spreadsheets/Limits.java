package vip.approvals.spreadsheets;

/** What no honest spreadsheet of clients exceeds (docs/spreadsheets.md). */
final class Limits {

    static final long ROWS = 200_000;
    static final int COLUMNS = 200;
    /** Of one value. */
    static final int CHARACTERS = 10_000;
    /** Characters of the texts that the cells of an XLSX file share, which are kept in a temporary file; about 160 MB of it. */
    static final long SHARED_TEXTS = 80_000_000;

    private Limits() {}
}
