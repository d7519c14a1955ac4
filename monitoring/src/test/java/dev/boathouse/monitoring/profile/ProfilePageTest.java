package dev.boathouse.monitoring.profile;

import static dev.boathouse.monitoring.PageReader.all;
import static dev.boathouse.monitoring.PageReader.facts;
import static dev.boathouse.monitoring.PageReader.first;
import static dev.boathouse.monitoring.PageReader.fold;
import static dev.boathouse.monitoring.PageReader.folds;
import static dev.boathouse.monitoring.PageReader.links;
import static dev.boathouse.monitoring.PageReader.row;
import static dev.boathouse.monitoring.PageReader.rows;
import static dev.boathouse.monitoring.PageReader.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.HeatMap;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfilePageTest {

    private static final String FOLDS = "Column by column";
    private static final String NOTICES = "What deserves a look";

    private static Page page(String name, DataType type, Object... values) {
        Frame frame = Frame.of(Schema.of(Field.of(name, type)), List.of(Column.of(type, Arrays.asList(values))));
        return Profile.of(frame).page();
    }

    private static Object[] times(int count, Object value) {
        return Collections.nCopies(count, value).toArray();
    }

    @Test
    void everyColumnHasARowThatLeadsToItsFold() {
        Profile profile = Everything.PROFILING.of(Everything.frame(Everything.rows(new Random(9201), 2_000)));
        Page page = profile.page("everything");
        List<Map<String, Cell>> rows = rows(page, "Columns");
        assertThat(page.title()).isEqualTo("everything");
        assertThat(links(rows)).hasSize(profile.columns().size());
        assertThat(folds(page, FOLDS).keySet()).containsExactlyElementsOf(links(rows));
        for (int i = 0; i < rows.size(); i++) {
            ColumnProfile column = profile.columns().get(i);
            Map<String, Cell> row = rows.get(i);
            List<Block> fold = List.copyOf(folds(page, FOLDS).values()).get(i);
            assertThat(row.get("column").text()).isEqualTo(column.name());
            assertThat(((Cell.Quantity) row.get("missing")).value())
                    .isEqualTo((double) column.nulls() / column.count());
            assertThat(facts(fold)).containsEntry("Missing", Cell.count(column.nulls()));
            column.numbers().filter(numbers -> column.earliest().isEmpty()).ifPresent(numbers -> {
                assertThat(((Cell.Quantity) row.get("mean")).value())
                        .isEqualTo(numbers.mean().orElseThrow());
                assertThat(((Cell.Quantity) row.get("least")).value())
                        .isEqualTo(numbers.min().orElseThrow());
                assertThat(((Cell.Quantity) row.get("greatest")).value())
                        .isEqualTo(numbers.max().orElseThrow());
                numbers(numbers, fold);
            });
        }
        assertThat(facts(section(page, "Overview").blocks()))
                .containsEntry("Rows", Cell.count(2_000))
                .containsEntry("Columns", Cell.count(16))
                .containsEntry("Sensitive columns", Cell.of("ssn, salary"))
                .containsEntry(
                        "Missing cells",
                        Cell.count(profile.columns().stream()
                                .mapToLong(ColumnProfile::nulls)
                                .sum()));
    }

    private static void numbers(NumberProfile numbers, List<Block> fold) {
        Map<String, Cell> facts = facts(fold);
        Map<String, Double> exact = Map.of(
                "Mean",
                numbers.mean().orElseThrow(),
                "Standard deviation",
                numbers.standardDeviation().orElseThrow());
        exact.forEach((name, value) ->
                assertThat(((Cell.Quantity) facts.get(name)).value()).as(name).isEqualTo(value));
        assertThat(facts).containsEntry("Zeros", Cell.count(numbers.zeros()));
        Map<String, Bounds> bounded = Map.of(
                "5 % quantile",
                numbers.quantile(0.05).orElseThrow(),
                "Median",
                numbers.quantile(0.5).orElseThrow(),
                "95 % quantile",
                numbers.quantile(0.95).orElseThrow(),
                "Skewness",
                numbers.skewness().orElseThrow(),
                "Excess kurtosis",
                numbers.excessKurtosis().orElseThrow());
        bounded.forEach((name, bounds) -> {
            if (facts.get(name) instanceof Cell.Estimate shown) {
                assertThat(new Bounds(shown.low(), shown.high())).as(name).isEqualTo(bounds);
            } else if (facts.get(name) instanceof Cell.Quantity shown) {
                assertThat(bounds.contains(shown.value())).as(name).isTrue();
                assertThat(shown.digits().text(bounds.low()))
                        .as(name)
                        .isEqualTo(shown.digits().text(bounds.high()));
            } else {
                assertThat(bounds.low()).as(name).isInfinite();
            }
        });
        double drawn = first(fold, Plot.class).series().get(0).points().stream()
                .mapToDouble(Plot.Point::y)
                .filter(y -> !Double.isNaN(y))
                .sum();
        long left = all(fold, Block.Paragraph.class).stream()
                .map(Block.Paragraph::text)
                .filter(text -> text.contains("outside the picture"))
                .mapToLong(text -> Long.parseLong(text.substring(0, text.indexOf(' '))))
                .sum();
        assertThat((long) drawn + left).isEqualTo(numbers.finite());
    }

    @Test
    void boundsAreShownAsBounds() {
        double[] values = new Random(9202).doubles(20_000).toArray();
        Page page = Profile.of(Everything.doubles(values)).page();
        Cell median = facts(fold(page, FOLDS, "x, double")).get("Median");
        Arrays.sort(values);
        assertThat(((Cell.Estimate) median).low()).isLessThanOrEqualTo(values[9_999]);
        assertThat(((Cell.Estimate) median).high()).isGreaterThanOrEqualTo(values[9_999]);
        assertThat(row(rows(page, "Columns"), "x").get("distinct").text()).startsWith("about ");
        assertThat(all(fold(page, FOLDS, "x, double"), Table.class)).isEmpty();
    }

    @Test
    void frequentValuesHaveTheirCounts() {
        Page page = page("x", DataType.STRING, "b", "a", "a", "", "a", " ");
        List<Block> fold = fold(page, FOLDS, "x, string");
        Table table = first(fold, Table.class);
        assertThat(table.rows().stream().map(row -> row.get(0).text()))
                .containsExactly("a", "(empty text)", "(blank, 1 long)", "b");
        assertThat(table.rows().get(0)).contains(Cell.count(3));
        assertThat(first(fold, Bars.class).groups().get(0).bars().get(0).value())
                .isEqualTo(3);
        assertThat(row(rows(page, "Columns"), "x").get("most frequent").text()).isEqualTo("a (50.0 %)");
        Table numbers = first(fold(page("n", DataType.DOUBLE, 1.25, 1.25, 1e-7, 0.1), FOLDS, "n, double"), Table.class);
        assertThat(numbers.rows().stream().map(row -> row.get(0).text())).containsExactly("1.25", "1e-7", "0.1");
    }

    @Test
    void ofManyLevelsItIsSaidWhatIsNotKnown() {
        String[] values = new String[30_000];
        Random random = new Random(9203);
        Arrays.setAll(values, i -> i % 3 == 0 ? "often" : "rare " + random.nextInt(20_000));
        Profile profile =
                Profile.of(Frame.of(Schema.of(Field.of("x", DataType.STRING)), List.of(Column.ofStrings(values))));
        LevelProfile levels = profile.column("x").levels().orElseThrow();
        assertThat(levels.complete()).isFalse();
        List<Block> fold = fold(profile.page(), FOLDS, "x, string");
        assertThat(all(fold, Block.Paragraph.class).toString())
                .contains("4,096, chosen by a hash, are counted")
                .contains("no other value is in more than "
                        + Cell.count(levels.mostOfOthers()).text() + " row");
        Table table = first(fold, Table.class);
        long told = table.rows().stream()
                .mapToLong(row -> ((Cell.Count) row.get(1)).value())
                .sum();
        assertThat(told).isEqualTo(30_000);
        assertThat(table.rows().get(table.rows().size() - 1).get(0)).isEqualTo(Cell.of("(all others)"));
    }

    @Test
    void whatStandsOutIsTold() {
        assertThat(told(page("x", DataType.DOUBLE, times(9, null)))).containsExactly("no values");
        assertThat(told(page("x", DataType.STRING, "a", "b", "a", null, null, null, null)))
                .containsExactly("mostly missing");
        assertThat(told(page("x", DataType.DOUBLE, 1.0, 2.5, 2.5, null))).containsExactly("missing");
        assertThat(told(page("x", DataType.DOUBLE, 7.0, 7.0, 7.0))).containsExactly("constant");
        assertThat(told(page("x", DataType.STRING, "a", "a"))).containsExactly("constant");
        assertThat(told(page("x", DataType.DOUBLE, 0.0, -0.0, 0.0, 1.5))).containsExactly("mostly zero");
        assertThat(told(page("x", DataType.DOUBLE, 0.5, Double.NaN, 1.5))).containsExactly("NaN");
        assertThat(told(page("x", DataType.DOUBLE, 0.5, Double.NEGATIVE_INFINITY, 1.5)))
                .containsExactly("infinite");
        assertThat(told(page("x", DataType.STRING, "a", "b", "c"))).containsExactly("unique");
        assertThat(told(page("x", DataType.LONG, 1L, 2L, 3L))).containsExactly("unique");
        assertThat(told(page("x", DataType.DOUBLE, 1.5, 2.5, 3.5))).isEmpty();
        assertThat(told(page("x", DataType.BOOLEAN, true, false, true))).isEmpty();
        Object[] many = new Object[120];
        Arrays.setAll(many, i -> "level " + i % 60);
        assertThat(told(page("x", DataType.STRING, many))).containsExactly("many levels");
        Object[] one = times(100, "usual");
        one[3] = "other";
        assertThat(told(page("x", DataType.STRING, one))).containsExactly("mostly one value");
        Object[] far = new Object[1_000];
        Arrays.setAll(far, i -> i == 5 ? 1e9 : (double) (i % 7) / 4);
        assertThat(told(page("x", DataType.DOUBLE, far))).containsExactly("skewed");
    }

    private static List<String> told(Page page) {
        return all(section(page, NOTICES).blocks(), Table.class).stream()
                .flatMap(table -> rows(table).stream())
                .map(row -> row.get("what").text())
                .toList();
    }

    @Test
    void nothingThatStandsOutIsSaidToo() {
        Page page = page("x", DataType.DOUBLE, 1.5, 2.5, 2.5);
        assertThat(page.text()).contains("[PASS] Nothing stands out.");
        assertThat(page.markdown()).contains("mostly missing from 50 %");
    }

    @Test
    void correlationsAreAMapAndATable() {
        int rows = 50;
        double[] a = new Random(9204).doubles(rows).toArray();
        double[] b = Arrays.stream(a).map(x -> 3 - 2 * x).toArray();
        double[] c = new Random(9205).doubles(rows).toArray();
        Frame frame = Frame.of(
                Schema.of(
                        Field.of("a", DataType.DOUBLE), Field.of("b", DataType.DOUBLE), Field.of("c", DataType.DOUBLE)),
                List.of(Column.ofDoubles(a), Column.ofDoubles(b), Column.ofDoubles(c)));
        Profile profile =
                Profiling.standard().correlating("a", "b").correlating("b", "c").of(frame);
        Page page = profile.page();
        double r = profile.correlations().get(1).pearson().orElseThrow();
        HeatMap map = first(section(page, "Correlations").blocks(), HeatMap.class);
        assertThat(map.columns()).containsExactly("a", "b", "c");
        assertThat(map.rows().get(1).values()).containsExactly(-1.0, Double.NaN, r);
        assertThat(map.rows().get(2).values()).containsExactly(Double.NaN, r, Double.NaN);
        assertThat(rows(page, "Correlations")).hasSize(2);
        assertThat(told(page)).containsExactly("high correlation");
    }

    @Test
    void ofSensitiveColumnsThereAreCountsAlone() {
        Frame frame = Frame.of(
                Schema.of(Field.of("ssn", DataType.STRING), Field.of("salary", DataType.DOUBLE)),
                List.of(
                        Column.ofStrings("078-05-1120", "078-05-1120", "078-05-1120"),
                        Column.of(DataType.DOUBLE, Arrays.asList(98765.25, 98765.25, null))));
        Page page = Profiling.standard().sensitive("ssn", "salary").of(frame).page();
        for (String shown : List.of(page.text(), page.markdown(), page.toString())) {
            assertThat(shown).doesNotContain("078-05").doesNotContain("98765").doesNotContain("98,765");
            assertThat(shown).doesNotContain("bucket");
        }
        assertThat(told(page)).containsExactly("missing");
        assertThat(facts(fold(page, FOLDS, "salary, double")).keySet())
                .containsExactly("Type", "Rows", "Missing", "Share of rows", "Sensitive");
    }

    @Test
    void slicesByASensitiveColumnWouldNameItsValues() {
        Frame frame = Everything.column(DataType.STRING, List.of("078-05-1120"));
        assertThatThrownBy(() -> Profiling.standard().sensitive("x").of(frame, Slices.by("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"x\"");
    }

    @Test
    void oddProfilesHavePages() {
        Page none = Profile.of(Frame.of(Schema.of(), List.of())).page();
        assertThat(none.text()).contains("0 rows in 0 columns").contains("There are no rows");
        Page empty = Profile.of(Everything.frame(List.of())).page();
        assertThat(rows(empty, "Columns")).hasSize(16);
        assertThat(empty.text()).contains("There are no rows").doesNotContain("NaN");
        assertThat(Profile.of(Everything.frame(Everything.rows(new Random(9206), 1)))
                        .page()
                        .text())
                .contains("1 row in 16 columns");
        List<Object> nulls = Collections.nCopies(16, null);
        assertThat(told(Profile.of(Everything.frame(List.of(nulls, nulls))).page()))
                .hasSize(16)
                .containsOnly("no values");
        Page infinite = page("x", DataType.DOUBLE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
        assertThat(facts(fold(infinite, FOLDS, "x, double")))
                .containsEntry("−∞", Cell.count(1))
                .containsEntry("+∞", Cell.count(1))
                .containsEntry("NaN", Cell.count(1))
                .doesNotContainKey("Mean");
        Page extreme = page("x", DataType.DOUBLE, -Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_VALUE);
        assertThat(extreme.text() + extreme.markdown()).contains("1.798e308");
        assertThat(page("x", DataType.LONG, Long.MIN_VALUE, Long.MAX_VALUE).markdown())
                .isNotEmpty();
        DataType.Array vectors = new DataType.Array(DataType.DOUBLE);
        Page vector = page("v", vectors, List.of(1.0, 2.5), List.of(), null);
        assertThat(vector.text())
                .contains("All elements of the arrays together")
                .contains("in elements");
    }

    @Test
    void datesAndTimestampsAreTimes() {
        Page page = page(
                "day", DataType.DATE, LocalDate.of(2001, 3, 1), LocalDate.of(2001, 3, 1), LocalDate.of(2001, 4, 2));
        Map<String, Cell> facts = facts(fold(page, FOLDS, "day, date"));
        assertThat(facts.get("Earliest").text()).isEqualTo("2001-03-01");
        assertThat(facts.get("Latest").text()).isEqualTo("2001-04-02");
        assertThat(first(fold(page, FOLDS, "day, date"), Plot.class)
                        .series()
                        .get(0)
                        .points()
                        .get(0)
                        .x())
                .isEqualTo(Instant.parse("2001-03-01T00:00:00Z").getEpochSecond());
        Page time = page(
                "at", DataType.TIMESTAMP, Instant.parse("1969-12-31T23:59:59Z"), Instant.parse("2001-03-01T12:30:00Z"));
        assertThat(facts(fold(time, FOLDS, "at, timestamp")).get("Earliest").text())
                .isEqualTo("1969-12-31 23:59:59");
        assertThat(rows(time, "Columns").get(0).get("greatest").text()).isEqualTo("2001-03-01 12:30");
    }

    @Test
    void threeHundredColumnsAreThreeHundredRows() {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            fields.add(Field.of("column " + i, DataType.DOUBLE));
            columns.add(Column.ofDoubles(i, i + 1, i + 2.5));
        }
        Page page = Profile.of(Frame.of(Schema.of(fields.toArray(Field[]::new)), columns))
                .page();
        assertThat(rows(page, "Columns")).hasSize(300);
        assertThat(folds(page, FOLDS)).hasSize(300);
        assertThat(page.text()).contains("# column 299, double");
    }

    @Test
    void hostileNamesAndValuesStayText() {
        List<String> hostile = List.of(
                "<script>alert(1)</script>",
                " ",
                "\u00a0",
                "\u0085",
                "a\nb\r\n# c",
                "[x](javascript:1)",
                "| a | b |",
                "\u202Egnp.exe",
                "Overview",
                "'; drop table x; --",
                "x".repeat(5_000),
                "${jndi:x}",
                "`*_~");
        for (String text : hostile) {
            Page page = page(text, DataType.STRING, text, text, "b", null);
            String seen = rows(page, "Columns").get(0).get("column").text();
            assertThat(links(rows(page, "Columns")))
                    .containsExactlyElementsOf(folds(page, FOLDS).keySet());
            assertThat(seen).isNotBlank();
            String outsideOfCode = page.markdown().replaceAll("(?s)```text.*?```", "");
            assertThat(outsideOfCode)
                    .doesNotContainPattern("(?<!\\\\)<script")
                    .doesNotContainPattern("(?<!\\\\)\\[x\\]\\(java")
                    .doesNotContain("\u202E");
            assertThat(page.text()).doesNotContain("\u202E");
            assertThat(page.text().lines().filter(line -> line.startsWith("# c")))
                    .isEmpty();
        }
    }

    @Test
    void aSmallProfileReadsLikeThis() throws IOException {
        Frame frame = Frame.of(
                Schema.of(
                        Field.of("delay", DataType.DOUBLE),
                        Field.of("origin", DataType.STRING),
                        Field.of("day", DataType.DATE),
                        Field.of("ssn", DataType.STRING)),
                List.of(
                        Column.of(DataType.DOUBLE, Arrays.asList(-3.0, 0.0, 0.0, 12.5, null, 64.0)),
                        Column.ofStrings("ATL", "ORD", "ATL", "DFW", "ATL", "ORD"),
                        Column.of(DataType.DATE, Collections.nCopies(6, LocalDate.of(2001, 3, 1))),
                        Column.ofStrings("1", "2", "3", "4", "5", "6")));
        Page page = Profiling.standard().sensitive("ssn").of(frame).page("flights, version 42");
        String made = page.markdown();
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve("profile.md"), made);
        assertThat(made).as("target/golden/profile.md has what is made now").isEqualTo(golden("profile.md"));
        assertThat(Profiling.standard().sensitive("ssn").of(frame).page("flights, version 42"))
                .isEqualTo(page);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ProfilePageTest.class.getResourceAsStream("/golden/page/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
