package dev.boathouse.core.features;

import java.util.stream.IntStream;

/** What is to be learnt, one entry for each training row: what target encoding looks at. Immutable. */
public final class Target {

    private static final Target NONE = new Target(new double[0], new int[0], 0);

    private final double[] numbers;
    private final int[] codes;
    private final int classes;

    private Target(double[] numbers, int[] codes, int classes) {
        this.numbers = numbers;
        this.codes = codes;
        this.classes = classes;
    }

    /**
     * No target: for transforms that need none.
     *
     * @return the empty target
     */
    public static Target none() {
        return NONE;
    }

    /**
     * The classes of classification.
     *
     * @param codes the class of each row, from 0; copied
     * @param count how many classes there are; of two, the second is the positive one
     * @return the target
     * @throws IllegalArgumentException if there are fewer than two classes, or a code is out of range
     */
    public static Target classes(int[] codes, int count) {
        if (count < 2 || IntStream.of(codes).anyMatch(code -> code < 0 || code >= count)) {
            throw new IllegalArgumentException("Cannot use these " + count
                    + " classes: give at least 2, and codes from 0 to less than their number.");
        }
        return new Target(new double[0], codes.clone(), count);
    }

    /**
     * The numbers of regression.
     *
     * @param values the number of each row, finite; copied
     * @return the target
     * @throws IllegalArgumentException if a number is NaN or infinite; its row is named
     */
    public static Target numbers(double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw new IllegalArgumentException(
                        "Cannot use the target: found " + values[row] + " in row " + row + ". Drop such rows.");
            }
        }
        return new Target(values.clone(), new int[0], 0);
    }

    boolean isNone() {
        return this == NONE;
    }

    int rows() {
        return classes > 0 ? codes.length : numbers.length;
    }

    /** How many means describe it: one for each class, but one for two classes or a number. */
    int width() {
        return classes > 2 ? classes : 1;
    }

    /** The number of a row whose mean is taken: the target's, or 1 where it is that class. */
    double at(int row, int mean) {
        if (classes == 0) {
            return numbers[row];
        }
        return codes[row] == (classes == 2 ? 1 : mean) ? 1 : 0;
    }
}
