package vip.approvals.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
