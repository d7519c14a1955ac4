package dev.boathouse.core.internal.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import smile.data.DataFrame;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/** Rows for trees: continuous, rounded, binary, tiny and huge values, with a signal for classes and for numbers. */
final class TreeRows {

    static final int FEATURES = 5;

    private TreeRows() {}

    static double[][] columns(Random random, int rows) {
        double[][] columns = new double[FEATURES][rows];
        for (int i = 0; i < rows; i++) {
            columns[0][i] = random.nextGaussian();
            columns[1][i] = random.nextInt(10);
            columns[2][i] = random.nextInt(2);
            columns[3][i] = random.nextGaussian() * 1e-5;
            columns[4][i] = -1e12 * random.nextDouble();
        }
        return columns;
    }

    static double[] numbers(Random random, double[][] columns) {
        double[] numbers = new double[columns[0].length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = columns[0][i] + 0.3 * columns[1][i] - columns[2][i] + random.nextGaussian();
        }
        return numbers;
    }

    /** Each class occurs. */
    static int[] labels(Random random, double[][] columns, int classes) {
        double[] numbers = numbers(random, columns);
        int[] labels = new int[numbers.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i < classes ? i : (int) Math.min(classes - 1, Math.max(0, numbers[i] * classes / 3));
        }
        return labels;
    }

    static Examples examples(double[][] columns, int[] labels, int classes, long seed) {
        return new Examples(columns, labels, classes, new double[0], seed);
    }

    static Examples examples(double[][] columns, double[] numbers, long seed) {
        return new Examples(columns, new int[0], 0, numbers, seed);
    }

    static double[] row(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }

    /** The label comes last. */
    static DataFrame frame(double[][] columns, int[] labels) {
        return frame(columns, IntVector.of("label", labels));
    }

    static DataFrame frame(double[][] columns, double[] numbers) {
        return frame(columns, DoubleVector.of("label", numbers));
    }

    private static DataFrame frame(double[][] columns, BaseVector<?, ?, ?> label) {
        List<BaseVector<?, ?, ?>> vectors = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            vectors.add(DoubleVector.of("f" + i, columns[i]));
        }
        vectors.add(label);
        return DataFrame.of(vectors.toArray(BaseVector[]::new));
    }

    /** Rows to ask about: random ones, and ones that fall on a threshold of the trees, right below it and right above it. */
    static double[][] asked(Random random, Fitted fitted) {
        List<Double> thresholds = TreeThresholds.of(fitted.predictor());
        double[][] columns = columns(random, 600);
        for (int row = 0; row < 400 && !thresholds.isEmpty(); row++) {
            double value = thresholds.get(random.nextInt(thresholds.size()));
            double near = row % 3 == 0 ? value : row % 3 == 1 ? Math.nextDown(value) : Math.nextUp(value);
            for (double[] column : columns) {
                column[row] = near;
            }
        }
        return columns;
    }
}
