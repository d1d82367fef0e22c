package dev.sistercity.registry.campaign;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.sistercity.registry.support.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless Chromium of this machine: the one that {@code CHROMIUM} names, which then has to work; or, with the profile
 * {@code browser}, one in a usual place.
 */
final class Chromium implements AutoCloseable {

    private static final String NAMED = System.getenv("CHROMIUM");

    /** Draws for a second, and answers the video of it. */
    private static final String FILM = """
            async colour => {
              const canvas = document.createElement('canvas')
              canvas.width = 160; canvas.height = 90
              const pen = canvas.getContext('2d')
              const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' })
              const parts = []
              recorder.ondataavailable = event => parts.push(event.data)
              const done = new Promise(resolve => { recorder.onstop = resolve })
              recorder.start()
              for (let frame = 0; frame < 20; frame++) {
                pen.fillStyle = colour; pen.fillRect(0, 0, 160, 90)
                pen.fillStyle = 'white'; pen.fillRect(frame * 8, 40, 10, 10)
                await new Promise(resolve => setTimeout(resolve, 50))
              }
              recorder.stop()
              await done
              const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
              return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
            }""";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test where there is none, and says so. */
    static Chromium start() {
        Optional<Path> program = Stream.of(
                        NAMED == null ? "" : NAMED,
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(path -> path.toString().equals(NAMED) || Files.isExecutable(path))
                .findFirst();
        Assumptions.assumeTrue(
                program.isPresent(), "Skipped: there is no Chromium on this machine, and CHROMIUM names none");
        Assumptions.assumeTrue(
                NAMED != null || Chromium.class.getResource("/driver") != null,
                "Skipped: what drives a browser is there with CHROMIUM=/path/to/it, or with -Pbrowser");
        // It would fetch browsers of its own.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program.get())));
    }

    Page page() {
        Page page = browser.newContext().newPage();
        page.setDefaultTimeout(Patience.LIMIT.toMillis());
        return page;
    }

    /** A video of a second, in WebM. */
    byte[] film(String colour) {
        try (Page studio = page()) {
            return Base64.getDecoder().decode((String) studio.evaluate(FILM, colour));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
