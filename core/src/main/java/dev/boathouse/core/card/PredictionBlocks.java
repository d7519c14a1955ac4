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
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a model said of each row, beside the truth where there is one: other things for each task. */
final class PredictionBlocks {

    private static final int MOST_CLUSTERS = 50;
    private static final List<String> ANOMALIES = List.of("ordinary", "anomalous");

    private PredictionBlocks() {}

    static List<Block> of(Evaluation evaluation) {
        return of(evaluation, Side.alone(evaluation.predictions()));
    }

    /** Of the candidate and the champion, where there is one. */
    static List<Block> of(Comparison comparison) {
        return of(comparison.candidate(), Side.of(comparison));
    }

    private static List<Block> of(Evaluation evaluation, List<Side<Predictions>> sides) {
        Predictions predictions = evaluation.predictions();
        if (predictions.rowCount() == 0) {
            return List.of(Block.paragraph("There are no rows."));
        }
        if (predictions instanceof BinaryPredictions) {
            return TwoClassBlocks.of(Side.as(BinaryPredictions.class, sides), classes(evaluation));
        }
        if (predictions instanceof ClassPredictions) {
            return ManyClassBlocks.of(Side.as(ClassPredictions.class, sides));
        }
        if (predictions instanceof NumberPredictions) {
            return NumberBlocks.of(Side.as(NumberPredictions.class, sides));
        }
        return predictions instanceof AnomalyPredictions
                ? anomalies(Side.as(AnomalyPredictions.class, sides))
                : clusters(Side.as(ClusterPredictions.class, sides));
    }

    /** The names of two classes, the positive one last. */
    static List<String> classes(Evaluation evaluation) {
        List<String> classes = evaluation.model().trainingRecord().classes();
        return classes.isEmpty() ? ANOMALIES : classes;
    }

    private static List<Block> anomalies(List<Side<AnomalyPredictions>> sides) {
        List<Block> blocks = new ArrayList<>();
        for (Side<AnomalyPredictions> side : sides) {
            if (sides.size() > 1) {
                blocks.add(Block.paragraph("Of the " + side.name() + ":"));
            }
            double[] sorted = side.rows().scores();
            Arrays.sort(sorted);
            blocks.add(Block.facts()
                    .with("Flagged rows", Cell.count(side.rows().flaggedCount()))
                    .with("Median score", Figures.of(Quantiles.of(sorted, 0.5)))
                    .with("99th percentile of scores", Figures.of(Quantiles.of(sorted, 0.99)))
                    .with("Largest score", Figures.of(sorted[sorted.length - 1])));
            blocks.add(Histogram.between(sorted[0], sorted[sorted.length - 1])
                    .chart(Side.caption("Rows by anomaly score", side, sides), Map.of("rows", sorted)));
        }
        return List.copyOf(blocks);
    }

    private static List<Block> clusters(List<Side<ClusterPredictions>> sides) {
        List<Block> blocks = new ArrayList<>();
        sides.forEach(side -> blocks.addAll(clusters(Side.caption("Clusters", side, sides), side.rows())));
        return List.copyOf(blocks);
    }

    private static List<Block> clusters(String caption, ClusterPredictions rows) {
        TreeMap<Integer, Long> sizes = new TreeMap<>();
        for (int cluster : rows.clusters()) {
            sizes.merge(cluster, 1L, Long::sum);
        }
        Shown<Map.Entry<Integer, Long>> shown =
                Shown.largest(List.copyOf(sizes.entrySet()), MOST_CLUSTERS, Map.Entry::getValue);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                        caption, Column.text("cluster"), Column.number("rows"), Column.number("share of rows (95 %)"))
                .withRows(shown.items().stream()
                        .map(cluster -> List.of(
                                Cell.of(cluster.getKey().toString()),
                                Cell.count(cluster.getValue()),
                                Figures.of(new Proportion(cluster.getValue(), rows.rowCount()))))
                        .toList()));
        blocks.addAll(shown.rest("clusters, with fewer rows,"));
        return List.copyOf(blocks);
    }
}
