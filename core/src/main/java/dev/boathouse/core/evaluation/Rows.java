package dev.boathouse.core.evaluation;

import java.util.Arrays;

/** Row numbers that come one by one. */
final class Rows {

    private int[] numbers = new int[8];
    private int count;

    void add(int row) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = row;
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, count);
    }
}
