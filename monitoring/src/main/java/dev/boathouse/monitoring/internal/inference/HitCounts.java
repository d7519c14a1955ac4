package dev.boathouse.monitoring.internal.inference;

/**
 * How many of all hits fall into the first sample, given both margins of a table of two rates: the hypergeometric distribution, exact at any
 * size. Weights are relative to the most probable count, from which they fall off on both sides.
 */
record HitCounts(long n1, long n2, long hits) {

    /** Counts that differ in probability by rounding only are taken for equally probable. */
    private static final double TIE = 1 + 1e-7;

    /** Relative to the most probable count; what is rarer counts as impossible. */
    private static final double NEGLIGIBLE = 1e-300;

    private interface Chosen {
        boolean at(long count, double weight);
    }

    long least() {
        return Math.max(0, hits - n2);
    }

    long most() {
        return Math.min(hits, n1);
    }

    long mode() {
        return Math.min(most(), Math.max(least(), (long) ((hits + 1.0) * (n1 + 1.0) / (n1 + n2 + 2.0))));
    }

    /** P(count + 1) / P(count). */
    double ratio(long count) {
        return (double) (n1 - count) / (count + 1) * ((double) (hits - count) / (n2 - hits + count + 1));
    }

    /** The chance of a count no more probable than this one. */
    double asRare(long count) {
        if (mirrored(count)) {
            return new HitCounts(n2, n1, hits).asRare(hits - count);
        }
        double bound = weight(count) * TIE;
        return chance((k, weight) -> weight <= bound);
    }

    /** The chance of a count at least as far from the expected one as this one. */
    double asFar(long count) {
        if (mirrored(count)) {
            return new HitCounts(n2, n1, hits).asFar(hits - count);
        }
        double expected = hits * ((double) n1 / (n1 + n2));
        double bound = Math.abs(count - expected) * (2 - TIE);
        return chance((k, weight) -> Math.abs(k - expected) >= bound);
    }

    /** Whether the other sample is counted, so that swapping them changes no bit. */
    private boolean mirrored(long count) {
        return n1 != n2 ? n1 > n2 : count > hits - count;
    }

    double atMost(long count) {
        return chance((k, weight) -> k <= count);
    }

    double atLeast(long count) {
        return chance((k, weight) -> k >= count);
    }

    private double chance(Chosen chosen) {
        double all = 0;
        double sum = 0;
        double weight = 1;
        for (long k = mode(); k <= most() && weight > NEGLIGIBLE; k++) {
            all += weight;
            sum += chosen.at(k, weight) ? weight : 0;
            weight *= ratio(k);
        }
        weight = 1;
        for (long k = mode(); k > least() && weight > NEGLIGIBLE; k--) {
            weight /= ratio(k - 1);
            all += weight;
            sum += chosen.at(k - 1, weight) ? weight : 0;
        }
        return Math.min(1.0, sum / all);
    }

    private double weight(long at) {
        double weight = 1;
        for (long k = mode(); k < at && weight > NEGLIGIBLE; k++) {
            weight *= ratio(k);
        }
        for (long k = mode(); k > at && weight > NEGLIGIBLE; k--) {
            weight /= ratio(k - 1);
        }
        return weight > NEGLIGIBLE ? weight : 0;
    }
}
