package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.core.internal.SplitMix;
import org.jspecify.annotations.Nullable;

/**
 * Random tables with the margins of a given one, as they arise when both samples come from one population: the rows of the smaller
 * sample are a random choice among all rows. Each row is first chosen by itself, with a chance at which the choice is most often a
 * little too small; a choice too large is made again, and what is lacking is added row by row. Of a given size every choice is then as
 * likely as any other, which is the multivariate hypergeometric distribution, exactly up to the resolution of a double. Two approximations where
 * exactness would cost too much: beyond 2³⁰ rows of a level the normal distribution, and of 2²⁴ rows and more what is lacking is added
 * in proportion. Not for several threads at once.
 */
final class TableDraws {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    /** By how many standard deviations the first choice is too small: few are made again, little is added. */
    private static final double TOO_FEW = 1.5;

    private static final int DIGIT = 64;
    private static final int DIGITS = 12;
    private static final int TABLES = 30;
    private static final long HUGE = 1L << 24;

    private final long[] joint;
    private final long[] chosen;
    private final long[] others;
    private final long rows;
    private final long wanted;
    private final double chance;
    private final AliasTable byRows;
    private final @Nullable AliasTable[] ones = new AliasTable[DIGIT];
    private final @Nullable AliasTable[] digits = new AliasTable[DIGIT];
    private final @Nullable AliasTable[] bits = new AliasTable[TABLES];
    private final LevelTable table;
    private long state;

    TableDraws(LevelTable observed) {
        int levels = observed.levels();
        joint = new long[levels];
        chosen = new long[levels];
        others = new long[levels];
        double[] weights = new double[levels];
        for (int level = 0; level < levels; level++) {
            joint[level] = observed.joint(level);
            weights[level] = joint[level];
        }
        rows = observed.size1() + observed.size2();
        wanted = Math.min(observed.size1(), observed.size2());
        double lacking = TOO_FEW * Math.sqrt((double) wanted / rows * (rows - wanted));
        boolean fewRows = wanted <= levels || lacking >= wanted / 2.0;
        chance = fewRows ? 0 : (wanted - lacking) / rows;
        byRows = AliasTable.of(weights);
        table = observed.size1() == wanted
                ? LevelTable.over(chosen, others, wanted, rows - wanted)
                : LevelTable.over(others, chosen, rows - wanted, wanted);
        state = seed(observed);
    }

    /** How many steps a draw takes, about. */
    long cost() {
        return joint.length + wanted - (long) (chance * rows);
    }

    /** Another table; it lives until the next call. */
    LevelTable next() {
        long left;
        do {
            left = wanted;
            for (int level = 0; level < joint.length; level++) {
                chosen[level] = chance == 0 ? 0 : binomial(joint[level]);
                left -= chosen[level];
            }
        } while (left < 0);
        if (rows >= HUGE && left > joint.length) {
            double share = left / (double) (rows - wanted + left);
            for (int level = 0; level < joint.length; level++) {
                long added = Math.min(left, (long) ((joint[level] - chosen[level]) * share));
                chosen[level] += added;
                left -= added;
            }
        }
        while (left > 0) {
            int level = (int) byRows.at(uniform());
            if (uniform() * joint[level] < joint[level] - chosen[level]) {
                chosen[level]++;
                left--;
            }
        }
        for (int level = 0; level < joint.length; level++) {
            others[level] = joint[level] - chosen[level];
        }
        return table;
    }

    /** How many of a level's rows are chosen: a sum over the parts of their number, for each of which there is one table. */
    private long binomial(long count) {
        long hits = 0;
        int one = (int) (count % DIGIT);
        if (one > 0) {
            hits += table(ones, one, one).at(uniform());
        }
        if (count < DIGIT) {
            return hits;
        }
        int digit = (int) (count / DIGIT % DIGIT);
        if (digit > 0) {
            hits += table(digits, digit, (long) digit * DIGIT).at(uniform());
        }
        for (int bit = DIGITS; count >> bit != 0; bit++) {
            if ((count >> bit & 1) == 1) {
                hits += bit < TABLES ? table(bits, bit, 1L << bit).at(uniform()) : normal(1L << bit);
            }
        }
        return hits;
    }

    private AliasTable table(@Nullable AliasTable[] tables, int place, long count) {
        AliasTable found = tables[place];
        if (found == null) {
            found = AliasTable.binomial(count, chance);
            tables[place] = found;
        }
        return found;
    }

    private long normal(long count) {
        double x;
        double square;
        do { // Marsaglia's polar method
            x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double normal = x * Math.sqrt(-2 * StrictMath.log(square) / square);
        double hits = count * chance + normal * Math.sqrt(count * chance * (1 - chance));
        return Math.round(Math.max(0.0, Math.min((double) count, hits)));
    }

    private double uniform() {
        state += GOLDEN;
        return (SplitMix.mix(state) >>> 11) * 0x1p-53;
    }

    /** A hash of the counts in which neither the order of the levels nor that of the samples matters. */
    private static long seed(LevelTable table) {
        long ordered = 0;
        long swapped = 0;
        for (int level = 0; level < table.levels(); level++) {
            ordered += SplitMix.mix(SplitMix.mix(table.first(level)) + table.second(level));
            swapped += SplitMix.mix(SplitMix.mix(table.second(level)) + table.first(level));
        }
        return SplitMix.mix(SplitMix.mix(ordered) + SplitMix.mix(swapped));
    }
}
