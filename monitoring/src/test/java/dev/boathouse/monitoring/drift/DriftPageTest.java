package dev.boathouse.monitoring.drift;

import static dev.boathouse.monitoring.PageReader.all;
import static dev.boathouse.monitoring.PageReader.first;
import static dev.boathouse.monitoring.PageReader.folds;
import static dev.boathouse.monitoring.PageReader.links;
import static dev.boathouse.monitoring.PageReader.row;
import static dev.boathouse.monitoring.PageReader.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.drift.Distributions.BinShares;
import dev.boathouse.monitoring.drift.Distributions.LevelShares;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftPageTest {

    private static final DriftCheck CHECK = DriftCheck.standard();
    private static final String FOLDS = "Column by column";
    private static final Schema SCHEMA = Schema.of(
            Field.of("quiet", DataType.DOUBLE),
            Field.of("some", DataType.DOUBLE),
            Field.of("much", DataType.DOUBLE),
            Field.of("city", DataType.STRING),
            Field.of("late", DataType.BOOLEAN),
            Field.of("gaps", DataType.DOUBLE),
            Field.of("ssn", DataType.STRING));

    private static Profile profile(Random random, int rows, double shift) {
        List<List<Object>> columns = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            columns.add(new ArrayList<>());
        }
        for (int i = 0; i < rows; i++) {
            columns.get(0).add(random.nextGaussian());
            columns.get(1).add(random.nextGaussian() + shift);
            columns.get(2).add(random.nextGaussian() + 3 * shift);
            columns.get(3).add("city " + random.nextInt(4));
            columns.get(4).add(random.nextDouble() < 0.2 + 0.3 * shift);
            columns.get(5).add(random.nextDouble() < 0.3 * shift ? null : random.nextGaussian());
            columns.get(6).add("078-05-" + random.nextInt(50));
        }
        List<Column> made = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            made.add(Column.of(SCHEMA.field(i).type(), columns.get(i)));
        }
        return Profiling.standard().sensitive("ssn").of(Frame.of(SCHEMA, made));
    }

    private static DriftReport report() {
        Random random = new Random(9401);
        return CHECK.compare(profile(random, 2_000, 0), profile(random, 1_500, 1));
    }

    @Test
    void everyNumberOfARowIsThatOfTheReport() {
        DriftReport report = report();
        List<Map<String, Cell>> rows = rows(report.page(), "Columns");
        assertThat(rows).hasSize(report.columns().size());
        for (ColumnDrift column : report.columns()) {
            Map<String, Cell> row = row(rows, column.name());
            Evidence test = column.deciding().orElseThrow();
            assertThat(((Cell.Verdict) row.get("verdict")).status())
                    .isEqualTo(column.drifted() ? Status.FAIL : Status.PASS);
            assertThat(row.get("test").text()).startsWith(test.measure().toString());
            assertThat(((Cell.Quantity) row.get("effect")).value()).isEqualTo(test.effect());
            assertThat(((Cell.Quantity) row.get("least effect")).value()).isEqualTo(test.minimumEffect());
            assertThat(((Cell.Quantity) row.get("adjusted p")).value())
                    .isEqualTo(Math.max(Double.MIN_VALUE, test.adjustedPValue()));
            if (row.get("statistic") instanceof Cell.Quantity shown) {
                assertThat(test.statistic().contains(shown.value())).isTrue();
            } else {
                assertThat(((Cell.Estimate) row.get("statistic")).low())
                        .isEqualTo(test.statistic().low());
            }
            if (column.distributions().shape() instanceof BinShares bins) {
                assertThat(((Cell.Sparkline) row.get("reference, current")).series())
                        .containsExactly(bins.reference(), bins.current());
            }
        }
        assertThat(row(rows, "gaps").get("test").text()).endsWith(", of missing values");
    }

    @Test
    void whatDriftedComesFirstAndTheWorstBeforeAll() {
        DriftReport report = report();
        List<String> names = rows(report.page(), "Columns").stream()
                .map(row -> row.get("column").text())
                .toList();
        assertThat(report.alarms()).extracting(ColumnDrift::name).containsExactly("some", "much", "late", "gaps");
        assertThat(names.subList(0, 4)).containsExactlyInAnyOrder("some", "much", "late", "gaps");
        assertThat(names.indexOf("much")).isLessThan(names.indexOf("some"));
        assertThat(names.subList(4, 7)).containsExactly("quiet", "city", "ssn");
        assertThat(links(rows(report.page(), "Columns")))
                .containsExactlyElementsOf(folds(report.page(), FOLDS).keySet());
        assertThat(report.page().text())
                .contains("[FAIL] Drift: 4 of 7 columns drifted: " + String.join(", ", names.subList(0, 4)) + ".");
    }

    @Test
    void foldsHaveBothDistributionsFiguresAndAllEvidence() {
        DriftReport report = report();
        Map<String, List<Block>> folds = folds(report.page(), FOLDS);
        List<Block> much = folds.get("much: drifted");
        BinShares bins = (BinShares) report.column("much").distributions().shape();
        Plot plot = first(much, Plot.class);
        assertThat(plot.series()).extracting(Plot.Series::name).containsExactly("reference", "current");
        assertThat(plot.series().get(1).points().stream()
                        .map(Plot.Point::y)
                        .limit(bins.current().size()))
                .containsExactlyElementsOf(bins.current());
        List<Map<String, Cell>> thenAndNow = rows(first(much, Table.class));
        Cell.Quantity mean = (Cell.Quantity) row(thenAndNow, "mean").get("current");
        assertThat(mean.value())
                .isEqualTo(report.column("much")
                        .distributions()
                        .current()
                        .orElseThrow()
                        .mean()
                        .orElseThrow());
        assertThat(row(thenAndNow, "rows").get("reference")).isEqualTo(Cell.count(2_000));
        assertThat(rows(all(folds.get("gaps: drifted"), Table.class).get(1))).hasSize(2);
        assertThat(all(much, Table.class).get(2).rows())
                .hasSize(report.column("much").described().size());
        LevelShares levels = (LevelShares) report.column("city").distributions().shape();
        Bars bars = first(folds.get("city: no drift"), Bars.class);
        assertThat(bars.categories()).isEqualTo(levels.names());
        assertThat(bars.groups().get(0).bars().stream().map(Bars.Bar::value))
                .containsExactlyElementsOf(levels.reference());
        assertThat(all(folds.get("ssn: no drift"), Bars.class)).isEmpty();
    }

    @Test
    void nothingOfSensitiveColumnsIsShown() {
        Page page = report().page();
        for (String shown : List.of(page.text(), page.markdown(), page.toString(), report().json())) {
            assertThat(shown).doesNotContain("078-05").doesNotContain("bucket");
        }
    }

    @Test
    void columnsThatCannotBeComparedSaySo() {
        Profile before = Profile.of(Frame.of(
                Schema.of(
                        Field.of("lost", DataType.INT),
                        Field.of("t", DataType.INT),
                        Field.of("v", new DataType.Array(DataType.DOUBLE))),
                List.of(
                        Column.ofInts(1, 2),
                        Column.ofInts(1, 2),
                        Column.of(new DataType.Array(DataType.DOUBLE), List.of(List.of(1.0), List.of())))));
        Profile now = Profile.of(Frame.of(
                Schema.of(
                        Field.of("t", DataType.STRING),
                        Field.of("new", DataType.INT),
                        Field.of("v", new DataType.Array(DataType.DOUBLE))),
                List.of(
                        Column.ofStrings("1", "2"),
                        Column.ofInts(1, 2),
                        Column.of(new DataType.Array(DataType.DOUBLE), List.of(List.of(1.0), List.of())))));
        Page page = CHECK.compare(before, now).page();
        List<Map<String, Cell>> rows = rows(page, "Columns");
        assertThat(rows.stream().map(row -> row.get("verdict").text()))
                .containsExactly("missing", "of another type", "nothing to test", "added");
        assertThat(row(rows, "t").get("type").text()).isEqualTo("integer to string");
        assertThat(row(rows, "new").get("test")).isEqualTo(Cell.blank());
        assertThat(page.text()).contains("There is nothing to test");
        Page empty = CHECK.compare(Profile.of(Samples.doubles()), Profile.of(Samples.doubles(1.0)))
                .page();
        assertThat(rows(empty, "Columns").get(0).get("verdict").text()).isEqualTo("not tested");
        assertThat(CHECK.ignoring("x")
                        .compare(Profile.of(Samples.doubles()), Profile.of(Samples.doubles()))
                        .page()
                        .text())
                .contains("[PASS] No drift.");
    }

    @Test
    void tooFewDriftedColumnsAreAWarning() {
        Random random = new Random(9402);
        DriftReport report = CHECK.withLeastShare(0.9).compare(profile(random, 500, 0), profile(random, 500, 1));
        assertThat(report.drifted()).isFalse();
        assertThat(report.page().text()).contains("[WARN] No drift of the data set: 4 of 7 columns drifted (");
    }

    @Test
    void hostileNamesAndLevelsStayText() {
        for (String text : List.of("<b>x</b>", " ", "\u00a0", "Columns", "a\n# b", "[x](javascript:1)", "\u202Ex")) {
            Frame frame =
                    Frame.of(Schema.of(Field.of(text, DataType.STRING)), List.of(Column.ofStrings(text, text, "b")));
            Page page = CHECK.compare(Profile.of(frame), Profile.of(frame)).page();
            assertThat(links(rows(page, "Columns")))
                    .containsExactlyElementsOf(folds(page, FOLDS).keySet());
            String outsideOfCode = page.markdown().replaceAll("(?s)```text.*?```", "");
            assertThat(outsideOfCode)
                    .doesNotContainPattern("(?<!\\\\)<b>")
                    .doesNotContainPattern("(?<!\\\\)\\[x\\]\\(java")
                    .doesNotContain("\u202E");
            assertThat(page.text().lines().filter(line -> line.startsWith("# b")))
                    .isEmpty();
        }
    }

    @Test
    void aSmallReportReadsLikeThis() throws IOException {
        Double[] before = new Double[200];
        Double[] now = new Double[200];
        Arrays.setAll(before, i -> (double) (i % 10));
        Arrays.setAll(now, i -> i % 20 == 0 ? null : (double) (i % 10 + 3));
        Page page = CHECK.compare(Profile.of(Samples.doubles(before)), Profile.of(Samples.doubles(now)))
                .page("x: today against yesterday");
        String made = page.markdown();
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve("drift.md"), made);
        try (InputStream in =
                Objects.requireNonNull(DriftPageTest.class.getResourceAsStream("/golden/page/drift.md"))) {
            assertThat(made)
                    .as("target/golden/drift.md has what is made now")
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
