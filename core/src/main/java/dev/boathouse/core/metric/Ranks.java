package dev.boathouse.core.metric;

import java.util.List;
import java.util.Map;

/** AUC and average precision of rows that are sorted already. */
final class Ranks implements Part.Pass {

    static final List<Metric> METRICS = List.of(Metric.AUC, Metric.AVERAGE_PRECISION);

    private final int[] order;
    private final int[] ends;
    private final boolean precise;

    /**
     * Takes rows by falling score.
     *
     * @param order each row, or its complement where it is negative
     * @param ends behind each group of equal scores
     */
    Ranks(int[] order, int[] ends, List<Metric> wanted) {
        this.order = order;
        this.ends = ends;
        this.precise = wanted.contains(Metric.AVERAGE_PRECISION);
    }

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        if (ends.length == order.length) {
            addDistinct(counts, found);
        } else {
            addTied(counts, found);
        }
    }

    private void addTied(byte[] counts, Map<Metric, Double> found) {
        long hits = 0;
        long alarms = 0;
        double pairs = 0;
        double precision = 0;
        int i = 0;
        for (int end : ends) {
            long positives = 0;
            long negatives = 0;
            for (; i < end; i++) {
                int sign = order[i] >> 31;
                // No branch on the class: there is no telling which comes next.
                int count = counts[order[i] ^ sign] & 0xFF;
                negatives += count & sign;
                positives += count & ~sign;
            }
            // Halves below 2^52 are exact, so that sums do not depend on their order.
            pairs += negatives * (hits + 0.5 * positives);
            hits += positives;
            alarms += negatives;
            if (precise && positives > 0) {
                precision += positives * ((double) hits / (hits + alarms));
            }
        }
        put(pairs, precision, hits, alarms, found);
    }

    /** The same without ties, several times as fast. */
    private void addDistinct(byte[] counts, Map<Metric, Double> found) {
        long hits = 0;
        long alarms = 0;
        long pairs = 0;
        double precision = 0;
        for (int signed : order) {
            int sign = signed >> 31;
            int count = counts[signed ^ sign] & 0xFF;
            hits += count & ~sign;
            alarms += count & sign;
            pairs += (count & sign) * hits;
            if (precise) {
                precision += (count & ~sign) * ((double) hits / Math.max(1, hits + alarms));
            }
        }
        put((double) pairs, precision, hits, alarms, found);
    }

    private void put(double pairs, double precision, long hits, long alarms, Map<Metric, Double> found) {
        if (hits > 0 && alarms > 0) {
            found.put(Metric.AUC, pairs / hits / alarms);
        }
        if (precise && hits + alarms > 0) {
            found.put(Metric.AVERAGE_PRECISION, hits == 0 ? 0 : precision / hits);
        }
    }
}
