package dev.boathouse.core.statistics;

/**
 * Two rates on the same rows, such as the accuracies of two models: how many rows both hit, only one of them, or neither. Immutable.
 *
 * @param both rows that both hit
 * @param first rows that only the first hits
 * @param second rows that only the second hits
 * @param neither rows that neither hits
 */
public record PairedProportions(long both, long first, long second, long neither) {

    /** Up to so many rows that only one hits, the test counts; above, the normal distribution is within 1e-3 of that. */
    static final long COUNTED = 1_000;

    private static final String METHOD = "McNemar";

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is below 0
     */
    public PairedProportions {
        if (Math.min(Math.min(both, first), Math.min(second, neither)) < 0) {
            throw new IllegalArgumentException("Cannot count " + both + ", " + first + ", " + second + " and " + neither
                    + " rows. Counts of 0 or more would work.");
        }
    }

    /**
     * Counts rows.
     *
     * @param first which rows the first hits
     * @param second which rows the second hits, in the same order
     * @return the counts
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static PairedProportions of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("Cannot pair " + first.length + " rows with " + second.length
                    + ". The same rows for both would work.");
        }
        long[] counts = new long[4];
        for (int i = 0; i < first.length; i++) {
            counts[(first[i] ? 0 : 2) + (second[i] ? 0 : 1)]++;
        }
        return new PairedProportions(counts[0], counts[1], counts[2], counts[3]);
    }

    /**
     * How far the first rate lies above the second; see {@link #difference(double)}.
     *
     * @return the difference with its interval of {@link Interval#DEFAULT_LEVEL}
     */
    public Difference difference() {
        return difference(Interval.DEFAULT_LEVEL);
    }

    /**
     * How far the first rate lies above the second.
     *
     * <p>The p-value is McNemar's (1947, Psychometrika 12:153), as mid-p: Fagerland, Lydersen and Laake (2013, BMC Medical Research
     * Methodology 13:91) found it to keep its level where the exact test rejects too seldom. Above 1,000 rows that only one hits it is that
     * of the z test without a correction for continuity. It is 1 where no row tells the two apart.
     *
     * <p>The interval is Newcombe's for paired data (1998, Statistics in Medicine 17:2635, method 10). It does not come from the test, so at
     * the edge the two may disagree.
     *
     * @param level how often such intervals contain the true difference, about; between 0 and 1
     * @return the difference; from −1 to 1 around NaN, with the p-value NaN, without rows
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Difference difference(double level) {
        long rows = both + first + second + neither;
        Interval ours = new Proportion(both + first, rows).interval(level);
        Interval theirs = new Proportion(both + second, rows).interval(level);
        if (rows == 0) {
            return new Difference(new Interval(Double.NaN, -1, 1, level), Double.NaN, METHOD);
        }
        double estimate = ((double) first - second) / rows;
        double correlation = correlation(rows);
        double low = estimate - side(ours.estimate() - ours.low(), theirs.high() - theirs.estimate(), correlation);
        double high = estimate + side(ours.high() - ours.estimate(), theirs.estimate() - theirs.low(), correlation);
        return new Difference(new Interval(estimate, Math.max(-1, low), Math.min(1, high), level), test(), METHOD);
    }

    private static double side(double ours, double theirs, double correlation) {
        return StrictMath.sqrt(Math.max(0, ours * ours - 2 * correlation * ours * theirs + theirs * theirs));
    }

    /** Newcombe's φ: drawn towards 0 where it is positive, so that the interval does not become too short; 0 where it is not defined. */
    private double correlation(long rows) {
        double margins = StrictMath.sqrt((double) both + first)
                * StrictMath.sqrt((double) second + neither)
                * StrictMath.sqrt((double) both + second)
                * StrictMath.sqrt((double) first + neither);
        double association = (double) both * neither - (double) first * second;
        double drawn = association > 0 ? Math.max(association - rows / 2.0, 0) : association;
        return margins > 0 ? drawn / margins : 0;
    }

    private double test() {
        long apart = first + second;
        if (apart == 0) {
            return 1;
        }
        return apart <= COUNTED
                ? midP((int) apart, (int) Math.min(first, second))
                : Normal.beyond(((double) first - second) / StrictMath.sqrt((double) apart));
    }

    /** Twice the chance of fewer than {@code least} heads of so many fair coins, and the chance of as many. */
    private static double midP(int coins, int least) {
        double chance = Math.scalb(1.0, -coins);
        double fewer = 0;
        for (int heads = 0; heads < least; heads++) {
            fewer += chance;
            chance *= (double) (coins - heads) / (heads + 1);
        }
        // As many heads as tails are no two results, of which either would count half.
        return 2 * least == coins ? 1 - chance / 2 : 2 * fewer + chance;
    }
}
