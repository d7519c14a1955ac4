package dev.boathouse.monitoring.internal;

import java.util.stream.IntStream;

/** Many tests at once. */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * Adjusted p-values of Benjamini and Hochberg (1995): rejecting those at most α keeps the expected share of false ones among
     * the rejected at most α, and, when nothing has changed at all, the chance of any.
     */
    public static double[] adjusted(double[] pValues) {
        int[] descending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted((a, b) -> Double.compare(pValues[b], pValues[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double least = 1.0;
        for (int i = 0; i < descending.length; i++) {
            int rank = pValues.length - i;
            least = Math.min(least, pValues[descending[i]] * pValues.length / rank);
            adjusted[descending[i]] = least;
        }
        return adjusted;
    }
}
