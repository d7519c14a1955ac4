package dev.boathouse.core.card;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Calibration;
import dev.boathouse.core.metric.Confusion;
import dev.boathouse.core.metric.Curve;
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
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Scores of two classes beside the truth: what rows were taken for, at every threshold, and whether probabilities come true. */
final class TwoClassBlocks {

    private static final int MOST_POINTS = 200;
    private static final int BINS = 10;
    private static final long SEED = 1;
    private static final Digits TWO = Digits.places(2);
    private static final String CONFUSION = "Rows by truth, and what they were taken for";

    private TwoClassBlocks() {}

    /** Of one row or more, and one model or two. */
    static List<Block> of(List<Side<BinaryPredictions>> sides, List<String> classes) {
        List<Block> blocks = new ArrayList<>(Side.each(
                sides,
                side -> confusion(
                        Side.caption(CONFUSION, side, sides), side.rows().confusion(), classes)));
        blocks.add(roc(sides));
        blocks.addAll(precisionRecall(sides));
        List<Side<BinaryPredictions>> sure =
                sides.stream().filter(side -> side.rows().areProbabilities()).toList();
        if (!sure.isEmpty()) {
            blocks.addAll(calibration(sure));
        }
        blocks.addAll(Side.each(sides, side -> histogram(side, sides, classes)));
        return List.copyOf(blocks);
    }

    /** The truth is the same for all: either all have a curve, or none has. */
    private static Block roc(List<Side<BinaryPredictions>> sides) {
        Plot plot = Chart.plot("ROC curve", share("false positive rate"), share("true positive rate"));
        for (Side<BinaryPredictions> side : sides) {
            Optional<Curve> curve = side.rows().rocCurve();
            if (curve.isEmpty()) {
                return Block.paragraph("There is no ROC curve: " + Reason.oneClass(side.rows()) + ".");
            }
            plot = plot.with(series(side.name(), curve.get()));
        }
        return plot.with(Reference.diagonal("chance"));
    }

    private static List<Block> precisionRecall(List<Side<BinaryPredictions>> sides) {
        Plot plot = Chart.plot("Precision-recall curve", share("recall"), share("precision"));
        for (Side<BinaryPredictions> side : sides) {
            Optional<Curve> curve = side.rows().precisionRecallCurve();
            if (curve.isEmpty()) {
                return List.of();
            }
            plot = plot.with(series(side.name(), curve.get()));
        }
        BinaryPredictions any = sides.get(0).rows();
        return List.of(
                plot.with(Reference.atY("share of positive rows", (double) any.positiveCount() / any.rowCount())));
    }

    private static Table confusion(String caption, Confusion counts, List<String> classes) {
        return Table.of(
                        caption,
                        Column.text("in truth"),
                        Column.number("taken for " + classes.get(0)),
                        Column.number("taken for " + classes.get(1)),
                        Column.number("rows"))
                .withRows(IntStream.range(0, 2)
                        .mapToObj(truth -> List.of(
                                Cell.of(classes.get(truth)),
                                Cell.count(counts.count(truth, 0)),
                                Cell.count(counts.count(truth, 1)),
                                Cell.count(counts.actual(truth))))
                        .toList());
    }

    private static Axis share(String name) {
        return Axis.of(name).withRange(0, 1).withDigits(TWO);
    }

    private static Series series(String name, Curve whole) {
        Curve curve = whole.atMost(MOST_POINTS);
        return Series.of(
                name,
                Mark.LINE,
                IntStream.range(0, curve.size()).mapToDouble(curve::x).toArray(),
                IntStream.range(0, curve.size()).mapToDouble(curve::y).toArray());
    }

    private static List<Block> calibration(List<Side<BinaryPredictions>> sides) {
        Plot plot = Chart.plot(
                "Calibration: bins of rows with similar probabilities, with 95 % intervals (Wilson)",
                share("mean probability"), share("share of positive rows"));
        List<Block> errors = new ArrayList<>();
        for (Side<BinaryPredictions> side : sides) {
            Calibration calibration = side.rows().calibration(BINS);
            plot = plot.with(new Series(side.name(), Mark.POINTS, points(calibration)));
            errors.add(
                    Block.paragraph((sides.size() == 1 ? "" : "Of the " + side.name() + ": ") + errors(calibration)));
        }
        errors.add(0, plot.with(Reference.diagonal("probabilities that come true")));
        return errors;
    }

    private static List<Point> points(Calibration calibration) {
        List<Point> points = new ArrayList<>();
        for (Calibration.Bin bin : calibration.bins()) {
            long positives = Math.round(bin.observedRate() * bin.count());
            Interval rate = new Proportion(positives, bin.count()).interval();
            points.add(new Point(
                    bin.meanPredicted(), bin.observedRate(), Optional.of(new Range(rate.low(), rate.high()))));
        }
        return points;
    }

    private static String errors(Calibration calibration) {
        Calibration.Consistency found = calibration.consistency(SEED).orElseThrow();
        return "The expected calibration error is "
                + Figures.of(found.error()).text()
                + ", the largest error of a bin "
                + Figures.of(calibration.maximumError().orElseThrow()).text()
                + ". Were the probabilities right, the expected error on rows like these would be above "
                + Figures.of(found.critical()).text() + " in 5 of 100 draws of labels (p "
                + Figures.pValue(found.pValue()).text() + "; "
                + Cell.count(found.rounds()).text()
                + " draws, seed " + SEED + "): this one is "
                + (found.error() > found.critical() ? "more" : "no more") + " than chance explains.";
    }

    private static Chart histogram(
            Side<BinaryPredictions> side, List<Side<BinaryPredictions>> sides, List<String> classes) {
        BinaryPredictions rows = side.rows();
        double[] scores = rows.scores();
        Histogram bins = rows.areProbabilities()
                ? Histogram.between(0, 1)
                : Histogram.between(
                        Arrays.stream(scores).min().orElseThrow(),
                        Arrays.stream(scores).max().orElseThrow());
        String caption = rows.areProbabilities() ? "Rows by probability" : "Rows by score";
        return bins.chart(Side.caption(caption, side, sides), byTruth(rows, classes, row -> scores[row]));
    }

    /** A number of each row, those of each class in truth together. */
    static Map<String, double[]> byTruth(BinaryPredictions rows, List<String> classes, IntToDoubleFunction number) {
        Map<String, double[]> groups = new LinkedHashMap<>();
        for (int truth = 0; truth < 2; truth++) {
            boolean positive = truth == 1;
            groups.put(
                    "truth " + classes.get(truth),
                    IntStream.range(0, rows.rowCount())
                            .filter(row -> rows.isPositive(row) == positive)
                            .mapToDouble(number)
                            .toArray());
        }
        return groups;
    }
}
