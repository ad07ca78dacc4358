package vip.approvals.lists;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.web.PageLink;

/** Where the pages of this module are found. */
@Configuration(proxyBeanMethods = false)
class ListLinks {

    /** Whoever may read any list finds the page, so the same question is asked. */
    @Bean
    PageLink listsLink(ListReaders readers) {
        return new PageLink("/lists", "Lists", person -> !readers.branches().isEmpty());
    }
}
