package dev.boathouse.core.metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How classes and clusters share rows. Only those that share some are kept. */
final class Contingency implements Part.Pass {

    static final List<Metric> METRICS = List.of(
            Metric.ADJUSTED_RAND,
            Metric.ADJUSTED_MUTUAL_INFORMATION,
            Metric.HOMOGENEITY,
            Metric.COMPLETENESS,
            Metric.V_MEASURE);

    private static final double SMALLEST = 0x1p-52;

    private final int[] cellOf;
    private final int[] truths;
    private final int[] clusters;
    private final int truthSize;
    private final int clusterSize;
    private final boolean adjusted;

    private Contingency(
            int[] cellOf, int[] truths, int[] clusters, int truthSize, int clusterSize, List<Metric> wanted) {
        this.cellOf = cellOf;
        this.truths = truths;
        this.clusters = clusters;
        this.truthSize = truthSize;
        this.clusterSize = clusterSize;
        this.adjusted = wanted.contains(Metric.ADJUSTED_MUTUAL_INFORMATION);
    }

    static Contingency of(Groups truth, Groups clusters, List<Metric> wanted) {
        Map<Long, Integer> cells = new HashMap<>();
        int[] cellOf = new int[truth.of().length];
        for (int row = 0; row < cellOf.length; row++) {
            long pair = (long) truth.of()[row] * clusters.size() + clusters.of()[row];
            cellOf[row] = cells.computeIfAbsent(pair, key -> cells.size());
        }
        int[] truths = new int[cells.size()];
        int[] its = new int[cells.size()];
        cells.forEach((pair, cell) -> {
            truths[cell] = (int) (pair / clusters.size());
            its[cell] = (int) (pair % clusters.size());
        });
        return new Contingency(cellOf, truths, its, truth.size(), clusters.size(), wanted);
    }

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        long[] shared = new long[truths.length];
        for (int row = 0; row < cellOf.length; row++) {
            shared[cellOf[row]] += counts[row] & 0xFF;
        }
        long[] classes = new long[truthSize];
        long[] groups = new long[clusterSize];
        int occupied = 0;
        for (int cell = 0; cell < shared.length; cell++) {
            classes[truths[cell]] += shared[cell];
            groups[clusters[cell]] += shared[cell];
            occupied += shared[cell] > 0 ? 1 : 0;
        }
        long total = Arrays.stream(shared).sum();
        if (total == 0) {
            return;
        }
        boolean same = occupied == present(classes) && occupied == present(groups);
        found.put(Metric.ADJUSTED_RAND, same ? 1 : adjustedRand(shared, classes, groups, total));
        double mutual = mutual(shared, classes, groups, total);
        double ofTruth = entropy(classes, total);
        double ofClusters = entropy(groups, total);
        double homogeneity = ofTruth == 0 ? 1 : same ? 1 : mutual / ofTruth;
        double completeness = ofClusters == 0 ? 1 : same ? 1 : mutual / ofClusters;
        double sum = homogeneity + completeness;
        found.put(Metric.HOMOGENEITY, homogeneity);
        found.put(Metric.COMPLETENESS, completeness);
        found.put(Metric.V_MEASURE, sum == 0 ? 0 : 2 * homogeneity * completeness / sum);
        if (adjusted) {
            double expected = same ? 0 : MutualInformation.expected(classes, groups, total);
            double room = (ofTruth + ofClusters) / 2 - expected;
            double least = room < 0 ? Math.min(room, -SMALLEST) : Math.max(room, SMALLEST);
            found.put(Metric.ADJUSTED_MUTUAL_INFORMATION, same ? 1 : (mutual - expected) / least);
        }
    }

    private static long present(long[] sizes) {
        return Arrays.stream(sizes).filter(size -> size > 0).count();
    }

    /** By pairs of rows that are together in both, in one or in none, each pair twice. */
    private static double adjustedRand(long[] shared, long[] classes, long[] groups, long total) {
        double both = squares(shared) - total;
        double inTruth = squares(classes) - total - both;
        double inClusters = squares(groups) - total - both;
        double none = (double) total * (total - 1) - both - inTruth - inClusters;
        return 2
                * (both * none - inTruth * inClusters)
                / ((both + inTruth) * (inTruth + none) + (both + inClusters) * (inClusters + none));
    }

    private static double squares(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += (double) count * count;
        }
        return sum;
    }

    private double mutual(long[] shared, long[] classes, long[] groups, long total) {
        double sum = 0;
        for (int cell = 0; cell < shared.length; cell++) {
            if (shared[cell] > 0) {
                double ratio = (double) shared[cell] / classes[truths[cell]] / groups[clusters[cell]] * total;
                sum += (double) shared[cell] / total * StrictMath.log(ratio);
            }
        }
        return Math.max(0, sum);
    }

    private static double entropy(long[] sizes, long total) {
        double sum = 0;
        for (long size : sizes) {
            if (size > 0 && size < total) {
                sum -= (double) size / total * StrictMath.log((double) size / total);
            }
        }
        return sum;
    }
}
