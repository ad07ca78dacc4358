package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.demo.Demo;
import vip.approvals.staff.DemoMode;

/** The demo data and a browser in front of them. */
@ProductTest
abstract class BrowserTest {

    static final int WIDE = 1440;
    static final int NARROW = 800;
    static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    Browser browser;

    @BeforeEach
    void start() {
        product.reset();
        clock.set(LocalDate.of(2026, 10, 5));
        demo.create();
        browser = new Browser(port, clock::millis);
    }

    @AfterEach
    void stop() {
        try {
            assertThat(browser.errors()).isEmpty();
        } finally {
            browser.close();
            product.reset();
        }
    }

    Tasklist tasklist(String person, int width) {
        return new Tasklist(browser.login("tasklist", person, DemoMode.PASSWORD, width));
    }

    /** A list that nobody finds fault with. */
    void agree(String branch) {
        tasklist(branch + ".sales", WIDE).take("Prepare list").completeAndLeave();
        sign(branch, "Sign and submit list");
        for (String seat : List.of("commercial", "security")) {
            approveAll(branch, seat);
        }
    }

    void sign(String branch, String task) {
        Tasklist director = tasklist(branch + ".sales-director", WIDE).take(task);
        director.choose("Sign and submit to the directors");
        director.completeAndLeave();
    }

    void approveAll(String branch, String seat) {
        Tasklist decides = tasklist(branch + "." + seat, WIDE).take("Decide list as " + seat);
        decides.button("Approve all remaining").click();
        assertThat(decides.message()).containsText("All remaining lines are approved.");
        decides.completeAndLeave();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
