package vip.approvals.spreadsheets;

import vip.approvals.engine.RefusedException;

/** An uploaded file is refused as a whole. It may come after rows were handed over, so nothing of them may be stored. */
public class SheetRefusedException extends RefusedException {

    public SheetRefusedException(String message) {
        super(message);
    }

    static SheetRefusedException damaged() {
        return new SheetRefusedException(
                "This Excel file is damaged. Open it in a spreadsheet, save it as .xlsx again, and upload that.");
    }
}
