package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.core.internal.SplitMix;

/**
 * Chance splits of pooled values into two samples of the sizes found, each with the same probability: how often the values of each cell
 * fall into the first one. The generator starts from a hash of the data. Not thread-safe.
 */
final class Relabelling {

    /** Up to so many values of a cell are drawn one by one; more are drawn at once. */
    private static final int ONE_BY_ONE = 24;

    private final Cells cells;
    private final LogFactorials logs = new LogFactorials();
    private long state;

    Relabelling(Cells cells) {
        this.cells = cells;
        this.state = cells.hash();
    }

    /** The next split. */
    void next(int[] counts) {
        int left = cells.firstSize() + cells.secondSize();
        int open = cells.firstSize();
        for (int cell = 0; cell < counts.length; cell++) {
            int size = cells.joint(cell);
            int taken = 0;
            if (open == 0 || size == left) {
                taken = open;
            } else if (size <= ONE_BY_ONE) {
                for (int i = 0; i < size; i++) {
                    taken += uniform() * (left - i) < open - taken ? 1 : 0;
                }
            } else {
                taken = hypergeometric(left, open, size);
            }
            counts[cell] = taken;
            open -= taken;
            left -= size;
        }
    }

    /** How many of {@code draws} out of {@code all} values are among the {@code marked}: by inversion, outwards from the mode. */
    private int hypergeometric(long all, long marked, long draws) {
        long least = Math.max(0, draws - (all - marked));
        long most = Math.min(draws, marked);
        long mode = Math.min(most, Math.max(least, (draws + 1) * (marked + 1) / (all + 2)));
        double chance = StrictMath.exp(
                logs.choose(marked, mode) + logs.choose(all - marked, draws - mode) - logs.choose(all, draws));
        double rest = uniform() - chance;
        double up = chance;
        double down = chance;
        long high = mode;
        long low = mode;
        while (rest >= 0 && (high < most || low > least)) {
            if (high < most) {
                up *= (double) (marked - high) * (draws - high) / ((high + 1.0) * (all - marked - draws + high + 1));
                high++;
                rest -= up;
                if (rest < 0) {
                    return (int) high;
                }
            }
            if (low > least) {
                down *= low * (double) (all - marked - draws + low) / ((marked - low + 1.0) * (draws - low + 1));
                low--;
                rest -= down;
                if (rest < 0) {
                    return (int) low;
                }
            }
            if (up + down < 1e-18 * chance) {
                break;
            }
        }
        return (int) mode;
    }

    private double uniform() {
        state += 0x9E3779B97F4A7C15L;
        return (SplitMix.mix(state) >>> 11) * 0x1p-53;
    }
}
