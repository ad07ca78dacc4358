package vip.approvals.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;

/** Which pages of the product are for the person who is logged in. */
@Component
class PageLinks {

    /** Also the JSON that Tasklist's header gets, and what the templates see. */
    public record Link(String path, String title) {}

    private final List<PageLink> all;
    private final CurrentPerson currentPerson;

    PageLinks(List<PageLink> all, CurrentPerson currentPerson) {
        this.all = all;
        this.currentPerson = currentPerson;
    }

    /** By title. */
    List<Link> ofPerson() {
        return all.stream()
                .filter(page -> page.isFor().test(currentPerson))
                .map(page -> new Link(page.path(), page.title()))
                .sorted(Comparator.comparing(Link::title))
                .toList();
    }
}
