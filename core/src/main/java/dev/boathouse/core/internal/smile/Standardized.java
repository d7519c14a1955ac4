package dev.boathouse.core.internal.smile;

import dev.boathouse.core.predictor.Predictor;
import java.util.ArrayList;
import java.util.List;

/**
 * Features shifted to the mean 0 and scaled to the variance 1 (of all rows, not of a sample), constant ones left out. Smile does the
 * same in one pass, which loses all digits where the mean is large, and takes a constant 0.1 for a column that varies.
 */
final class Standardized {

    private final int features;
    private final int[] kept;
    private final double[][] columns;
    private final double[] means;
    private final double[] scales;

    private Standardized(int features, int[] kept, double[][] columns, double[] means, double[] scales) {
        this.features = features;
        this.kept = kept;
        this.columns = columns;
        this.means = means;
        this.scales = scales;
    }

    static Standardized of(double[][] given) {
        List<Integer> varying = new ArrayList<>();
        for (int feature = 0; feature < given.length; feature++) {
            if (!isConstant(given[feature])) {
                varying.add(feature);
            }
        }
        int[] kept = varying.stream().mapToInt(Integer::intValue).toArray();
        double[][] columns = new double[kept.length][];
        double[] means = new double[kept.length];
        double[] scales = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            double[] column = given[kept[i]];
            means[i] = mean(column);
            columns[i] = shifted(column, means[i]);
            scales[i] = scale(columns[i]);
            if (!(scales[i] > 0 && scales[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("Cannot train: found values of feature " + (kept[i] + 1) + " of "
                        + given.length + " that are too large or too close together to have a variance, such as "
                        + column[0] + ". Standardize it, or leave it out.");
            }
            for (int row = 0; row < column.length; row++) {
                columns[i][row] /= scales[i];
            }
        }
        return new Standardized(given.length, kept, columns, means, scales);
    }

    static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double[] shifted(double[] values, double mean) {
        double[] shifted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            shifted[i] = values[i] - mean;
        }
        return shifted;
    }

    /** The root of the mean square; the largest value is divided out first, so that squares neither overflow nor vanish. */
    static double scale(double[] shifted) {
        double largest = 0;
        for (double value : shifted) {
            largest = Math.max(largest, Math.abs(value));
        }
        double sum = 0;
        for (double value : shifted) {
            sum += value / largest * (value / largest);
        }
        return largest * Math.sqrt(sum / shifted.length);
    }

    /** The columns that are left, changed. */
    double[][] columns() {
        return columns;
    }

    /** Which feature, from 0, a column that is left has been. */
    int place(int column) {
        return kept[column];
    }

    /** Without all but some of the columns that are left. */
    Standardized keeping(int[] some) {
        int[] fewer = new int[some.length];
        double[][] fewerColumns = new double[some.length][];
        double[] fewerMeans = new double[some.length];
        double[] fewerScales = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            fewer[i] = kept[some[i]];
            fewerColumns[i] = columns[some[i]];
            fewerMeans[i] = means[some[i]];
            fewerScales[i] = scales[some[i]];
        }
        return new Standardized(features, fewer, fewerColumns, fewerMeans, fewerScales);
    }

    /**
     * The predictor for features as they come, of weights of the changed ones.
     *
     * @param weights for each score a weight for each column that is left; the others get 0
     * @param offsets for each score what it starts at
     * @throws IllegalArgumentException if a coefficient is not finite
     */
    Predictor linear(double[][] weights, double[] offsets) {
        double[][] coefficients = new double[weights.length][features];
        double[] intercepts = offsets.clone();
        for (int score = 0; score < weights.length; score++) {
            for (int i = 0; i < kept.length; i++) {
                double coefficient = weights[score][i] / scales[i];
                coefficients[score][kept[i]] = coefficient;
                intercepts[score] -= coefficient * means[i];
            }
        }
        return Coefficients.linear(coefficients, intercepts);
    }
}
