package dev.boathouse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.page.Page;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.examples.flights.FlightDelays;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.expectation.Expectations;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.report.Report;
import dev.boathouse.tests.browser.Browser.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Pages of data that nobody made for a page: the whole run of the example, tables of others, and the odd ones. */
class RealPagesTest {

    private static final Path SHARED = Path.of("..", "..", "..", "shared", "tables");

    /** Of larger pages axe-core, which takes a minute for them, would find what it finds in smaller ones. */
    private static final int MOST_ELEMENTS = 5_000;

    private static final long LARGE = 600_000;

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
    void theRunOfTheExample() throws IOException {
        System.setProperty("examples.folder", Path.of("..", "..", "examples").toString());
        try {
            FlightDelays.main(new String[] {"--lake", folder.toString()});
        } finally {
            System.clearProperty("examples.folder");
        }
        List<Path> pages;
        try (Stream<Path> found = Files.list(folder.resolve("run-1").resolve("pages"))) {
            pages = found.sorted().toList();
        }
        assertThat(pages).hasSizeGreaterThan(10);
        // Months are alike.
        for (Path page : pages.stream()
                .filter(each -> !each.toString().matches(".*(-0[2356]|-[13])\\.html"))
                .toList()) {
            isSound(page);
        }
    }

    @Test
    void threeHundredColumnsAndNone() throws IOException {
        isSound(Profile.of(rows(300, 500, 1)).page("300 columns"), "columns-300");
        isSound(
                DriftCheck.standard()
                        .compare(Profile.of(rows(300, 500, 1)), Profile.of(rows(300, 400, 2)))
                        .page(),
                "drift-300");
        isSound(Profile.of(rows(3, 0, 1)).page("No rows"), "no-rows");
        Profile nothing = Profile.of(Frame.of(Schema.of(List.of()), List.of()));
        isSound(nothing.page("No columns"), "no-columns");
        isSound(DriftCheck.standard().compare(nothing, nothing).page(), "no-drift");
        isSound(Expectations.of("nothing").validate(rows(3, 0, 1)).page(), "no-expectations");
    }

    @Test
    @EnabledIf("tablesAreShared")
    void tablesOfOthers() throws IOException {
        for (String name : List.of("data-reader-primitives", "basic-decimal-table", "data-reader-timestamp_ntz")) {
            Profile profile = Profile.of(
                    DeltaTable.at(SHARED.resolve(name).resolve("delta").toUri().toString())
                            .latest());
            isSound(profile.page(name), name);
        }
    }

    static boolean tablesAreShared() {
        return Files.isDirectory(SHARED);
    }

    private void isSound(Page page, String name) throws IOException {
        isSound(Report.html(page).writeTo(folder.resolve(name + ".html")));
    }

    /** In the light on a desk, in the dark on a phone: nothing asked for, nothing wrong, nothing wider than the window. */
    private void isSound(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".html", "");
        // Of large pages the narrow window is the hard one.
        boolean large = Files.size(file) > LARGE;
        for (Window window : large ? List.of(Window.PHONE_DARK) : List.of(Window.DESKTOP, Window.PHONE_DARK)) {
            try (OpenedReport report = OpenedReport.of(browser, window, file)) {
                report.drawAll();
                report.screenshot(name);
                assertThat(report.complaints())
                        .as("%s, %s", name, window.name())
                        .isEmpty();
                assertThat(report.number("document.documentElement.scrollWidth"))
                        .as("%s, %s", name, window.name())
                        .isLessThanOrEqualTo(window.width());
                if (window.dark() && report.number("document.querySelectorAll('*').length") < MOST_ELEMENTS) {
                    assertThat(report.axe()).as("%s, %s", name, window.name()).isEmpty();
                }
            }
        }
    }

    /** Numbers, texts and nulls by turns. */
    private static Frame rows(int columns, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Field> fields = new ArrayList<>();
        List<Column> values = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            List<Object> column = new ArrayList<>();
            boolean text = i % 3 == 1;
            for (int row = 0; row < rows; row++) {
                column.add(
                        i % 7 == 6 && random.nextInt(4) == 0
                                ? null
                                : text ? "level " + random.nextInt(9) : random.nextDouble());
            }
            DataType type = text ? DataType.STRING : DataType.DOUBLE;
            fields.add(Field.of((text ? "text_" : "number_") + i, type));
            values.add(Column.of(type, column));
        }
        return Frame.of(Schema.of(fields), values);
    }
}
