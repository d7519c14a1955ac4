package dev.boathouse.monitoring.internal.inference;

/**
 * Fisher's exact test of two rates, two-sided: the chance, given both margins, of a table no more probable than the observed
 * one. Exact at any size, so no switch to an approximation is needed.
 */
public final class FisherExact {

    /** Tables that differ in probability by rounding only are taken for equally probable. */
    private static final double TIE = 1 + 1e-7;

    /** Relative to the most probable table; what is rarer counts as impossible. */
    private static final double NEGLIGIBLE = 1e-300;

    private FisherExact() {}

    /**
     * The p-value; 1 when one of the margins is empty.
     *
     * @param hits1 rows of the first sample with the property
     * @param n1 rows of the first sample
     */
    public static double pValue(long hits1, long n1, long hits2, long n2) {
        long hits = hits1 + hits2;
        long least = Math.max(0, hits - n2);
        long most = Math.min(hits, n1);
        if (least == most) {
            return 1.0;
        }
        // Hypergeometric weights relative to the mode's, from which the probabilities fall off on both sides.
        long mode = Math.min(most, Math.max(least, mode(n1, n2, hits)));
        double observed = weight(mode, hits1, n1, n2, hits);
        double asRare = observed * TIE;
        double all = 0;
        double rare = 0;
        double weight = 1;
        for (long k = mode; k <= most && weight > NEGLIGIBLE; k++) {
            all += weight;
            rare += weight <= asRare ? weight : 0;
            weight *= up(k, n1, n2, hits);
        }
        weight = 1;
        for (long k = mode; k > least && weight > NEGLIGIBLE; k--) {
            weight /= up(k - 1, n1, n2, hits);
            all += weight;
            rare += weight <= asRare ? weight : 0;
        }
        return Math.min(1.0, rare / all);
    }

    private static long mode(long n1, long n2, long hits) {
        return (long) ((hits + 1.0) * (n1 + 1.0) / (n1 + n2 + 2.0));
    }

    private static double weight(long mode, long at, long n1, long n2, long hits) {
        double weight = 1;
        for (long k = mode; k < at && weight > NEGLIGIBLE; k++) {
            weight *= up(k, n1, n2, hits);
        }
        for (long k = mode; k > at && weight > NEGLIGIBLE; k--) {
            weight /= up(k - 1, n1, n2, hits);
        }
        return weight > NEGLIGIBLE ? weight : 0;
    }

    /** P(k + 1) / P(k) of the number of hits in the first sample. */
    private static double up(long k, long n1, long n2, long hits) {
        return (double) (n1 - k) / (k + 1) * ((double) (hits - k) / (n2 - hits + k + 1));
    }
}
