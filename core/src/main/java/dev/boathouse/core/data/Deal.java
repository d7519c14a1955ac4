package dev.boathouse.core.data;

import java.util.Arrays;

/**
 * Deals rows out to parts. Groups lie one behind the other, the rows of each in the order of their hashes, so that neither depends on the
 * order of rows.
 */
final class Deal {

    private Deal() {}

    /** The part of the row at place {@code rank} among the {@code size} of its group, behind {@code before} rows of other groups. */
    @FunctionalInterface
    interface Rule {
        int part(int rank, int size, int before);
    }

    /** Part 0 gets a share of all rows up to the end of each group, rounded, and so more or less than its share of each by less than one. */
    static Rule share(double share) {
        return (rank, size, before) ->
                rank < Math.round(share * ((double) before + size)) - Math.round(share * before) ? 0 : 1;
    }

    /** Every part gets as many, or one more: where one group stops giving more, the next one starts. */
    static Rule even(int parts) {
        return (rank, size, before) -> {
            int least = size / parts;
            int more = size % parts;
            long inLarger = (least + 1L) * more;
            int place = rank < inLarger ? rank / (least + 1) : more + (int) (rank - inLarger) / least;
            return (int) (((long) before + place) % parts);
        };
    }

    /** The part of each row. Rows of equal hash, copies of one, take the place of the first. */
    static int[] of(Frame frame, Groups groups, long seed, Rule rule) {
        int[] starts = new int[groups.sizes().length + 1];
        for (int i = 0; i < groups.sizes().length; i++) {
            starts[i + 1] = starts[i] + groups.sizes()[i];
        }
        int[] numbers = groups.ofRows();
        long[] hashes = hashes(frame, seed, numbers.length);
        long[] sorted = new long[numbers.length];
        int[] next = starts.clone();
        for (int i = 0; i < numbers.length; i++) {
            sorted[next[numbers[i]]++] = hashes[i];
        }
        for (int i = 0; i < groups.sizes().length; i++) {
            Arrays.sort(sorted, starts[i], starts[i + 1]);
        }
        int[] parts = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int start = starts[numbers[i]];
            int end = starts[numbers[i] + 1];
            parts[i] = rule.part(first(sorted, start, end, hashes[i]) - start, end - start, start);
        }
        return parts;
    }

    private static long[] hashes(Frame frame, long seed, int rows) {
        long[] hashes = new long[rows];
        int row = 0;
        for (Chunk chunk : frame.chunks()) {
            for (int i = 0; i < chunk.size(); i++) {
                hashes[row++] = chunk.identity().hash(seed, i);
            }
        }
        return hashes;
    }

    /** Where the first value that is not less stands. */
    private static int first(long[] sorted, int start, int end, long value) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
