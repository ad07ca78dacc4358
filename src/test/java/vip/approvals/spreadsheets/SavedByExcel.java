package vip.approvals.spreadsheets;

import java.util.List;

/** A workbook as Excel saves it: cells refer to texts that stand apart. Here each cell has one of its own, the worst case. */
public class SavedByExcel {

    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder texts = new StringBuilder();
    private int size;

    public SavedByExcel row(List<String> values) {
        rows.append("<row>");
        for (String value : values) {
            rows.append("<c t=\"s\"><v>").append(size++).append("</v></c>");
            texts.append("<si><t>").append(value).append("</t></si>");
        }
        rows.append("</row>");
        return this;
    }

    public byte[] bytes() {
        return new Workbooks()
                .sheet(rows.toString())
                .part(Workbooks.SHARED_TEXTS, "<sst>" + texts + "</sst>")
                .bytes();
    }
}
