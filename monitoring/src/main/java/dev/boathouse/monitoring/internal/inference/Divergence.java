package dev.boathouse.monitoring.internal.inference;

import java.util.function.ToDoubleFunction;

/**
 * Statistics of two samples that are a sum over levels, in natural logarithms. Every term is at least 0 and small ones keep their
 * digits: Σ a·ln(a/E) is summed as Σ E·φ(a/E − 1) with φ(u) = (1 + u)·ln(1 + u) − u, which is the same since Σ (a − E) is 0.
 */
public enum Divergence {
    /** Pearson's Σ (O − E)² / E. */
    CHI_SQUARE(1) {
        @Override
        double term(LevelTable sizes, long first, long second) {
            double off = sizes.difference(first, second);
            return off / ((double) sizes.size1() * sizes.size2()) * (off / (first + second));
        }

        @Override
        double scale(double rows) {
            return 1;
        }
    },
    /** The likelihood ratio 2 Σ O·ln(O / E). */
    G(1) {
        @Override
        double term(LevelTable sizes, long first, long second) {
            double joint = first + second;
            double off = sizes.difference(first, second) / joint;
            double all = (double) sizes.size1() + sizes.size2();
            double one = joint * (sizes.size1() / all) * excess(off / sizes.size1());
            return 2 * (one + joint * (sizes.size2() / all) * excess(-off / sizes.size2()));
        }

        @Override
        double scale(double rows) {
            return 1;
        }
    },
    /** Σ (q − p)·ln(q / p), with half a row added to every level on both sides. */
    POPULATION_STABILITY(1) {
        @Override
        double term(LevelTable sizes, long first, long second) {
            double p = smoothed(first, sizes.size1(), sizes);
            double q = smoothed(second, sizes.size2(), sizes);
            double apart = Math.abs(p - q);
            return apart * StrictMath.log1p(apart / Math.min(p, q));
        }

        @Override
        double scale(double rows) {
            return rows;
        }
    },
    /** Σ p·ln(p / q); infinite where the second sample lacks a level of the first. */
    KULLBACK_LEIBLER(1) {
        @Override
        double term(LevelTable sizes, long first, long second) {
            if (second == 0) {
                return first == 0 ? 0 : Double.POSITIVE_INFINITY;
            }
            double more = sizes.difference(first, second) / ((double) sizes.size1() * second);
            return (double) second / sizes.size2() * excess(more);
        }

        @Override
        double scale(double rows) {
            return 2 * rows;
        }
    },
    /** The same, with half a row added to every level on both sides. */
    SMOOTHED_KULLBACK_LEIBLER(1) {
        @Override
        double term(LevelTable sizes, long first, long second) {
            double q = smoothed(second, sizes.size2(), sizes);
            return q * excess((smoothed(first, sizes.size1(), sizes) - q) / q);
        }

        @Override
        double scale(double rows) {
            return 2 * rows;
        }
    },
    /** The square root of ½ Σ p·ln(p / m) + ½ Σ q·ln(q / m), where m is the mean of p and q. */
    JENSEN_SHANNON(2) {
        @Override
        double term(LevelTable sizes, long first, long second) {
            double sum = (double) first / sizes.size1() + (double) second / sizes.size2();
            double apart = Math.abs(sizes.difference(first, second)) / ((double) sizes.size1() * sizes.size2()) / sum;
            return sum / 4 * (excess(Math.min(1, apart)) + excess(-Math.min(1, apart)));
        }

        @Override
        double scale(double rows) {
            return 8 * rows;
        }
    },
    /** The square root of ½ Σ (√p − √q)². */
    HELLINGER(2) {
        @Override
        double term(LevelTable sizes, long first, long second) {
            double roots = Math.sqrt((double) first / sizes.size1()) + Math.sqrt((double) second / sizes.size2());
            double apart = sizes.difference(first, second) / ((double) sizes.size1() * sizes.size2()) / roots;
            return apart * apart / 2;
        }

        @Override
        double scale(double rows) {
            return 8 * rows;
        }
    };

    /** How far Σ 1/E, in standard deviations of the limit, may move these statistics before tables are drawn instead. */
    private static final double NEAR = 0.04;

    private final int power;

    Divergence(int power) {
        this.power = power;
    }

    /** What a level with at least one row adds. */
    abstract double term(LevelTable sizes, long first, long second);

    /** What the statistic, to its power, is multiplied with to be chi-square in the limit; rows are n·m / (n + m). */
    abstract double scale(double rows);

    /** The statistic of two non-empty samples; 0 if one is empty. */
    public double of(LevelTable table) {
        if (table.size1() == 0 || table.size2() == 0) {
            return 0;
        }
        double sum = 0;
        for (int level = 0; level < table.levels(); level++) {
            if (table.joint(level) > 0) {
                sum += term(table, table.first(level), table.second(level));
            }
        }
        return finished(sum);
    }

    double finished(double sum) {
        return power == 1 ? sum : Math.sqrt(sum);
    }

    /**
     * How the statistic is distributed over the tables with these margins: the limit where it is close (see {@link #limitHolds}),
     * all tables where there are two levels, else drawn ones.
     */
    public NullDistribution distribution(LevelTable table) {
        if (table.levels() < 2 || table.allDistinct() || table.size1() == 0 || table.size2() == 0) {
            return Limits.certain();
        }
        if (table.levels() == 2 && EnumeratedTables.cheap(table)) {
            return ConditionalTables.of(table, this::of);
        }
        return limitHolds(table) ? limit(table) : ConditionalTables.of(table, remembering(table));
    }

    /** The limiting distribution: chi-square with levels − 1 degrees, scaled. */
    public NullDistribution limit(LevelTable table) {
        double rows = (double) table.size1() / ((double) table.size1() + table.size2()) * table.size2();
        return table.levels() < 2 ? Limits.certain() : Limits.chiSquare(table.levels() - 1, scale(rows), power);
    }

    /**
     * Whether the limit is close. Pearson's statistic: see {@link LevelTable#chiSquareHolds}. The others have a mean that differs from
     * the limit's by less than Σ 1/E over all expected counts; it may be 0.04 standard deviations.
     */
    boolean limitHolds(LevelTable table) {
        return this == CHI_SQUARE
                ? table.chiSquareHolds()
                : table.large() && table.sparsity() <= NEAR * Math.sqrt(2.0 * (table.levels() - 1));
    }

    /** The statistic for many tables with these margins: what it computed for a rare level it does not compute again. */
    ToDoubleFunction<LevelTable> remembering(LevelTable margins) {
        return new RememberedTerms(this, margins);
    }

    static double smoothed(long count, long size, LevelTable table) {
        return (count + 0.5) / (size + 0.5 * table.levels());
    }

    /** φ(u) = (1 + u)·ln(1 + u) − u; by its series Σ (−u)^k / (k·(k − 1)) where the difference would lose digits. */
    static double excess(double u) {
        if (Math.abs(u) >= 0x1p-5) {
            return u <= -1 ? 1 : (1 + u) * StrictMath.log1p(u) - u;
        }
        double sum = 0;
        for (int k = 13; k >= 2; k--) {
            sum = 1.0 / (k * (k - 1)) - u * sum;
        }
        return u * u * sum;
    }
}
