package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.ClusterPredictions;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** What becomes of the rows if the candidate takes the champion's place: which answers change, and to what. */
final class ChangeBlocks {

    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    private ChangeBlocks() {}

    static List<Block> of(Comparison comparison, Evaluation champion) {
        Predictions ours = comparison.candidate().predictions();
        Predictions theirs = champion.predictions();
        int rows = ours.rowCount();
        if (rows == 0) {
            return List.of(Block.paragraph("There are no rows."));
        }
        if (ours instanceof BinaryPredictions one && theirs instanceof BinaryPredictions other) {
            return binary(one, other, PredictionBlocks.classes(comparison.candidate()));
        }
        if (ours instanceof ClassPredictions one && theirs instanceof ClassPredictions other) {
            return new ChangedAnswers(
                            IntStream.range(0, rows).map(one::predicted).toArray(),
                            IntStream.range(0, rows).map(other::predicted).toArray(),
                            one.labels(),
                            one.classes())
                    .blocks();
        }
        if (ours instanceof NumberPredictions one && theirs instanceof NumberPredictions other) {
            return numbers(one, other);
        }
        if (ours instanceof AnomalyPredictions one && theirs instanceof AnomalyPredictions other) {
            return List.of(flagged(one, other));
        }
        return List.of(clusters((ClusterPredictions) ours, (ClusterPredictions) theirs));
    }

    private static List<Block> binary(BinaryPredictions ours, BinaryPredictions theirs, List<String> classes) {
        List<Block> blocks =
                new ArrayList<>(new ChangedAnswers(answers(ours), answers(theirs), ours.labels(), classes).blocks());
        if (ours.areProbabilities() && theirs.areProbabilities()) {
            double[] moved = new double[ours.rowCount()];
            Arrays.setAll(moved, row -> ours.score(row) - theirs.score(row));
            double farthest = Arrays.stream(moved).map(Math::abs).max().orElseThrow();
            blocks.add(Histogram.between(-farthest, farthest)
                    .chart(
                            "Rows by change of the probability: candidate minus champion",
                            TwoClassBlocks.byTruth(ours, classes, row -> moved[row])));
        }
        return blocks;
    }

    private static int[] answers(BinaryPredictions rows) {
        return IntStream.range(0, rows.rowCount())
                .map(row -> rows.score(row) >= rows.threshold() ? 1 : 0)
                .toArray();
    }

    static List<Block> numbers(NumberPredictions ours, NumberPredictions theirs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List.of("candidate", "champion", "neither").forEach(name -> counts.put(name, 0L));
        double[] moved = new double[ours.rowCount()];
        for (int row = 0; row < moved.length; row++) {
            moved[row] = ours.estimate(row) - theirs.estimate(row);
            int nearer = Double.compare(
                    Math.abs(theirs.estimate(row) - theirs.truth(row)), Math.abs(ours.estimate(row) - ours.truth(row)));
            counts.merge(nearer > 0 ? "candidate" : nearer < 0 ? "champion" : "neither", 1L, Long::sum);
        }
        Arrays.sort(moved);
        Digits digits = Figures.digits(moved[0], moved[moved.length - 1]);
        DoubleUnaryOperator quantile = share -> Quantiles.of(moved, share);
        return List.of(
                shares("Whose estimate is nearer to the truth", "nearer", counts, moved.length),
                Table.of(
                                "Change of the estimate: candidate minus champion",
                                Column.text("share of rows with no larger one"),
                                Column.number("change"))
                        .withRows(Arrays.stream(SHARES)
                                .mapToObj(share -> List.of(
                                        Cell.of(share, Digits.percent(0)),
                                        Cell.of(quantile.applyAsDouble(share), digits)))
                                .toList()));
    }

    static Table flagged(AnomalyPredictions ours, AnomalyPredictions theirs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List.of("both", "candidate alone", "champion alone", "neither").forEach(name -> counts.put(name, 0L));
        for (int row = 0; row < ours.rowCount(); row++) {
            boolean our = ours.score(row) >= ours.threshold();
            boolean their = theirs.score(row) >= theirs.threshold();
            counts.merge(
                    our && their ? "both" : our ? "candidate alone" : their ? "champion alone" : "neither",
                    1L,
                    Long::sum);
        }
        return shares("Who flags rows", "flagged by", counts, ours.rowCount());
    }

    static Table clusters(ClusterPredictions ours, ClusterPredictions theirs) {
        Map<List<Integer>, Long> counts = new LinkedHashMap<>();
        for (int row = 0; row < ours.rowCount(); row++) {
            counts.merge(List.of(theirs.cluster(row), ours.cluster(row)), 1L, Long::sum);
        }
        Shown<Map.Entry<List<Integer>, Long>> shown = ChangedAnswers.mostFrequent(counts);
        return Table.of(
                        "Rows by cluster; numbers of clusters mean nothing" + shown.ofAll(),
                        Column.text("champion's"),
                        Column.text("candidate's"),
                        Column.number("rows"),
                        Column.number("of all rows (95 %)"))
                .withRows(shown.items().stream()
                        .map(pair -> List.of(
                                Cell.of(pair.getKey().get(0).toString()),
                                Cell.of(pair.getKey().get(1).toString()),
                                Cell.count(pair.getValue()),
                                Figures.of(new Proportion(pair.getValue(), ours.rowCount()))))
                        .toList());
    }

    /** How many rows are of each kind. */
    static Table shares(String caption, String kind, Map<String, Long> counts, long rows) {
        return Table.of(caption, Column.text(kind), Column.number("rows"), Column.number("of all rows (95 %)"))
                .withRows(counts.entrySet().stream()
                        .map(count -> List.of(
                                Cell.of(count.getKey()),
                                Cell.count(count.getValue()),
                                Figures.of(new Proportion(count.getValue(), rows))))
                        .toList());
    }
}
