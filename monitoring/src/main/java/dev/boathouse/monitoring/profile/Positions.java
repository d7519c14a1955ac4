package dev.boathouse.monitoring.profile;

import java.util.Arrays;

/** Positions of rows in a chunk, growing. Not thread-safe. */
final class Positions {

    private int[] positions = new int[64];
    private int size;

    void add(int position) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
        }
        positions[size++] = position;
    }

    int[] toArray() {
        return Arrays.copyOf(positions, size);
    }
}
