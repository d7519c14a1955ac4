package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.DecisionTree;
import java.util.stream.IntStream;
import smile.base.cart.CART;
import smile.data.DataFrame;
import smile.data.type.StructType;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;

/** Features as Smile's trees want them: in a frame, with the order of the rows along each of them. */
final class TreeData {

    /** Smile takes the middle of two values by adding them. */
    private static final double MOST = Double.MAX_VALUE / 2;

    final double[][] columns;
    final DataFrame frame;
    final int[][] order;

    /**
     * Sorts.
     *
     * @throws IllegalArgumentException if a feature is too large for Smile
     */
    TreeData(Examples examples) {
        double[][] given = examples.columns();
        for (int feature = 0; feature < given.length; feature++) {
            int row = beyond(given[feature], MOST);
            if (row >= 0) {
                throw new IllegalArgumentException("Cannot train: feature " + feature + " is " + given[feature][row]
                        + " in row " + row + ". Scale features to at most " + MOST + ".");
            }
        }
        this.order = CART.order(frame(given));
        this.columns = IntStream.range(0, given.length)
                .mapToObj(i -> apart(given[i], order[i]))
                .toArray(double[][]::new);
        this.frame = frame(columns);
    }

    private static DataFrame frame(double[][] columns) {
        return DataFrame.of(IntStream.range(0, columns.length)
                .mapToObj(i -> DoubleVector.of("f" + i, columns[i]))
                .toArray(BaseVector[]::new));
    }

    /**
     * Where no double lies between two values, their middle may be the larger one, and Smile makes a split that leaves all rows on one side and a
     * leaf that answers NaN on the other. So the larger one becomes the smaller.
     */
    private static double[] apart(double[] column, int[] order) {
        double[] apart = column;
        double last = column[order[0]];
        for (int row : order) {
            double value = column[row];
            if (value > last && (value + last) / 2 == value) {
                apart = apart == column ? column.clone() : apart;
                apart[row] = last;
            } else {
                last = value;
            }
        }
        return apart;
    }

    /** The numbers to estimate, whose squares Smile adds; residuals are up to twice as large. */
    static double[] numbers(Examples examples) {
        double[] numbers = examples.numbers();
        double most = Math.sqrt(Double.MAX_VALUE / numbers.length) / 4;
        int row = beyond(numbers, most);
        if (row >= 0) {
            throw new IllegalArgumentException("Cannot train: the label is " + numbers[row] + " in row " + row
                    + ", the squares of such numbers have no finite sum. Scale it to at most " + most + ".");
        }
        return numbers;
    }

    private static int beyond(double[] values, double most) {
        for (int row = 0; row < values.length; row++) {
            if (Math.abs(values[row]) > most) {
                return row;
            }
        }
        return -1;
    }

    int rowCount() {
        return frame.nrows();
    }

    StructType schema() {
        return frame.schema();
    }

    /** A limit of leaves as Smile takes it, which makes room for twice as many splits: no tree has more leaves than rows. */
    int maxLeaves(int wanted) {
        return wanted == DecisionTree.UNLIMITED ? wanted : Math.min(wanted, Math.max(2, rowCount()));
    }
}
