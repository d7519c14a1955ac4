package dev.boathouse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.tests.browser.Browser.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every visitor meets, at a desk and on a phone, by day and by night. */
class LooksTest {

    private static Browser browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void looksAsItShould() throws IOException {
        for (Window window : List.of(Window.DESKTOP, Window.DESKTOP_DARK, Window.PHONE, Window.PHONE_DARK)) {
            try (OpenedReport report = OpenedReport.in(browser, window, Pages.everyKind(), folder)) {
                report.drawAll();
                report.screenshot("every-kind");
                assertThat(report.complaints()).isEmpty();
            }
        }
    }
}
