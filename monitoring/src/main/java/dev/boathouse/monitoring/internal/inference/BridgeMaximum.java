package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;

/**
 * The greatest |B(t)| of a Brownian bridge at given times only: what √(nm/(n + m))·D of Kolmogorov and Smirnov tends to when values are tied, or
 * known by the bin, so that the distribution functions are compared at the ends of ties and bins. The density of the paths that stayed
 * between the barriers is carried from time to time; where many times lie close together, they are taken for all times between, and
 * the barrier is moved out by 0.5826·√step (Chernoff 1965; Broadie, Glasserman and Kou 1997). Immutable.
 */
final class BridgeMaximum {

    /** Times closer than this are taken together. */
    private static final double CLOSE = 1.0 / 64;

    /** A single step shorter than this counts as part of the next. */
    private static final double NEGLIGIBLE = 1.0 / 4000;

    /** When all steps are at most this, the limit for all times, with the barrier moved, is near enough. */
    private static final double DENSE = 1.0 / 500;

    private static final double OVERSHOOT = 0.5826;

    /** From here on p is below 5e-5, and that of all times is a safe bound. */
    private static final double FAR = 2.3;

    private final double[] steps;
    private final double[] overshoots;
    private final double shift;
    private final boolean dense;

    private BridgeMaximum(double[] steps, double[] overshoots, double shift, boolean dense) {
        this.steps = steps;
        this.overshoots = overshoots;
        this.shift = shift;
        this.dense = dense;
    }

    /** The bridge seen at the ends of blocks of these sizes, in proportion to their sum. */
    static BridgeMaximum at(long[] blocks) {
        double all = Arrays.stream(blocks).sum();
        double[] steps = new double[blocks.length];
        double[] overshoots = new double[blocks.length];
        int size = 0;
        double longest = 0;
        double roots = 0;
        for (int i = 0; i < blocks.length; ) {
            double step = blocks[i] / all;
            double sum = step;
            double weighted = step * Math.sqrt(step);
            int first = i++;
            while (i < blocks.length && (sum < NEGLIGIBLE || (sum < CLOSE && blocks[i] / all < CLOSE))) {
                step = blocks[i++] / all;
                sum += step;
                weighted += step * Math.sqrt(step);
            }
            steps[size] = sum;
            // A single step is not looked at in between.
            boolean watched = i - first > 1 && step < CLOSE;
            overshoots[size++] = watched ? OVERSHOOT * weighted / sum : Double.POSITIVE_INFINITY;
            for (int j = first; j < i; j++) {
                longest = Math.max(longest, blocks[j] / all);
            }
            roots += weighted;
        }
        return new BridgeMaximum(
                Arrays.copyOf(steps, size), Arrays.copyOf(overshoots, size), OVERSHOOT * roots, longest <= DENSE);
    }

    /** The chance that |B| reaches {@code barrier} at one of the times. */
    double tail(double barrier) {
        if (dense || steps.length < 2) {
            return steps.length < 2 ? 0 : KolmogorovSmirnov.limit(barrier + shift);
        }
        if (barrier >= FAR) {
            return Math.min(KolmogorovSmirnov.limit(barrier), exceeded(FAR));
        }
        return exceeded(barrier);
    }

    private double exceeded(double barrier) {
        double finest = Math.sqrt(Arrays.stream(steps).min().orElseThrow());
        int size = (int) Math.ceil(2 * barrier / Math.min(finest / 3, barrier / 20));
        double width = 2 * barrier / size;
        double[] density = new double[size];
        double[] next = new double[size];
        double variance = steps[0];
        // Paths start at 0: the first step needs no sum.
        for (int i = 0; i < size; i++) {
            density[i] = stayed(steps[0], overshoots[0], barrier, 0, -barrier + (i + 0.5) * width);
        }
        double[] differences = new double[size];
        double[] sums = new double[2 * size - 1];
        for (int step = 1; step < steps.length - 1; step++) {
            kernel(steps[step], overshoots[step], barrier, width, differences, sums);
            for (int to = 0; to < size; to++) {
                double sum = 0;
                for (int from = 0; from < size; from++) {
                    sum += density[from] * (differences[Math.abs(to - from)] - sums[to + from]);
                }
                next[to] = sum * width;
            }
            double[] swap = density;
            density = next;
            next = swap;
            variance += steps[step];
        }
        int last = steps.length - 1;
        double back = 0;
        for (int i = 0; i < size; i++) {
            back += density[i]
                    * stayed(Math.max(1 - variance, 1e-12), overshoots[last], barrier, -barrier + (i + 0.5) * width, 0);
        }
        double kept = back * width * Math.sqrt(2 * Math.PI);
        return Math.max(0, Math.min(1, 1 - kept));
    }

    /** What {@link #stayed} gives, split into what depends on the difference of two cells and on their sum. */
    private static void kernel(
            double step, double overshoot, double barrier, double width, double[] differences, double[] sums) {
        boolean watched = overshoot < Double.POSITIVE_INFINITY;
        double wall = barrier + overshoot;
        for (int i = 0; i < differences.length; i++) {
            double apart = i * width;
            differences[i] = normal(apart, step)
                    + (watched ? normal(4 * wall - apart, step) + normal(4 * wall + apart, step) : 0);
        }
        for (int i = 0; i < sums.length; i++) {
            double both = -2 * barrier + (i + 1) * width;
            sums[i] = watched ? normal(2 * wall - both, step) + normal(2 * wall + both, step) : 0;
        }
    }

    /** The density of going from one place to another without touching the walls, by reflection; without walls if they are infinite. */
    private static double stayed(double step, double overshoot, double barrier, double from, double to) {
        double free = normal(to - from, step);
        if (overshoot == Double.POSITIVE_INFINITY) {
            return free;
        }
        double wall = barrier + overshoot;
        double both = from + to;
        double apart = to - from;
        return Math.max(
                0,
                free
                        - normal(2 * wall - both, step)
                        - normal(2 * wall + both, step)
                        + normal(4 * wall - apart, step)
                        + normal(4 * wall + apart, step));
    }

    private static double normal(double x, double variance) {
        double exponent = x * x / (2 * variance);
        return exponent > 700 ? 0 : StrictMath.exp(-exponent) / Math.sqrt(2 * Math.PI * variance);
    }
}
