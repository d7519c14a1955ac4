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
import java.util.stream.IntStream;

/** Scores of two classes beside the truth: what rows were taken for, at every threshold, and whether probabilities come true. */
final class TwoClassBlocks {

    private static final int MOST_POINTS = 200;
    private static final int BINS = 10;
    private static final long SEED = 1;
    private static final Digits TWO = Digits.places(2);

    private TwoClassBlocks() {}

    /** Of one row or more. */
    static List<Block> of(BinaryPredictions rows, List<String> classes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(confusion(rows.confusion(), classes));
        blocks.add(rows.rocCurve()
                .<Block>map(curve -> Chart.plot("ROC curve", share("false positive rate"), share("true positive rate"))
                        .with(series(curve))
                        .with(Reference.diagonal("chance")))
                .orElseGet(() -> Block.paragraph("There is no ROC curve: " + Reason.oneClass(rows) + ".")));
        double positives = (double) rows.positiveCount() / rows.rowCount();
        rows.precisionRecallCurve()
                .ifPresent(curve -> blocks.add(Chart.plot("Precision-recall curve", share("recall"), share("precision"))
                        .with(series(curve))
                        .with(Reference.atY("share of positive rows", positives))));
        if (rows.areProbabilities()) {
            blocks.addAll(calibration(rows.calibration(BINS)));
        }
        blocks.add(histogram(rows, classes));
        return List.copyOf(blocks);
    }

    private static Table confusion(Confusion counts, List<String> classes) {
        return Table.of(
                        "Rows by truth, and what they were taken for",
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

    private static Series series(Curve whole) {
        Curve curve = whole.atMost(MOST_POINTS);
        return Series.of(
                "model",
                Mark.LINE,
                IntStream.range(0, curve.size()).mapToDouble(curve::x).toArray(),
                IntStream.range(0, curve.size()).mapToDouble(curve::y).toArray());
    }

    private static List<Block> calibration(Calibration calibration) {
        List<Point> points = new ArrayList<>();
        for (Calibration.Bin bin : calibration.bins()) {
            long positives = Math.round(bin.observedRate() * bin.count());
            Interval rate = new Proportion(positives, bin.count()).interval();
            points.add(new Point(
                    bin.meanPredicted(), bin.observedRate(), Optional.of(new Range(rate.low(), rate.high()))));
        }
        Block plot = Chart.plot(
                        "Calibration: bins of rows with similar probabilities, with 95 % intervals (Wilson)",
                        share("mean probability"), share("share of positive rows"))
                .with(new Series("model", Mark.POINTS, points))
                .with(Reference.diagonal("probabilities that come true"));
        return List.of(plot, errors(calibration));
    }

    private static Block errors(Calibration calibration) {
        Calibration.Consistency found = calibration.consistency(SEED).orElseThrow();
        return Block.paragraph("The expected calibration error is "
                + Figures.of(found.error()).text()
                + ", the largest error of a bin "
                + Figures.of(calibration.maximumError().orElseThrow()).text()
                + ". Were the probabilities right, the expected error on rows like these would be above "
                + Figures.of(found.critical()).text() + " in 5 of 100 draws of labels (p "
                + Figures.pValue(found.pValue()).text() + "; "
                + Cell.count(found.rounds()).text()
                + " draws, seed " + SEED + "): this one is "
                + (found.error() > found.critical() ? "more" : "no more") + " than chance explains.");
    }

    private static Chart histogram(BinaryPredictions rows, List<String> classes) {
        double[] scores = rows.scores();
        Histogram bins = rows.areProbabilities()
                ? Histogram.between(0, 1)
                : Histogram.between(
                        Arrays.stream(scores).min().orElseThrow(),
                        Arrays.stream(scores).max().orElseThrow());
        Map<String, double[]> groups = new LinkedHashMap<>();
        for (int truth = 0; truth < 2; truth++) {
            boolean positive = truth == 1;
            groups.put(
                    "truth " + classes.get(truth),
                    IntStream.range(0, scores.length)
                            .filter(row -> rows.isPositive(row) == positive)
                            .mapToDouble(row -> scores[row])
                            .toArray());
        }
        return bins.chart(rows.areProbabilities() ? "Rows by probability" : "Rows by score", groups);
    }
}
