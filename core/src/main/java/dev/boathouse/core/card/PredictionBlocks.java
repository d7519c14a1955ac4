package dev.boathouse.core.card;

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
        Predictions predictions = evaluation.predictions();
        if (predictions.rowCount() == 0) {
            return List.of(Block.paragraph("There are no rows."));
        }
        if (predictions instanceof BinaryPredictions rows) {
            List<String> classes = evaluation.model().trainingRecord().classes();
            return TwoClassBlocks.of(rows, classes.isEmpty() ? ANOMALIES : classes);
        }
        if (predictions instanceof ClassPredictions rows) {
            return ManyClassBlocks.of(rows);
        }
        if (predictions instanceof NumberPredictions rows) {
            return NumberBlocks.of(rows);
        }
        return predictions instanceof AnomalyPredictions rows
                ? anomalies(rows)
                : clusters((ClusterPredictions) predictions);
    }

    private static List<Block> anomalies(AnomalyPredictions rows) {
        double[] sorted = rows.scores();
        Arrays.sort(sorted);
        return List.of(
                Block.facts()
                        .with("Flagged rows", Cell.count(rows.flaggedCount()))
                        .with("Median score", Figures.of(Quantiles.of(sorted, 0.5)))
                        .with("99th percentile of scores", Figures.of(Quantiles.of(sorted, 0.99)))
                        .with("Largest score", Figures.of(sorted[sorted.length - 1])),
                Histogram.between(sorted[0], sorted[sorted.length - 1])
                        .chart("Rows by anomaly score", Map.of("rows", sorted)));
    }

    private static List<Block> clusters(ClusterPredictions rows) {
        TreeMap<Integer, Long> sizes = new TreeMap<>();
        for (int cluster : rows.clusters()) {
            sizes.merge(cluster, 1L, Long::sum);
        }
        Shown<Map.Entry<Integer, Long>> shown =
                Shown.largest(List.copyOf(sizes.entrySet()), MOST_CLUSTERS, Map.Entry::getValue);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                        "Clusters",
                        Column.text("cluster"),
                        Column.number("rows"),
                        Column.number("share of rows (95 %)"))
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
