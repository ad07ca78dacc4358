package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page's scripts run only if they carry the nonce of its header: else it stays blank. */
@ProductTest
class NonceTests {

    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern ON_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final int PEOPLE = 8;
    private static final int PAGES = 60;

    @LocalServerPort
    int port;

    @Test
    void eachOfManyPagesAtTheSameTimeHasTheNonceOfItsOwnHeader() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Future<List<HttpResponse<String>>>> all = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                all.add(people.submit(this::open));
            }
            for (Future<List<HttpResponse<String>>> pages : all) {
                assertThat(pages.get()).hasSize(PAGES).allSatisfy(page -> {
                    String nonce = first(
                            IN_HEADER,
                            page.headers().firstValue("Content-Security-Policy").orElseThrow());
                    assertThat(ON_PAGE.matcher(page.body()).results().map(found -> found.group(1)))
                            .isNotEmpty()
                            .containsOnly(nonce);
                });
            }
        } finally {
            people.shutdownNow();
        }
    }

    private List<HttpResponse<String>> open() {
        Visitor visitor = Visitor.anonymous(port);
        List<HttpResponse<String>> pages = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            pages.add(visitor.get("/camunda/app/tasklist/default/"));
        }
        return pages;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
