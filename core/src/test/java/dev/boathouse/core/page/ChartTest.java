package dev.boathouse.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Range;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Axis UNIT = Axis.of("u").withRange(0, 1);

    @Test
    void aLineGoesFromPointToPoint() {
        List<String> drawn = grid(Chart.plot("", UNIT, UNIT).with(line(new double[] {0, 1}, new double[] {0, 1})));
        for (int row = 0; row < 16; row++) {
            String line = drawn.get(row);
            assertThat(line.indexOf('*')).isCloseTo((int) Math.round((15 - row) * 4 - 2.0), within(2));
            assertThat(line.strip()).matches("\\*{2,5}");
        }
    }

    @Test
    void everyPointIsWhereItBelongs() {
        SplittableRandom seeds = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            long seed = seeds.nextLong();
            SplittableRandom random = new SplittableRandom(seed);
            double x = random.nextDouble();
            double y = random.nextDouble();
            List<String> drawn = grid(
                    Chart.plot("", UNIT, UNIT).with(Series.of("s", Mark.POINTS, new double[] {x}, new double[] {y})));
            int row = (int) Math.round((1 - y) * 15);
            assertThat(drawn.get(row).indexOf('*')).as("seed %s", seed).isEqualTo((int) Math.round(x * 60));
            assertThat(String.join("", drawn).replace(" ", "")).isEqualTo("*");
        }
    }

    @Test
    void linesHaveAGapWhereThereIsNoValue() {
        List<String> drawn = grid(Chart.plot("", UNIT, UNIT)
                .with(line(new double[] {0, 0.2, 0.5, 0.8, 1}, new double[] {0, 0, Double.NaN, 0, 0})));
        assertThat(drawn.get(15)).isEqualTo("*".repeat(13) + " ".repeat(35) + "*".repeat(13));
    }

    @Test
    void stepsHoldUntilTheNextPoint() {
        List<String> drawn = grid(Chart.plot("", UNIT, UNIT)
                .with(Series.of("s", Mark.STEPS, new double[] {0, 0.5, 1}, new double[] {0, 1, Double.NaN})));
        assertThat(drawn.get(15)).isEqualTo("*".repeat(31) + " ".repeat(30));
        assertThat(drawn.get(0)).isEqualTo(" ".repeat(30) + "*".repeat(31));
        assertThat(drawn.subList(1, 15)).allMatch(line -> line.strip().equals("*") && line.indexOf('*') == 30);
    }

    @Test
    void whatLiesOutsideIsNotDrawnAndCounted() {
        Plot plot = Chart.plot("", UNIT, UNIT)
                .with(line(new double[] {-1e300, 0.5, 2}, new double[] {0.5, 0.5, 1e300}))
                .with(Reference.atX("far", 5))
                .with(Reference.atY("far", -5));
        List<String> lines = PlotDrawing.of(plot);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("2 points lie outside the axes.");
        // From there the line goes straight up.
        assertThat(grid(plot)).allMatch(line -> line.matches(" {30}\\* {30}|\\*{31} {30}| {61}"));
        assertThat(grid(plot).get(7)).startsWith("*".repeat(31));
    }

    @Test
    void whereTwoSeriesMeetItIsSaid() {
        Plot plot = Chart.plot("", UNIT, UNIT)
                .with(line(new double[] {0, 1}, new double[] {0.2, 0.2}))
                .with(Series.of("t", Mark.LINE, new double[] {0.5, 0.5}, new double[] {0, 1}))
                .with(Reference.atY("r", 0.2));
        assertThat(grid(plot).get(12)).isEqualTo("*".repeat(30) + "#" + "*".repeat(30));
        assertThat(PlotDrawing.of(plot)).contains("* s   o t   - r (0.2)   # several");
    }

    @Test
    void manySeriesAndNamesDoNotBreakADrawing() {
        Plot plot = Chart.plot("", Axis.of("x".repeat(900)), Axis.of("y".repeat(900)));
        for (int i = 0; i < 100; i++) {
            plot = plot.with(Series.of("n".repeat(i + 1), Mark.LINE, new double[] {i, i}, new double[] {i, -i}));
        }
        assertThat(PlotDrawing.of(plot)).allMatch(line -> Columns.width(line) <= 100);
    }

    @Test
    void extremesAndNothingCanBeDrawn() {
        double most = Double.MAX_VALUE;
        for (double[] y : new double[][] {
            {},
            {0},
            {5},
            {-most, most},
            {most, most},
            {Double.MIN_VALUE, 0},
            {1, Math.nextUp(1.0)},
            {Double.NaN},
            {1e-300, 2e-300}
        }) {
            double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
            Plot plot =
                    Chart.plot("c", Axis.of("x"), Axis.of("y")).with(line(x, y)).with(Reference.diagonal("d"));
            assertThat(PlotDrawing.of(plot)).hasSizeGreaterThan(20).allMatch(line -> Columns.width(line) <= 100);
            assertThat(PlotDrawing.of(Chart.plot("", Axis.of("x"), Axis.of("y").withRange(3, 3))
                            .with(line(x, y))))
                    .hasSizeGreaterThan(20);
            List<String> names =
                    IntStream.range(0, y.length).mapToObj(i -> "n" + i).toList();
            List<Bar> bars = DoubleStream.of(y).mapToObj(Bar::of).toList();
            assertThat(BarDrawing.of(Chart.bars("", Axis.of("v"), names).with("g", bars)))
                    .hasSize(3 + y.length);
        }
        assertThat(PlotDrawing.of(Chart.plot("", Axis.of(""), Axis.of("")))).hasSizeGreaterThan(17);
    }

    @Test
    void ticksAreRoundNumbersWithinTheAxisAndItHoldsAllThereIs() {
        SplittableRandom seeds = new SplittableRandom(5);
        for (int i = 0; i < 3_000; i++) {
            long seed = seeds.nextLong();
            SplittableRandom random = new SplittableRandom(seed);
            double size = StrictMath.pow(10, random.nextInt(-8, 9));
            double a = (random.nextDouble() - 0.5) * size;
            double b = (random.nextDouble() - 0.5) * size;
            Scale scale = Scale.of(Optional.empty(), DoubleStream.of(a, b));
            assertThat(scale.shows(a) && scale.shows(b)).as("seed %s", seed).isTrue();
            List<Double> ticks = scale.ticks();
            assertThat(ticks)
                    .as("seed %s", seed)
                    .hasSizeBetween(3, 8)
                    .isSorted()
                    .allMatch(scale::shows);
            assertThat(Scale.labels(ticks, Digits.significant(1)))
                    .as("seed %s", seed)
                    .doesNotHaveDuplicates();
            assertThat(Digits.significant(12).text(ticks.get(1) - ticks.get(0)))
                    .as("seed %s", seed)
                    .matches("[0.,]*[125][0,]*(e-\\d+)?");
        }
        assertThat(Scale.of(Optional.empty(), DoubleStream.of(0.05, 0.93))).isEqualTo(Scale.apart(0, 1));
        assertThat(Scale.of(Optional.empty(), DoubleStream.of(0, 0.3))).isEqualTo(Scale.apart(0, 0.3));
        assertThat(Scale.apart(0.9999, 1).ticks()).startsWith(0.9999, 0.99992).endsWith(1.0);
    }

    @Test
    void barsGoFromZeroToTheirValue() {
        Bars bars = Chart.bars("", Axis.of("v").withRange(-1, 1), List.of("a", "b", "c", "d"))
                .with("g", List.of(Bar.of(0.5), Bar.of(-1), Bar.of(9), Bar.of(0.5, 0.25, 0.75)));
        assertThat(BarDrawing.of(bars))
                .containsExactly(
                        "   v",
                        "a                      │█████████" + " ".repeat(27) + "0.50",
                        "b  ████████████████████│" + " ".repeat(35) + "-1.00",
                        "c                      │███████████████████" + " ".repeat(17) + "9.00",
                        "d                      │████▓▓▓▓▓░░░░░       0.50 (0.25 to 0.75)",
                        "",
                        "█ g   ▓░ interval");
    }

    @Test
    void barsOfSeveralGroupsStandTogetherAndManyAreCut() {
        List<String> names = IntStream.range(0, 1_200).mapToObj(i -> "c" + i).toList();
        List<Bar> one = Collections.nCopies(1_200, Bar.of(1));
        List<String> lines = BarDrawing.of(Chart.bars("", Axis.of("v"), names)
                .with("new", one)
                .with("old", one)
                .with(Reference.atY("limit", 0.5)));
        assertThat(lines.get(1)).startsWith("c0   new  █");
        assertThat(lines.get(2)).startsWith("     old  █").contains("┊").endsWith("  1");
        assertThat(lines).hasSize(1 + 100 + 3).endsWith("", "┊ limit (0.5)", "The first 50 of 1,200 are drawn.");
    }

    @Test
    void barsLeaveRoomForTheirNumbers() {
        List<Bar> wide = List.of(Bar.of(12_345_678.123, 11_000_000, 13_000_000));
        Bars bars = Chart.bars("", Axis.of("v").withDigits(Digits.places(3)), List.of("c".repeat(900)))
                .with("g".repeat(900), wide)
                .with("h", wide);
        assertThat(BarDrawing.of(bars)).allMatch(line -> Columns.width(line) <= 100);
        assertThat(BarDrawing.of(bars).get(1))
                .startsWith("cccccccc")
                .endsWith("12,345,678.123 (11,000,000.000 to 13,000,000.000)");
    }

    @Test
    void manyPointsAreListedEvenlyFromTheFirstToTheLast() {
        double[] x = IntStream.range(0, 4_213).asDoubleStream().toArray();
        Table table = PlotPoints.some(Chart.plot("", Axis.of("x"), Axis.of("y")).with(line(x, x)));
        assertThat(table.caption()).isEqualTo("12 of 4,213 points");
        List<String> listed =
                table.rows().stream().map(row -> row.get(0).text()).toList();
        assertThat(listed).hasSize(12).startsWith("0", "382", "765").endsWith("4,212");
    }

    @Test
    void seriesWithTheSameXAreListedSideBySideOthersBelowEachOther() {
        Plot plot = Chart.plot("", Axis.of("x"), Axis.of("y"))
                .with(line(new double[] {0, 1}, new double[] {5, Double.NaN}))
                .with(Series.of("t", Mark.LINE, new double[] {0, 1}, new double[] {7, 8}));
        assertThat(texts(PlotPoints.some(plot))).isEqualTo("x s t / 0 5 7 / 1  8");
        assertThat(texts(
                        PlotPoints.some(plot.with(Series.of("u", Mark.LINE, new double[] {0.5}, new double[] {1.25})))))
                .isEqualTo(" x y / s 0.0 5.00 / s 1.0  / t 0.0 7.00 / t 1.0 8.00 / u 0.5 1.25");
        Series error = new Series("e", Mark.POINTS, List.of(new Point(0, 1, Optional.of(new Range(0, 2)))));
        assertThat(texts(PlotPoints.some(
                        Chart.plot("", Axis.of("x"), Axis.of("y")).with(error))))
                .isEqualTo("x y / 0 1 (0 to 2)");
    }

    @Test
    void everyChartHasAllItsNumbersInATable() {
        double[] x = IntStream.range(0, 40).asDoubleStream().toArray();
        assertThat(Chart.plot("", Axis.of("x"), Axis.of("y"))
                        .with(line(x, x))
                        .numbers()
                        .rows())
                .hasSize(40);
        Bars bars = Chart.bars("", Axis.of("v"), List.of("a", "b"))
                .with("g", List.of(Bar.of(1, 0.5, 1.5), Bar.of(Double.NaN)))
                .with("h", List.of(Bar.of(2), Bar.of(-3)));
        assertThat(texts(bars.numbers())).isEqualTo(" g h / a 1.0 (0.5 to 1.5) 2.0 / b  -3.0");
        HeatMap map = Chart.heatMap("", Axis.of("v"), List.of("p", "q")).withRow("r", 0.25, Double.NaN);
        assertThat(texts(map.numbers())).isEqualTo(" p q / r 0.25 ");
        Graph graph = Chart.graph("")
                .with(Graph.Node.of("1", "one", "table"))
                .with(Graph.Node.of("2", "two", ""))
                .with(Graph.Node.of("3", "three", ""))
                .with(new Graph.Link("2", "1", "made"));
        assertThat(texts(graph.numbers())).isEqualTo("from  to / two made table one / three  ");
    }

    @Test
    void gridsAndGraphsThatDoNotFitTogetherAreRefused() {
        assertThatThrownBy(() -> Chart.heatMap("", UNIT, List.of("a")).withRow("r", 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot draw a heat map: row \"r\" has 2 numbers. Give one for each of the 1 columns.");
        assertThatThrownBy(() -> Chart.heatMap("", UNIT, List.of("a")).withRow("r", Double.POSITIVE_INFINITY))
                .hasMessage("Cannot draw an infinite number. Give finite numbers, or NaN where there is none.");
        Graph graph = Chart.graph("").with(Graph.Node.of("1", "one", ""));
        assertThatThrownBy(() -> graph.with(Graph.Node.of("1", "again", "")))
                .hasMessage("Cannot draw a graph: two nodes are \"1\". Give each its own id.");
        assertThatThrownBy(() -> graph.with(new Graph.Link("1", "2", "")))
                .hasMessage("Cannot draw a graph: a link goes from \"1\" to \"2\". Give both as nodes.");
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> line(new double[] {0}, new double[] {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot make a series: there are 1 x and 0 y. Give as many.");
        assertThatThrownBy(() -> line(new double[] {Double.NaN}, new double[] {1}))
                .hasMessage("Cannot draw a point at NaN, 1.0. Give finite numbers; NaN for y where there is none.");
        assertThatThrownBy(() -> Bar.of(Double.POSITIVE_INFINITY))
                .hasMessage("Cannot draw a bar of Infinity. Give a finite number, or NaN where there is none.");
        assertThatThrownBy(() -> UNIT.withRange(1, 0))
                .hasMessage("Cannot make a range from 1.0 to 0.0. Give finite numbers, the lower one first.");
        assertThatThrownBy(() -> Reference.atX("x", Double.NaN))
                .hasMessage("Cannot draw a line at NaN. Give a finite number.");
        assertThatThrownBy(() -> Chart.bars("", UNIT, List.of("a")).with("g", List.of()))
                .hasMessage("Cannot draw bars: a group has 0. Give one for each of the 1 categories.");
        assertThatThrownBy(() -> Chart.bars("", UNIT, List.of()).with(Reference.diagonal("d")))
                .hasMessage("Cannot draw a line DIAGONAL across bars. Give a line AT_Y, a value.");
    }

    private static Series line(double[] x, double[] y) {
        return Series.of("s", Mark.LINE, x, y);
    }

    /** What is drawn right of the y axis, each row as wide as the others. */
    private static List<String> grid(Plot plot) {
        return PlotDrawing.of(plot).subList(1, 17).stream()
                .map(line -> Columns.padded(line.replaceFirst("^[^│┤]*[│┤]", ""), 61, Table.Align.LEFT))
                .toList();
    }

    private static String texts(Table table) {
        return table.columns().stream().map(Table.Column::name).collect(Collectors.joining(" "))
                + table.rows().stream()
                        .map(row -> row.stream().map(Cell::text).collect(Collectors.joining(" ", " / ", "")))
                        .collect(Collectors.joining());
    }
}
