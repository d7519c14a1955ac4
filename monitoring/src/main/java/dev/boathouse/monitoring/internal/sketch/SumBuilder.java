package dev.boathouse.monitoring.internal.sketch;

/** Collects {@link Moments} of finite doubles, and counts the others. Not thread-safe. */
public final class SumBuilder {

    private final MomentsBuilder moments = new MomentsBuilder();
    private long nans;
    private long negativeInfinities;
    private long positiveInfinities;

    /** Adds some of the values, with the workspace of the thread that calls; no more than its block is long. */
    public void add(double[] values, int start, int end, NumberBuilder.Workspace space) {
        long[] keys = space.keys();
        int kept = 0;
        for (int i = start; i < end; i++) {
            double value = values[i];
            keys[kept] = OrderedBits.of(value);
            if (Math.abs(value) <= Double.MAX_VALUE) {
                kept++;
            } else if (Double.isNaN(value)) {
                nans++;
            } else if (value > 0) {
                positiveInfinities++;
            } else {
                negativeInfinities++;
            }
        }
        moments.add(keys, 0, kept, space.moments());
    }

    /** The moments of the finite values that were added so far. */
    public Moments build() {
        return moments.build();
    }

    /** What all values together add up to where one is not finite: NaN or an infinity. Zero if all are finite. */
    public double unusual() {
        if (nans > 0 || (negativeInfinities > 0 && positiveInfinities > 0)) {
            return Double.NaN;
        }
        return positiveInfinities > 0
                ? Double.POSITIVE_INFINITY
                : negativeInfinities > 0 ? Double.NEGATIVE_INFINITY : 0;
    }

    /** How many values were added. */
    public long count() {
        return moments.count() + nans + negativeInfinities + positiveInfinities;
    }
}
