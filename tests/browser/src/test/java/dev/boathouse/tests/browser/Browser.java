package dev.boathouse.tests.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium that is installed here. Tests are skipped where there is none. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        // Root has no sandbox. Nothing here comes from outside.
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    static Browser launch() {
        Optional<Path> executable = installed();
        assumeTrue(
                executable.isPresent(),
                "No Chromium: none of " + NAMES
                        + " is on the PATH, and CHROMIUM names none. Reports are not looked at.");
        return new Browser(executable.get());
    }

    private static Optional<Path> installed() {
        Stream<Path> named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
        Stream<Path> found = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
    }

    /** A window without scripts, or with them. */
    BrowserContext window(Window window) {
        return browser.newContext(new NewContextOptions()
                .setViewportSize(window.width(), window.height())
                .setColorScheme(window.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(window.scripts()));
    }

    /** How a page is looked at. */
    record Window(String name, int width, int height, boolean dark, boolean scripts) {

        static final Window DESKTOP = new Window("desktop", 1280, 900, false, true);
        static final Window DESKTOP_DARK = new Window("desktop-dark", 1280, 900, true, true);
        static final Window PHONE = new Window("phone", 375, 740, false, true);
        static final Window PHONE_DARK = new Window("phone-dark", 375, 740, true, true);
        static final Window WITHOUT_SCRIPTS = new Window("without-scripts", 1280, 900, false, false);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
