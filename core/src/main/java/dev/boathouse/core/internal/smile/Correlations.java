package dev.boathouse.core.internal.smile;

import java.util.Arrays;
import java.util.stream.IntStream;
import smile.math.MathEx;

/** Sums of products of columns, and which columns say nothing that columns before them have not said. */
final class Correlations {

    /** What is left of a column's variance when the columns before it are known; below, it is taken for rounding. */
    private static final double LEAST_OWN_SHARE = 1e-10;

    private Correlations() {}

    /** The mean products of columns of variance 1: a symmetric matrix. Each number is summed in the order of the rows. */
    static double[][] of(double[][] columns) {
        double[][] products = new double[columns.length][columns.length];
        IntStream.range(0, columns.length).parallel().forEach(i -> {
            for (int j = 0; j <= i; j++) {
                products[i][j] = MathEx.dot(columns[i], columns[j]) / columns[i].length;
            }
        });
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < i; j++) {
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    /** The columns that are no linear combination of columns before them, by Cholesky's decomposition, a row at a time. */
    static int[] independent(double[][] correlations) {
        double[][] factor = new double[correlations.length][];
        int[] kept = new int[correlations.length];
        int count = 0;
        for (int column = 0; column < correlations.length; column++) {
            double[] row = new double[count + 1];
            double own = correlations[column][column];
            for (int k = 0; k < count; k++) {
                double sum = correlations[column][kept[k]];
                for (int l = 0; l < k; l++) {
                    sum -= row[l] * factor[k][l];
                }
                row[k] = sum / factor[k][k];
                own -= row[k] * row[k];
            }
            if (own > LEAST_OWN_SHARE) {
                row[count] = Math.sqrt(own);
                factor[count] = row;
                kept[count++] = column;
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
