package dev.boathouse.monitoring.internal.inference;

import java.util.function.DoubleUnaryOperator;

/** A distribution of which large values are unusual, given by its p-value, which must not increase. Immutable. */
public final class UpperTail implements NullDistribution {

    private final DoubleUnaryOperator pValue;
    private final double origin;
    private final double step;
    private final double most;

    private UpperTail(DoubleUnaryOperator pValue, double origin, double step, double most) {
        this.pValue = pValue;
        this.origin = origin;
        this.step = step;
        this.most = most;
    }

    /** Of a statistic that can be any number from {@code least} to {@code most}. */
    public static UpperTail between(double least, double most, DoubleUnaryOperator pValue) {
        return new UpperTail(pValue, least, 0, most);
    }

    /** Of a statistic that takes the values {@code origin + i · step} only, up to {@code most}. */
    public static UpperTail lattice(double origin, double step, double most, DoubleUnaryOperator pValue) {
        return new UpperTail(pValue, origin, step, most);
    }

    @Override
    public double pValue(double statistic) {
        return Math.max(0.0, Math.min(1.0, pValue.applyAsDouble(statistic)));
    }

    @Override
    public double threshold(double alpha) {
        if (!(pValue(most) <= alpha)) {
            return Double.POSITIVE_INFINITY;
        }
        return step > 0 ? onLattice(alpha) : between(alpha);
    }

    private double onLattice(double alpha) {
        long last = Math.round((most - origin) / step);
        // From below, as far-out values of an exact distribution take longest.
        long silent = -1;
        long fires = Math.min(last, last / 1024 + 1);
        while (fires < last && pValue(origin + fires * step) > alpha) {
            silent = fires;
            fires = Math.min(last, 2 * fires);
        }
        while (fires - silent > 1) {
            long middle = silent + (fires - silent) / 2;
            if (pValue(origin + middle * step) <= alpha) {
                fires = middle;
            } else {
                silent = middle;
            }
        }
        return origin + fires * step;
    }

    private double between(double alpha) {
        if (pValue(origin) <= alpha) {
            return origin;
        }
        double silent = origin;
        double fires = most;
        while (true) {
            double middle = silent + (fires - silent) / 2;
            if (middle <= silent || middle >= fires) {
                return fires;
            }
            if (pValue(middle) <= alpha) {
                fires = middle;
            } else {
                silent = middle;
            }
        }
    }
}
