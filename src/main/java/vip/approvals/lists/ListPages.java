package vip.approvals.lists;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vip.approvals.letters.Letters;

/** Lists as pages and on paper, for whoever may read them; nothing is changed here. */
@Controller
class ListPages {

    private final ListReaders readers;
    private final Overview overview;
    private final ListPage listPage;
    private final CoordinationSheets sheets;
    private final Letters letters;

    ListPages(ListReaders readers, Overview overview, ListPage listPage, CoordinationSheets sheets, Letters letters) {
        this.readers = readers;
        this.overview = overview;
        this.listPage = listPage;
        this.sheets = sheets;
        this.letters = letters;
    }

    @GetMapping("/lists")
    String lists(Model model) {
        model.addAttribute("cycles", overview.cycles());
        model.addAttribute("headquarters", readers.isHeadquarters());
        return "lists";
    }

    @GetMapping("/lists/{branch}/{quarter}")
    String list(@PathVariable String branch, @PathVariable String quarter, Model model) {
        model.addAttribute("list", listPage.of(readers.reading(branch, quarter)));
        return "list";
    }

    /** Printed outside of any transaction: a long list takes seconds. */
    @GetMapping("/lists/{branch}/{quarter}/sheet.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable String branch, @PathVariable String quarter) {
        CoordinationSheet sheet = sheets.of(readers.reading(branch, quarter).list());
        var paper = new ByteArrayOutputStream();
        letters.render("coordination-sheet", Map.of("sheet", sheet), paper);
        String name = "Coordination sheet %s %s.pdf".formatted(sheet.branch(), sheet.quarter());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper.toByteArray());
    }
}
