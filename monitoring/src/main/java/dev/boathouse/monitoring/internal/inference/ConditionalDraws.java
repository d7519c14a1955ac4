package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;

/** Random tables with the margins of a given one, as they arise when both samples come from one population. */
final class ConditionalDraws {

    private static final int FEW_DRAWS = 199;
    private static final int MANY_DRAWS = 1999;
    /** Tables that cost at most so many steps a draw get many. */
    private static final long CHEAP = 10_000;

    /** Up to so many rows are drawn one by one; more are drawn at once. */
    private static final int URN = 100;

    private static final double ROUNDING = 1 - 1e-9;

    private final long[] joint;
    private final LogFactorials logFactorials = new LogFactorials();
    private long state;

    private ConditionalDraws(long[] joint, long seed) {
        this.joint = joint;
        this.state = seed;
    }

    /**
     * What the draws tell.
     *
     * @param pValue the share of tables, the observed one included, whose statistic is at least the observed
     * @param finest whether no drawn table reached it, so that the p-value is the least that so many draws can give
     */
    record Answer(double pValue, boolean finest) {}

    /**
     * Compares the chi-square of an oriented table with those of random tables. The generator starts from a hash of the counts: the same
     * table always gets the same answer, and no two analyses share their luck.
     */
    static Answer compare(LevelTable table, double statistic) {
        long[] joint = new long[table.levels()];
        Arrays.setAll(joint, table::joint);
        long cost = Arrays.stream(joint).map(count -> Math.min(count, URN)).sum();
        int draws = cost <= CHEAP ? MANY_DRAWS : FEW_DRAWS;
        // So many more extreme tables settle that nothing is unusual (Besag and Clifford 1991): p is then at least 0.1.
        int enough = (draws + 1) / 10;
        ConditionalDraws random = new ConditionalDraws(joint, seed(table));
        int extreme = 0;
        for (int draw = 1; draw <= draws; draw++) {
            if (random.chiSquare(table.size1(), table.size2()) >= statistic * ROUNDING && ++extreme == enough) {
                return new Answer((double) enough / draw, false);
            }
        }
        return new Answer((extreme + 1.0) / (draws + 1), extreme == 0);
    }

    private static long seed(LevelTable table) {
        long hash = table.levels();
        for (int level = 0; level < table.levels(); level++) {
            hash = mix(mix(hash + table.first(level)) + table.second(level));
        }
        return hash;
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
        return (mix(state) >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
