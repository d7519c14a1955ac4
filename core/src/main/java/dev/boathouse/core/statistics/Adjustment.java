package dev.boathouse.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What p-values become where several tests are made at once, so that they may be held against one level. */
public enum Adjustment {

    /**
     * No more than the level is the chance of even one false finding, whatever the tests have to do with each other (Holm 1979, Scandinavian
     * Journal of Statistics 6:65).
     */
    HOLM {
        @Override
        double[] ascending(double[] sorted) {
            double[] adjusted = new double[sorted.length];
            double least = 0;
            for (int i = 0; i < sorted.length; i++) {
                least = Math.max(least, Math.min(1, sorted[i] * (sorted.length - i)));
                adjusted[i] = least;
            }
            return adjusted;
        }
    },

    /**
     * No more than the level is the expected share of false findings among the findings, where the tests are independent or rise and fall
     * together (Benjamini and Hochberg 1995, J. R. Statist. Soc. B 57:289; Benjamini and Yekutieli 2001, Annals of Statistics 29:1165).
     */
    BENJAMINI_HOCHBERG {
        @Override
        double[] ascending(double[] sorted) {
            double[] adjusted = new double[sorted.length];
            double most = 1;
            for (int i = sorted.length - 1; i >= 0; i--) {
                most = Math.min(most, sorted[i] * sorted.length / (i + 1));
                adjusted[i] = most;
            }
            return adjusted;
        }
    };

    /**
     * Adjusts p-values.
     *
     * @param pValues from 0 to 1; NaN is a test that was not made, does not count and stays NaN
     * @return the adjusted values, in the same order
     * @throws IllegalArgumentException if a value is below 0 or above 1
     */
    public double[] of(double[] pValues) {
        for (double value : pValues) {
            if (value < 0 || value > 1) {
                throw new IllegalArgumentException(
                        "Cannot adjust the p-value " + value + ". Values from 0 to 1, or NaN, would work.");
            }
        }
        int[] order = IntStream.range(0, pValues.length)
                .filter(i -> !Double.isNaN(pValues[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] ascending =
                ascending(Arrays.stream(order).mapToDouble(i -> pValues[i]).toArray());
        double[] adjusted = pValues.clone();
        for (int i = 0; i < order.length; i++) {
            adjusted[order[i]] = ascending[i];
        }
        return adjusted;
    }

    abstract double[] ascending(double[] sorted);
}
