package dev.boathouse.monitoring.watch;

import static dev.boathouse.monitoring.PageReader.all;
import static dev.boathouse.monitoring.PageReader.first;
import static dev.boathouse.monitoring.PageReader.folds;
import static dev.boathouse.monitoring.PageReader.rows;
import static dev.boathouse.monitoring.PageReader.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.HeatMap;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.profile.NumberProfile;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelinePageTest {

    private static final DriftCheck CHECK = DriftCheck.standard();
    private static final int DAYS = 6;
    private static final int SHIFT = 4;

    /** Numbers shift on day 4, rates never. */
    private static Timeline timeline() {
        Random random = new Random(9601);
        List<ProfiledWindow> windows = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            windows.add(Windows.day(day, Windows.profile(random, 400 + day, day < SHIFT ? 0 : 2, 0.3)));
        }
        return Timeline.of(CHECK, Reference.previous()).withAll(windows);
    }

    private static Plot plot(Page page, String section, String caption) {
        return all(section(page, section).blocks(), Plot.class).stream()
                .filter(plot -> plot.caption().equals(caption))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyWindowHasARowAndAPointInEachLine() {
        Timeline timeline = timeline();
        Page page = timeline.page();
        List<Map<String, Cell>> rows = rows(page, "Windows");
        assertThat(page.lead()).isEqualTo("6 windows from 2001-01-01 to 2001-01-07: drift in 1.");
        assertThat(page.text()).contains("[PASS] The last window, from 2001-01-06 on, has not drifted.");
        for (int day = 0; day < DAYS; day++) {
            assertThat(rows.get(day).get("from"))
                    .isEqualTo(Cell.of(timeline.windows().get(day).start()));
            assertThat(rows.get(day).get("rows")).isEqualTo(Cell.count(400 + day));
            assertThat(rows.get(day).get("which").text()).isEqualTo(day == SHIFT ? "x" : "");
            Point point = plot(page, "Windows", "Rows").series().get(0).points().get(day);
            assertThat(point).isEqualTo(Point.at(timeline.windows().get(day).start(), 400 + day));
        }
        assertThat(rows.get(0).get("verdict").text()).isEqualTo("not compared");
        assertThat(rows.get(SHIFT).get("verdict").text()).isEqualTo("drifted");
        assertThat(rows.get(SHIFT).get("compared with").text()).isEqualTo("the window 2001-01-04 to 2001-01-05");
        assertThat(plot(page, "Windows", "Columns that drifted").series().get(0).points().stream()
                        .map(Point::y))
                .containsExactly(Double.NaN, 0.0, 0.0, 0.0, 1.0, 0.0);
    }

    @Test
    void alarmsAreMarkedWhereTheyHappened() {
        Timeline timeline = timeline();
        Chart.Reference drift =
                Chart.Reference.atX("drift", timeline.windows().get(SHIFT).start());
        assertThat(plot(timeline.page(), "Windows", "Missing values").references())
                .containsExactly(drift);
        Map<String, List<Block>> folds = folds(timeline.page(), "Column by column");
        assertThat(folds.keySet()).containsExactly("x: drift in 1 window", "late: no drift");
        assertThat(first(folds.get("x: drift in 1 window"), Plot.class).references())
                .containsExactly(drift);
        assertThat(first(folds.get("late: no drift"), Plot.class).references()).isEmpty();
    }

    @Test
    void effectsAreInUnitsOfTheLeastThatMatters() {
        Timeline timeline = timeline();
        List<Block> blocks = section(timeline.page(), "Effects").blocks();
        HeatMap drifted = first(blocks, HeatMap.class);
        assertThat(drifted.rows()).extracting(HeatMap.Row::name).containsExactly("x");
        Block.Fold quiet = first(blocks, Block.Fold.class);
        assertThat(quiet.title()).isEqualTo("1 column that never drifted");
        HeatMap late = first(quiet.blocks(), HeatMap.class);
        for (int day = 0; day < DAYS; day++) {
            for (HeatMap map : List.of(drifted, late)) {
                String column = map == drifted ? "x" : "late";
                Double expected = timeline.steps()
                        .get(day)
                        .report()
                        .map(report -> report.column(column).deciding().orElseThrow())
                        .map(test -> test.effect() / test.minimumEffect())
                        .orElse(Double.NaN);
                assertThat(map.rows().get(0).values().get(day)).isEqualTo(expected);
            }
        }
    }

    @Test
    void theCourseOfNumbersHasABandAndThatOfRatesALine() {
        Timeline timeline = timeline();
        Map<String, List<Block>> folds = folds(timeline.page(), "Column by column");
        Plot x = first(folds.get("x: drift in 1 window"), Plot.class);
        Plot late = first(folds.get("late: no drift"), Plot.class);
        List<Map<String, Cell>> table = rows(first(folds.get("x: drift in 1 window"), Table.class));
        for (int day = 0; day < DAYS; day++) {
            Profile profile = timeline.windows().get(day).profile();
            NumberProfile numbers = profile.column("x").numbers().orElseThrow();
            Point median = x.series().get(0).points().get(day);
            assertThat(median.error().orElseThrow().low())
                    .isEqualTo(numbers.quantile(0.05).orElseThrow().low());
            assertThat(median.error().orElseThrow().high())
                    .isEqualTo(numbers.quantile(0.95).orElseThrow().high());
            assertThat(x.series().get(1).points().get(day).y())
                    .isEqualTo(numbers.mean().orElseThrow());
            long trues = profile.column("late").levels().orElseThrow().counts().get("true");
            assertThat(late.series().get(0).points().get(day).y()).isEqualTo((double) trues / profile.rowCount());
            Cell effect = table.get(day).get("effect");
            timeline.steps()
                    .get(day)
                    .report()
                    .ifPresentOrElse(
                            report -> {
                                Evidence test = report.column("x").deciding().orElseThrow();
                                assertThat(((Cell.Quantity) effect).value()).isEqualTo(test.effect());
                            },
                            () -> assertThat(effect).isEqualTo(Cell.blank()));
        }
    }

    @Test
    void figuresOfTheHostAreDrawnWithTheirIntervals() {
        Timeline timeline = timeline();
        Instant first = timeline.windows().get(0).start();
        Instant second = timeline.windows().get(1).start();
        Page page = TimelinePage.of(timeline)
                .with(
                        "AUC",
                        Map.of(
                                second, new Interval(0.7, Double.NaN, Double.NaN, 0.95),
                                first, new Interval(0.71, 0.69, 0.73, 0.95)))
                .page("late-flights");
        Plot plot = first(section(page, "Quality").blocks(), Plot.class);
        assertThat(page.title()).isEqualTo("late-flights");
        assertThat(plot.series().get(0).points())
                .containsExactly(Point.at(first, 0.71, 0.69, 0.73), Point.at(second, 0.7));
        assertThatThrownBy(() -> TimelinePage.of(timeline).with(" ", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shortAndOddTimelinesHavePages() {
        Timeline none = Timeline.of(CHECK, Reference.previous());
        assertThat(none.page().lead()).isEqualTo("No window so far.");
        Timeline one = none.with(Windows.day(0, Windows.profile(new Random(1), 0, 0, 0)));
        assertThat(one.page().text()).contains("was not compared: found 0 of the window before.");
        Random random = new Random(9602);
        Timeline changing = one.with(Windows.day(1, Windows.profile(random, 90, 0, 0.5)))
                .with(Windows.day("2001-01-03", 1.0, null, Double.NaN, Double.POSITIVE_INFINITY))
                .with(Windows.day("2001-01-04", null, null))
                .with(Windows.day(4, Windows.profile(random, 90, 0, 0.5)));
        Page page = changing.page();
        assertThat(folds(page, "Column by column").keySet())
                .anyMatch(title -> title.startsWith("x"))
                .anyMatch(title -> title.startsWith("late: drift in 1 window"));
        assertThat(page.markdown()).contains("| missing");
    }

    @Test
    void ofManyWindowsTheLastAreInTheMap() {
        List<ProfiledWindow> windows = new ArrayList<>();
        for (int day = 0; day < 70; day++) {
            windows.add(Windows.day(day, Windows.profile(new Random(day % 2), 30, 3 * (day % 2), 0.3)));
        }
        Page page = Timeline.of(CHECK, Reference.previous()).withAll(windows).page();
        assertThat(first(section(page, "Effects").blocks(), HeatMap.class).columns())
                .hasSize(60)
                .endsWith("2001-03-11");
        assertThat(page.markdown()).contains("Shown are the last 60 of 70 windows.");
        assertThat(plot(page, "Windows", "Rows (69 windows with drift, not marked)")
                        .references())
                .isEmpty();
        assertThat(rows(page, "Windows")).hasSize(70);
    }

    @Test
    void nothingOfSensitiveColumnsIsShown() {
        List<ProfiledWindow> windows = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            windows.add(Windows.day(
                    day,
                    Profiling.standard()
                            .sensitive("ssn", "salary")
                            .of(Frame.of(
                                    Schema.of(Field.of("ssn", DataType.STRING), Field.of("salary", DataType.DOUBLE)),
                                    List.of(
                                            Column.ofStrings("078-05-1120", "078-05-1120"),
                                            Column.ofDoubles(98765.25, 98765.25))))));
        }
        Page page = Timeline.of(CHECK, Reference.previous()).withAll(windows).page();
        for (String shown : List.of(page.text(), page.markdown(), page.toString())) {
            assertThat(shown).doesNotContain("078-05").doesNotContain("98765").doesNotContain("bucket");
        }
        assertThat(all(folds(page, "Column by column").get("salary: no drift"), Plot.class))
                .isEmpty();
    }
}
