package vip.approvals.letters;

import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.render.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The letters of a paper that holds many: its elements with the ids {@code part-1}, {@code part-2} and so on. */
final class Parts {

    private static final Pattern ID = Pattern.compile("^part-\\d+$");

    private Parts() {}

    /** How many pages each has, where each begins on a new one. */
    static List<Integer> pages(PdfBoxRenderer laidOut) {
        List<Integer> pages = new ArrayList<>();
        int lastPageBefore = -1;
        for (PagePosition<Box> end : laidOut.findPagePositionsByID(ID)) {
            pages.add(end.getPageNo() - lastPageBefore);
            lastPageBefore = end.getPageNo();
        }
        return pages;
    }

    /** For a printer of both sides: a blank page behind each that ends on the front of a sheet, but the last. */
    static void beginOnNewSheets(PDDocument document, List<Integer> pages) {
        int end = 0;
        for (int count : pages.subList(0, Math.max(0, pages.size() - 1))) {
            end += count;
            if (end % 2 == 1) {
                PDPage last = document.getPage(end - 1);
                document.getPages().insertAfter(new PDPage(last.getMediaBox()), last);
                end++;
            }
        }
    }
}
