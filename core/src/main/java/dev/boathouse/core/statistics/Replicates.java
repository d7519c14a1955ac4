package dev.boathouse.core.statistics;

import dev.boathouse.core.internal.SplitMix;
import java.util.Arrays;

/**
 * A statistic of drawn rows, again and again, and of all rows but some. Each piece of work has random numbers of its own, so that it does not
 * matter which thread does it.
 *
 * @param drawn for each number of the statistic its values in the rounds
 * @param without for each number of the statistic its values with one row, or one group of rows, left out
 */
record Replicates(double[][] drawn, double[][] without) {

    /** Up to so many rows each one is left out; above, so many groups, to which rows are dealt at random. */
    static final int LEFT_OUT_ALONE = 1_000;

    static final int GROUPS = 200;

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long LOW = 0xFFFFFFFFL;

    static Replicates of(Statistic statistic, Bootstrap bootstrap) {
        int rows = statistic.rows();
        int size = statistic.size();
        int rounds = bootstrap.rounds();
        byte[] groups = rows > LEFT_OUT_ALONE ? groups(rows, start(bootstrap.seed(), -1)) : new byte[0];
        int left = rows > LEFT_OUT_ALONE ? GROUPS : rows;
        double[][] drawn = new double[size][rounds];
        double[][] without = new double[size][left];
        OwnThreads.run(rounds + left, bootstrap.parallelism(), () -> {
            byte[] counts = new byte[rows];
            double[] values = new double[size];
            return piece -> {
                boolean draws = piece < rounds;
                if (draws) {
                    draw(counts, start(bootstrap.seed(), piece));
                } else {
                    leaveOut(counts, piece - rounds, groups);
                }
                statistic.of(counts, values);
                for (int i = 0; i < size; i++) {
                    (draws ? drawn[i] : without[i])[draws ? piece : piece - rounds] = values[i];
                }
            };
        });
        return new Replicates(drawn, without);
    }

    private static long start(long seed, int piece) {
        return SplitMix.mix(SplitMix.mix(seed) + piece);
    }

    /**
     * As many rows as there are, with replacement. Each 64 random bits give two places, multiplied and shifted into the range, without bias
     * since what would come once too often is thrown away (Lemire 2019, ACM Trans. Model. Comput. Simul. 29(1):3).
     */
    static void draw(byte[] counts, long start) {
        Arrays.fill(counts, (byte) 0);
        long rows = counts.length;
        long unfair = (LOW + 1 - rows) % rows;
        long state = start;
        int left = counts.length;
        while (left > 0) {
            long bits = SplitMix.mix(state);
            state += STEP;
            long first = (bits >>> Integer.SIZE) * rows;
            if ((first & LOW) >= unfair) {
                left -= count(counts, (int) (first >>> Integer.SIZE));
            }
            long second = (bits & LOW) * rows;
            if ((second & LOW) >= unfair && left > 0) {
                left -= count(counts, (int) (second >>> Integer.SIZE));
            }
        }
    }

    /** A 256th time, which has a chance below 10⁻⁵⁰⁰, is drawn again: it would not fit. */
    private static int count(byte[] counts, int row) {
        if (counts[row] == (byte) -1) {
            return 0;
        }
        counts[row]++;
        return 1;
    }

    private static void leaveOut(byte[] counts, int left, byte[] groups) {
        Arrays.fill(counts, (byte) 1);
        if (groups.length == 0) {
            counts[left] = 0;
            return;
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (byte) (Byte.toUnsignedInt(groups[i]) == left ? 0 : 1);
        }
    }

    /** Each row goes to any group with the same chance, whatever order the rows are in. */
    private static byte[] groups(int rows, long start) {
        byte[] groups = new byte[rows];
        for (int i = 0; i < rows; i++) {
            // The bias of 200 in 2³² is far below what could be noticed.
            groups[i] = (byte) (((SplitMix.mix(start + i * STEP) >>> Integer.SIZE) * GROUPS) >>> Integer.SIZE);
        }
        return groups;
    }
}
