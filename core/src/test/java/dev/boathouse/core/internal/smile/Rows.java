package dev.boathouse.core.internal.smile;

import java.util.Arrays;
import java.util.Random;

/** Random rows for numeric algorithms, and the ways that rows go wrong. */
final class Rows {

    private Rows() {}

    static Examples toEstimate(double[][] columns, double... numbers) {
        return new Examples(columns, new int[0], 0, numbers, 1);
    }

    static Examples toTellApart(double[][] columns, int classes, int... codes) {
        return new Examples(columns, codes, classes, new double[0], 1);
    }

    /** Continuous, rounded, binary, tiny, and far from zero. */
    static double[][] mixed(Random random, int rows) {
        double[][] columns = new double[5][rows];
        for (int i = 0; i < rows; i++) {
            columns[0][i] = random.nextGaussian();
            columns[1][i] = random.nextInt(10);
            columns[2][i] = random.nextInt(2);
            columns[3][i] = random.nextGaussian() * 1e-5;
            columns[4][i] = 1e6 + 1e3 * random.nextDouble();
        }
        return columns;
    }

    static double[][] gaussian(Random random, int features, int rows) {
        double[][] columns = new double[features][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        return columns;
    }

    static double[] sums(Random random, double[][] columns, double noise, double... coefficients) {
        double[] sums = new double[columns[0].length];
        for (int row = 0; row < sums.length; row++) {
            sums[row] = noise * random.nextGaussian();
            for (int i = 0; i < coefficients.length; i++) {
                sums[row] += coefficients[i] * columns[i][row];
            }
        }
        return sums;
    }

    static int[] classes(double[] sums, int classes) {
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        return Arrays.stream(sums)
                .mapToInt(sum -> {
                    int rank = Arrays.binarySearch(sorted, sum);
                    return (int) ((long) rank * classes / sums.length);
                })
                .toArray();
    }

    static double[] row(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }
}
