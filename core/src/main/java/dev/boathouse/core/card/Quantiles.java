package dev.boathouse.core.card;

/** Quantiles, linear between two values (type 7 of Hyndman and Fan 1996). */
final class Quantiles {

    private Quantiles() {}

    /** Of one number or more, ascending. */
    static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int lower = (int) place;
        int upper = Math.min(lower + 1, sorted.length - 1);
        double above = place - lower;
        // Also where the other one is infinite.
        boolean exact = above == 0 || sorted[lower] == sorted[upper];
        return exact ? sorted[lower] : sorted[lower] * (1 - above) + sorted[upper] * above;
    }
}
