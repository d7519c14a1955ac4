package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;

/**
 * Pooled samples in few cells of neighbouring values, for what is drawn often. As long as there are at most {@code limit} distinct
 * values each is a cell of its own. Beyond, a cell holds at most such a part of the values that lie on its thinner side as the resolution
 * tells: some hundred or thousand cells whatever the size, and the extreme values, which heavy tails are about, stay single. Immutable.
 */
final class Cells {

    private final int[] joint;
    private final int[] first;
    private final double[] low;
    private final double[] high;
    private final int[] start;
    private final int firstSize;
    private final int secondSize;
    private final long hash;

    private Cells(Pooled samples, int[] joint, int[] first, double[] low, double[] high, int[] start) {
        this.joint = joint;
        this.first = first;
        this.low = low;
        this.high = high;
        this.start = start;
        this.firstSize = samples.firstSize();
        this.secondSize = samples.secondSize();
        this.hash = samples.hash();
    }

    /** One cell a value up to {@code limit} of them, else at most one {@code resolution}-th of the thinner side a cell. */
    static Cells of(Pooled samples, int limit, int resolution) {
        int groups = samples.groups();
        int[] joint = new int[groups];
        int[] first = new int[groups];
        double[] low = new double[groups];
        double[] high = new double[groups];
        int[] start = new int[groups];
        int cells = 0;
        int room = 0;
        int seen = 0;
        for (int group = 0; group < groups; group++) {
            int size = samples.joint(group);
            if (group == 0 || size > room) {
                low[cells] = samples.value(group);
                start[cells] = group;
                room = groups <= limit ? 0 : Math.min(seen, samples.total() - seen) / resolution;
                cells++;
            }
            joint[cells - 1] += size;
            first[cells - 1] += samples.first(group);
            high[cells - 1] = samples.value(group);
            room -= size;
            seen += size;
        }
        return new Cells(
                samples,
                Arrays.copyOf(joint, cells),
                Arrays.copyOf(first, cells),
                Arrays.copyOf(low, cells),
                Arrays.copyOf(high, cells),
                Arrays.copyOf(start, cells));
    }

    int size() {
        return joint.length;
    }

    int joint(int cell) {
        return joint[cell];
    }

    /** The first distinct value of a cell, as a group of the samples. */
    int start(int cell) {
        return start[cell];
    }

    /** The least value in a cell. */
    double low(int cell) {
        return low[cell];
    }

    /** The greatest value in a cell. */
    double high(int cell) {
        return high[cell];
    }

    int firstSize() {
        return firstSize;
    }

    int secondSize() {
        return secondSize;
    }

    /** The counts of the first sample as they were found. */
    int[] found() {
        return first.clone();
    }

    /** A number that depends on all values, for generators to start from. */
    long hash() {
        return hash;
    }

    /** The cells with other counts of the first sample. */
    Split split(int[] counts) {
        return new Split() {
            @Override
            public int groups() {
                return joint.length;
            }

            @Override
            public int first(int group) {
                return counts[group];
            }

            @Override
            public int second(int group) {
                return joint[group] - counts[group];
            }
        };
    }
}
