package vip.approvals.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** A real Chromium: the installed one, or the one that the npm package brings (src/test/node/browser.mjs). */
class Browser implements AutoCloseable {

    private final String address;
    private final LongSupplier now;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> errors = new ArrayList<>();

    /** @param now milliseconds of the product's clock */
    Browser(int port, LongSupplier now) {
        this.now = now;
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        address = "http://localhost:" + port;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-sync")));
    }

    /** Logs in to an application, in a session of its own. */
    Page login(String application, String person, String password, int width) {
        BrowserContext session = chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, 900));
        session.setDefaultTimeout(15_000);
        session.clock().setFixedTime(now.getAsLong()); // so that "due in 5 days" is true on the pictures
        Page page = session.newPage();
        page.onPageError(error -> errors.add(person + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(person + ": " + message.text());
            }
        });
        page.navigate(address + "/camunda/app/" + application + "/default/");
        page.waitForLoadState(LoadState.NETWORKIDLE); // its first answers bring the session and the token of it
        page.getByPlaceholder("Username").fill(person);
        page.getByPlaceholder("Password").fill(password);
        page.locator("button[type=submit]").click();
        page.getByPlaceholder("Password")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        return page;
    }

    /** What went wrong in any page's own scripts, and what the content policy refused. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    static Path executable() {
        try {
            Process finder = new ProcessBuilder("node", "browser.mjs")
                    .directory(Path.of("src/test/node").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String path = new String(finder.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            if (path.isEmpty()) {
                throw new IllegalStateException("No browser was found; src/test/node/browser.mjs says why");
            }
            return Path.of(path);
        } catch (IOException failure) {
            throw new UncheckedIOException("Node.js is needed for the browser tests", failure);
        }
    }
}
