package dev.boathouse.core.card;

import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Range;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Estimated numbers beside the truth: how large errors are, and whether estimates are right on average, low ones and high ones. */
final class NumberBlocks {

    private static final int GROUPS = 10;
    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    private NumberBlocks() {}

    /** Of one row or more, and one model or two. */
    static List<Block> of(List<Side<NumberPredictions>> sides) {
        List<Block> blocks = new ArrayList<>(List.of(errors(sides)));
        Plot plot = Chart.plot(
                "Truth by estimate: groups of rows with similar estimates, with 95 % intervals of their mean (normal)",
                Axis.of("mean estimate"), Axis.of("mean truth"));
        for (Side<NumberPredictions> side : sides) {
            List<Point> points = points(side.rows());
            plot = points.isEmpty() ? plot : plot.with(new Series(side.name(), Mark.POINTS, points));
        }
        if (!plot.series().isEmpty()) {
            blocks.add(plot.with(Reference.diagonal("estimates that come true")));
        }
        return List.copyOf(blocks);
    }

    private static Table errors(List<Side<NumberPredictions>> sides) {
        List<List<Cell>> rows = new ArrayList<>();
        Digits percent = Digits.percent(0);
        for (double share : SHARES) {
            rows.add(new ArrayList<>(List.of(Cell.of(share, percent))));
        }
        for (Side<NumberPredictions> side : sides) {
            double[] errors = sortedErrors(side.rows());
            Digits digits = Figures.digits(errors[0], errors[errors.length - 1]);
            for (int i = 0; i < SHARES.length; i++) {
                rows.get(i).add(Cell.of(Quantiles.of(errors, SHARES[i]), digits));
            }
        }
        return new Table(
                "Errors: estimate minus truth", Side.columns("share of rows with no larger one", sides, "error"), rows);
    }

    private static double[] sortedErrors(NumberPredictions rows) {
        double[] errors = new double[rows.rowCount()];
        Arrays.setAll(errors, row -> rows.estimate(row) - rows.truth(row));
        Arrays.sort(errors);
        return errors;
    }

    /** The mean truth of groups of about as many rows; rows with equal estimates stay together. */
    private static List<Point> points(NumberPredictions rows) {
        Integer[] order = IntStream.range(0, rows.rowCount()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(rows::estimate));
        List<Point> points = new ArrayList<>();
        int from = 0;
        for (int group = 1; group <= GROUPS; group++) {
            int to = Math.max(from, (int) ((long) order.length * group / GROUPS));
            while (to > 0 && to < order.length && rows.estimate(order[to]) == rows.estimate(order[to - 1])) {
                to++;
            }
            if (to > from) {
                point(rows, Arrays.asList(order).subList(from, to)).ifPresent(points::add);
            }
            from = to;
        }
        return points;
    }

    /** None where numbers are so large that there is no mean. */
    private static Optional<Point> point(NumberPredictions rows, List<Integer> group) {
        int count = 0;
        double estimate = 0;
        double mean = 0;
        double squares = 0;
        for (int row : group) {
            count++;
            estimate += (rows.estimate(row) - estimate) / count;
            double distance = rows.truth(row) - mean;
            mean += distance / count;
            squares += distance * (rows.truth(row) - mean);
        }
        if (!Double.isFinite(estimate) || !Double.isFinite(mean)) {
            return Optional.empty();
        }
        double error = Math.sqrt(squares / (count - 1) / count);
        Interval interval = Interval.around(mean, error, Interval.DEFAULT_LEVEL);
        boolean sure = Double.isFinite(interval.low()) && Double.isFinite(interval.high());
        return Optional.of(new Point(
                estimate, mean, sure ? Optional.of(new Range(interval.low(), interval.high())) : Optional.empty()));
    }
}
