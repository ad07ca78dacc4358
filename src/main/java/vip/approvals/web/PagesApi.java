package vip.approvals.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For Tasklist's header. */
@RestController
class PagesApi {

    private final PageLinks links;

    PagesApi(PageLinks links) {
        this.links = links;
    }

    @GetMapping("/api/pages")
    List<PageLinks.Link> pages() {
        return links.ofPerson();
    }
}
