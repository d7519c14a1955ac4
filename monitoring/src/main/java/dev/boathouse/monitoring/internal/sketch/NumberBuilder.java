package dev.boathouse.monitoring.internal.sketch;

/** Collects {@link Numbers} from doubles. Not thread-safe. */
public final class NumberBuilder {

    /** How many values are worked on at once; {@link MomentsBuilder} relies on it. */
    static final int BLOCK = 1024;

    private final MomentsBuilder moments = new MomentsBuilder();
    private final HistogramBuilder histogram = new HistogramBuilder();
    private final Workspace workspace;
    private long nans;
    private long negativeInfinities;
    private long positiveInfinities;
    private long zeros;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Uses the workspace during {@link #add} only; builders of one thread may share it. */
    public NumberBuilder(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Adds {@code size} values, any doubles; {@code size} is at most {@link Workspace#block()}'s length. */
    public void add(double[] values, int size) {
        double[] finite = workspace.finite;
        int kept = 0;
        double least = min;
        double greatest = max;
        for (int i = 0; i < size; i++) {
            double value = values[i];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                finite[kept++] = value;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
                zeros += value == 0.0 ? 1 : 0;
            } else {
                addUnusual(value);
            }
        }
        min = least;
        max = greatest;
        moments.add(finite, kept, workspace.moments);
        histogram.add(finite, kept);
    }

    private void addUnusual(double value) {
        if (Double.isNaN(value)) {
            nans++;
        } else if (value > 0) {
            positiveInfinities++;
        } else {
            negativeInfinities++;
        }
    }

    /** What was added so far. */
    public Numbers build() {
        return new Numbers(
                nans,
                negativeInfinities,
                positiveInfinities,
                zeros,
                min + 0.0, // one zero, so that order cannot show in its sign
                max + 0.0,
                moments.build(),
                histogram.build());
    }

    /** Arrays that a thread uses over and over. */
    public static final class Workspace {
        private final double[] block = new double[BLOCK];
        private final double[] finite = new double[BLOCK];
        private final MomentsBuilder.Scratch moments = new MomentsBuilder.Scratch();

        /** Where a caller gathers the next values. */
        public double[] block() {
            return block;
        }
    }
}
