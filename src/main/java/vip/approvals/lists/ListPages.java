package vip.approvals.lists;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vip.approvals.staff.Organisation;

/** Lists as pages and on paper, for whoever may read them; nothing is changed here. */
@Controller
class ListPages {

    private final ListReaders readers;
    private final Overview overview;
    private final ListPage listPage;
    private final KeptSheets sheets;
    private final Organisation organisation;

    ListPages(ListReaders readers, Overview overview, ListPage listPage, KeptSheets sheets, Organisation organisation) {
        this.readers = readers;
        this.overview = overview;
        this.listPage = listPage;
        this.sheets = sheets;
        this.organisation = organisation;
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
        BranchList list = readers.reading(branch, quarter).list();
        byte[] paper = sheets.pdf(list);
        String name = "Coordination sheet %s %s.pdf".formatted(organisation.branchName(list.branch()), list.quarter());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper);
    }
}
