package vip.approvals.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vip.approvals.demo.process.DemoPeople;
import vip.approvals.staff.DemoMode;
import vip.approvals.staff.Organisation;

/** Says at the end of the start where the product is, and, of the demo, who may log in and what to try first. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final DemoMode demo;
    private final DemoPeople people;
    private final Organisation organisation;
    private final Environment environment;

    Welcome(DemoMode demo, DemoPeople people, Organisation organisation, Environment environment) {
        this.demo = demo;
        this.people = people;
        this.organisation = organisation;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        String address = "http://localhost:%s%s"
                .formatted(
                        environment.getProperty("local.server.port", ""),
                        environment.getProperty("camunda.bpm.webapp.application-path", ""));
        log.info("Ready: {}/app/tasklist/", address);
        if (demo.isEnabled() && people.exist()) {
            String branch = organisation.branches().get(0).id();
            log.info(
                    """
                    Demo logins, with the password {}
                      {}   (the same four seats for each branch: {})
                      hq.sales, hq.commercial; billing, {}.system: for systems that send files
                      {}, the administrator; the same password, unless vip.admin.password was set at the first start
                    What to try first (without an open list: as hq.sales, Start process, Quarterly cycle)
                      1. Log in to Tasklist as {}.sales: drop a proposal, add a client, complete "Prepare list".
                      2. As {}.sales-director sign; then as {}.commercial and {}.security decide line by line.
                      3. See the list in Cockpit ({}/app/cockpit/) as {}.""",
                    DemoMode.PASSWORD,
                    "%1$s.sales, %1$s.sales-director, %1$s.commercial, %1$s.security".formatted(branch),
                    String.join(", ", organisation.branchIds()),
                    branch,
                    environment.getProperty("vip.admin.user"),
                    branch,
                    branch,
                    branch,
                    branch,
                    address,
                    environment.getProperty("vip.admin.user"));
        }
    }
}
