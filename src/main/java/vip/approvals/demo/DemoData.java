package vip.approvals.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;
import vip.approvals.demo.process.DemoCycle;
import vip.approvals.demo.process.DemoPeople;
import vip.approvals.staff.DemoMode;
import vip.approvals.staff.Organisation;
import vip.approvals.tiers.TierReviews;

/** Fills an empty product at its first start, so that there is something to decide on and somebody to do it. */
@Component
@Order(3)
class DemoData implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final DemoMode demo;
    private final DemoPeople people;
    private final DemoCycle cycle;
    private final DemoReceptions receptions;
    private final TierReviews reviews;
    private final BillingImport billing;
    private final Organisation organisation;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoData(
            DemoMode demo,
            DemoPeople people,
            DemoCycle cycle,
            DemoReceptions receptions,
            TierReviews reviews,
            BillingImport billing,
            Organisation organisation,
            WorkingCalendar calendar,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.demo = demo;
        this.people = people;
        this.cycle = cycle;
        this.receptions = receptions;
        this.reviews = reviews;
        this.billing = billing;
        this.organisation = organisation;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demo.isEnabled()) {
            create();
        }
    }

    /**
     * The people who are missing; and, unless there is any client already, as from the import folder, clients, an
     * open cycle and a tier review. All or nothing.
     */
    void create() {
        long started = System.nanoTime();
        Boolean created = transaction.execute(status -> {
            people.create();
            return isEmpty() && fill();
        });
        if (Boolean.TRUE.equals(created)) {
            log.info("Demo data created in {} ms", (System.nanoTime() - started) / 1_000_000);
        }
    }

    private boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM vip.client)")
                .query(Boolean.class)
                .single();
    }

    private boolean fill() {
        log.info("Creating demo data");
        DemoPeriod period = DemoPeriod.before(LocalDate.now(clock));
        DemoFiles files = new DemoFiles();
        new DemoClients(period, calendar, organisation.branches()).write(files);
        for (BillingFile file : BillingFile.values()) {
            billing.load(file, "demo " + file.fileName(), files.content(file), "demo");
        }
        cycle.open(period.quarter());
        organisation.branchIds().forEach(receptions::begin);
        reviews.start(new ThreeMonths(YearMonth.from(period.cutOff())), TierReviews.PRODUCT);
        return true;
    }
}
