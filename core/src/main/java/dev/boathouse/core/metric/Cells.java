package dev.boathouse.core.metric;

import java.util.List;
import java.util.Map;

/**
 * What follows from the confusion of truth and predictions.
 *
 * @param classes the names of the classes
 * @param cells for each row the true class times the number of classes, and the predicted one
 * @param wanted the metrics
 */
record Cells(List<String> classes, int[] cells, List<Metric> wanted) implements Part.Pass {

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        long[] sums = new long[classes.size() * classes.size()];
        for (int row = 0; row < cells.length; row++) {
            sums[cells[row]] += counts[row] & 0xFF;
        }
        Rates.put(new Confusion(classes, sums), wanted, found);
    }
}
