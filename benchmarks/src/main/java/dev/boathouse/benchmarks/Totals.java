package dev.boathouse.benchmarks;

/**
 * What a reader found: the number of rows, and a total for each column, the sum of numbers, of the lengths of texts, and the number of
 * truths. Null counts as nothing. Whole totals are kept to eight digits, so that one unit too many shows.
 */
final class Totals {

    private static final long PRIME = 99_999_989;

    private final double[] reals;
    private final long[] wholes;
    private long rows;

    Totals(int columns) {
        reals = new double[columns];
        wholes = new long[columns];
    }

    void addRows(long count) {
        rows += count;
    }

    void add(int column, double value) {
        reals[column] += value;
    }

    void add(int column, long value) {
        wholes[column] += value;
    }

    /** In four sums, because each addition waits for the one before it. */
    void add(int column, double[] values, int size) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < size - 3; i += 4) {
            first += values[i];
            second += values[i + 1];
            third += values[i + 2];
            fourth += values[i + 3];
        }
        for (; i < size; i++) {
            first += values[i];
        }
        reals[column] += (first + second) + (third + fourth);
    }

    void add(int column, long[] values, int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        wholes[column] += sum;
    }

    void add(int column, int[] values, int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        wholes[column] += sum;
    }

    /** The rows, then the columns. */
    double[] figures() {
        double[] figures = new double[reals.length + 1];
        figures[0] = rows;
        for (int i = 0; i < reals.length; i++) {
            figures[i + 1] = reals[i] + Math.floorMod(wholes[i], PRIME);
        }
        return figures;
    }
}
