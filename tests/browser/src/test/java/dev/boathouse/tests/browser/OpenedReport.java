package dev.boathouse.tests.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.boathouse.report.Report;
import dev.boathouse.tests.browser.Browser.Window;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A report as a file in a browser, and all that went wrong there. */
final class OpenedReport implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final Window window;
    private final List<String> complaints = new ArrayList<>();

    private OpenedReport(BrowserContext context, Window window, String address) {
        this.context = context;
        this.window = window;
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().equals(address)) {
                complaints.add("request: " + request.url());
            }
        });
        page.onPopup(popup -> complaints.add("popup: " + popup.url()));
        page.navigate(address);
    }

    static OpenedReport in(Browser browser, Window window, dev.boathouse.core.page.Page page, Path folder) {
        Path file = Report.html(page).writeTo(folder.resolve("report.html"));
        return of(browser, window, file);
    }

    static OpenedReport of(Browser browser, Window window, Path file) {
        return new OpenedReport(browser.window(window), window, file.toUri().toString());
    }

    Page page() {
        return page;
    }

    /** Console messages, errors, refusals of the policy, dialogs, and requests besides the one for the file. */
    List<String> complaints() {
        return complaints;
    }

    /** Scrolls through, so that all charts in sight of a reader are drawn. */
    void drawAll() {
        page.evaluate("""
                async () => {
                  for (let y = 0; y < document.documentElement.scrollHeight; y += 500) {
                    scrollTo({ top: y, behavior: 'instant' });
                    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
                  }
                  scrollTo({ top: 0, behavior: 'instant' });
                  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
                }""");
    }

    void openFolds() {
        page.evaluate("document.querySelectorAll('details.fold').forEach((each) => (each.open = true))");
        drawAll();
    }

    /** The number that a script gives. */
    int number(String script) {
        return ((Number) page.evaluate(script)).intValue();
    }

    /** What axe-core finds serious or critical, with the elements that it means. */
    List<String> axe() throws IOException {
        try (InputStream script = OpenedReport.class.getResourceAsStream("/axe.min.js")) {
            // Not as an element: the policy of the page would refuse it.
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
                  .filter((each) => each.impact === "serious" || each.impact === "critical")
                  .map((each) => each.id + ": " + each.help + " " + each.nodes.slice(0, 3).map((node) => node.html.slice(0, 300)).join(" "))""");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** For people: target/screenshots. */
    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-" + window.name() + ".png"))
                .setFullPage(true));
    }

    /** What is in the window now, for people. */
    void viewport(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + "-" + window.name() + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
