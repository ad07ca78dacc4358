package vip.approvals.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A Chromium that prints, with one page that is used again, in a thread of its own, as Playwright asks. */
public final class ChromiumPrinter implements AutoCloseable {

    private static final List<String> FACES =
            List.of("Sans-Regular", "Sans-Bold", "Sans-Italic", "Serif-Regular", "Serif-Bold");

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Playwright playwright;
    private Page page;

    /** @param fonts from {@link #installFonts} */
    public ChromiumPrinter(Path fonts) throws Exception {
        thread.submit(() -> start(fonts)).get();
    }

    private void start(Path fonts) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("FONTCONFIG_FILE", fonts.toString());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        page = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Browser.executable())
                        .setEnv(environment)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")))
                .newPage();
    }

    /** As a system has fonts installed, so that no letter brings its own. */
    public static Path installFonts(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String face : FACES) {
            String file = "Liberation" + face + ".ttf";
            try (InputStream font = ChromiumPrinter.class.getResourceAsStream("/liberation/" + file)) {
                Files.copy(font, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return Files.writeString(folder.resolve("fonts.conf"), """
                <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>%1$s</dir><cachedir>%1$s/cache</cachedir></fontconfig>
                """.formatted(folder.toAbsolutePath()))
                .toAbsolutePath();
    }

    public Future<byte[]> print(String html) {
        return thread.submit(() -> {
            page.setContent(html);
            return page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        });
    }

    @Override
    public void close() throws Exception {
        thread.submit(() -> {
                    page.context().browser().close();
                    playwright.close();
                })
                .get();
        thread.shutdown();
    }
}
