package vip.approvals.spreadsheets;

import java.io.IOException;

/** Takes the rows one after the other, while the file is still being read. What it throws ends the reading. */
@FunctionalInterface
public interface RowHandler {

    void row(SheetRow row) throws IOException;
}
