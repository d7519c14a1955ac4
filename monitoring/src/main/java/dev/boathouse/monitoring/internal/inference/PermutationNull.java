package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a statistic is distributed when the pooled values are split by chance. The same data always see the same splits, which are
 * drawn as they are asked for. With {@value #DRAWS} of them the rate of false alarms is exactly α wherever α · {@code 1000} is whole.
 * Thread-safe.
 */
public final class PermutationNull implements NullDistribution {

    /** How many splits are drawn at most. */
    static final int DRAWS = 999;

    /** From this size of the smaller sample on, a limit or a gamma distribution is trusted where no split comes near. */
    private static final int TRUSTED = 25;

    /** So many more extreme splits settle that nothing is unusual (Besag and Clifford 1991): p is then at least 0.1. */
    private static final int ENOUGH = (DRAWS + 1) / 10;

    private static final double ROUNDING = 1e-9;

    private final ToDoubleFunction<int[]> statistic;
    private final double shift;
    private final int power;
    private final boolean trusted;
    private final @Nullable DoubleUnaryOperator limit;
    private final Relabelling random;
    private final int[] counts;
    private final double[] drawn = new double[DRAWS];
    private int size;

    private PermutationNull(
            Cells cells,
            ToDoubleFunction<int[]> statistic,
            double shift,
            int power,
            @Nullable DoubleUnaryOperator limit) {
        this.statistic = statistic;
        this.shift = shift;
        this.power = power;
        this.limit = limit;
        this.trusted = Math.min(cells.firstSize(), cells.secondSize()) >= TRUSTED;
        this.random = new Relabelling(cells);
        this.counts = new int[cells.size()];
    }

    /**
     * Of a statistic of the cells' counts. Where no split comes near, the limiting distribution tells how small p is.
     *
     * @param observed the statistic of the samples themselves, which that of the cells comes near
     */
    static PermutationNull of(
            Cells cells, ToDoubleFunction<int[]> statistic, double observed, DoubleUnaryOperator limit) {
        return new PermutationNull(cells, statistic, shift(cells, statistic, observed), 1, limit);
    }

    /**
     * Of a statistic whose power, 1 or 2, is near a weighted sum of squared normals. Where no split comes near, a gamma distribution
     * with the mean, variance and skewness of the splits (Pearson's type III; Mielke and Berry 2001) tells how small p is.
     */
    static PermutationNull of(Cells cells, ToDoubleFunction<int[]> statistic, double observed, int power) {
        return new PermutationNull(cells, statistic, shift(cells, statistic, observed), power, null);
    }

    /** Added to the splits' statistics, so that the observed one stands among them as that of the cells does. */
    private static double shift(Cells cells, ToDoubleFunction<int[]> statistic, double observed) {
        return observed - statistic.applyAsDouble(cells.found());
    }

    @Override
    public synchronized double pValue(double value) {
        double bound = value - Math.abs(value) * ROUNDING;
        int extreme = 0;
        for (int i = 0; i < DRAWS; i++) {
            if (draw(i) >= bound && ++extreme == ENOUGH) {
                return (double) ENOUGH / (i + 1);
            }
        }
        double p = (extreme + 1.0) / (DRAWS + 1);
        return extreme > 0 || !trusted ? p : Math.min(p, limit == null ? gamma(value) : limit.applyAsDouble(value));
    }

    private double draw(int index) {
        while (size <= index) {
            random.next(counts);
            drawn[size++] = statistic.applyAsDouble(counts) + shift;
        }
        return drawn[index];
    }

    @Override
    public synchronized double threshold(double alpha) {
        draw(DRAWS - 1);
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        int allowed = (int) Math.floor(alpha * (DRAWS + 1) + ROUNDING);
        double least = above(sorted[Math.max(0, DRAWS - Math.max(1, allowed))]);
        return allowed > 0
                ? least
                : UpperTail.between(least, Math.abs(least) * 1e6, this::pValue).threshold(alpha);
    }

    /** The least value that does not count as equal. */
    private static double above(double value) {
        return Math.max(value + 2 * ROUNDING * Math.abs(value), Math.nextUp(value));
    }

    private double gamma(double value) {
        return PearsonThree.tail(Arrays.stream(drawn).map(this::powered).toArray(), powered(value));
    }

    private double powered(double value) {
        return power == 1 ? value : value * Math.abs(value);
    }
}
