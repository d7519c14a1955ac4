package dev.boathouse.core.evaluation;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Confusion;
import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts what happens to groups. */
final class GroupCounts {

    private GroupCounts() {}

    static Fairness of(String column, Map<String, Evaluation> slices) {
        List<Fairness.Group> groups = new ArrayList<>();
        slices.forEach((name, slice) -> groups.add(group(name, (BinaryPredictions) slice.predictions())));
        return new Fairness(column, groups);
    }

    private static Fairness.Group group(String name, BinaryPredictions rows) {
        Confusion counts = rows.confusion();
        long hits = counts.truePositives();
        long alarms = counts.falsePositives();
        long positives = rows.positiveCount();
        double mean = 0;
        double squares = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            double distance = rows.score(row) - (rows.isPositive(row) ? 1 : 0) - mean;
            mean += distance / (row + 1);
            squares += distance * (rows.score(row) - (rows.isPositive(row) ? 1 : 0) - mean);
        }
        long count = rows.rowCount();
        return new Fairness.Group(
                name,
                new Proportion(positives, count),
                new Proportion(hits + alarms, count),
                new Proportion(hits, positives),
                new Proportion(alarms, count - positives),
                new Proportion(hits, hits + alarms),
                mean,
                count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count));
    }
}
