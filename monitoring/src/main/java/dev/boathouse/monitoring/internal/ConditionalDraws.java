package dev.boathouse.monitoring.internal;

import java.util.Arrays;

/** Random tables with the margins of a given one, as they arise when both samples come from one population. */
final class ConditionalDraws {

    private static final int DRAWS = 199;
    /** The least p-value that draws can give. */
    static final double FINEST = 1.0 / (DRAWS + 1);
    /** Having seen this many more extreme tables settles that nothing is unusual (Besag and Clifford 1991). */
    private static final int ENOUGH = 20;

    private static final long SEED = 0x5EED_B0A7_0000_0001L;
    /** Up to so many rows are drawn one by one; more are drawn at once. */
    private static final int URN = 100;

    private static final double ROUNDING = 1 - 1e-9;

    private final long[] joint;
    private final LogFactorials logFactorials = new LogFactorials();
    private long state = SEED;

    private ConditionalDraws(long[] joint) {
        this.joint = joint;
    }

    /**
     * The share of tables, this one included, whose chi-square is at least {@code statistic}. The seed is fixed and the draws
     * depend on the margins only: the same table always gets the same answer, also with the samples swapped.
     */
    static double pValue(LevelTable table, double statistic) {
        long[] joint = new long[table.levels()];
        Arrays.setAll(joint, table::joint);
        ConditionalDraws draws = new ConditionalDraws(joint);
        long size = Math.min(table.size1(), table.size2());
        long other = Math.max(table.size1(), table.size2());
        int extreme = 0;
        for (int draw = 1; draw <= DRAWS; draw++) {
            if (draws.chiSquare(size, other) >= statistic * ROUNDING && ++extreme == ENOUGH) {
                return (double) ENOUGH / draw;
            }
        }
        return (extreme + 1.0) / (DRAWS + 1);
    }

    private double chiSquare(long size, long other) {
        double share = (double) size / (size + other);
        long left1 = size;
        long left = size + other;
        double sum = 0;
        for (long count : joint) {
            long drawn = count == left ? left1 : hypergeometric(left, left1, count);
            double off = drawn - count * share;
            sum += off * off / count;
            left -= count;
            left1 -= drawn;
        }
        return sum / (share * (1 - share));
    }

    /** How many of {@code draws} rows, drawn without replacement from {@code all}, belong to the {@code marked}. */
    private long hypergeometric(long all, long marked, long draws) {
        if (marked == 0 || marked == all) {
            return marked == 0 ? 0 : draws;
        }
        if (draws <= URN) {
            long hits = 0;
            for (long i = 0; i < draws; i++) {
                hits += uniform() * (all - i) < marked - hits ? 1 : 0;
            }
            return hits;
        }
        long least = Math.max(0, draws - (all - marked));
        long most = Math.min(draws, marked);
        long mode = Math.min(most, Math.max(least, (long) ((draws + 1.0) * (marked + 1.0) / (all + 2.0))));
        double weight = StrictMath.exp(logFactorials.choose(marked, mode)
                + logFactorials.choose(all - marked, draws - mode)
                - logFactorials.choose(all, draws));
        // Inversion, walking outward from the mode.
        double remaining = uniform() - weight;
        double above = weight;
        double below = weight;
        long up = mode;
        long down = mode;
        while (remaining >= 0 && (up < most || down > least)) {
            if (up < most) {
                above *= (double) (marked - up) / (up + 1) * ((double) (draws - up) / (all - marked - draws + up + 1));
                up++;
                remaining -= above;
                if (remaining < 0) {
                    return up;
                }
            }
            if (down > least) {
                below *= (double) down
                        / (marked - down + 1)
                        * ((double) (all - marked - draws + down) / (draws - down + 1));
                down--;
                remaining -= below;
                if (remaining < 0) {
                    return down;
                }
            }
        }
        return mode;
    }

    /** SplitMix64, written out so that no library's change can alter a verdict. */
    private double uniform() {
        state += 0x9E37_79B9_7F4A_7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
