package vip.approvals.onboarding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.web.PageLink;

/** One page, which managers know as theirs. */
@Configuration(proxyBeanMethods = false)
class ClientLinks {

    @Bean
    PageLink clientsLink(ClientReaders readers) {
        return new PageLink("/clients", "Clients", person -> readers.readsBranches());
    }

    @Bean
    PageLink myClientsLink(ClientReaders readers) {
        return new PageLink("/clients", "My clients", person -> readers.isManager() && !readers.readsBranches());
    }
}
