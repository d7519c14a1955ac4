package dev.boathouse.monitoring.internal.inference;

/**
 * Two rates, compared among the tables with the same margins: the count of hits in the first sample decides, and a statistic that grows with it
 * (odds ratio, z) stands for it. Immutable.
 */
public final class RateTables {

    private final HitCounts counts;
    private final long hits1;

    private RateTables(HitCounts counts, long hits1) {
        this.counts = counts;
        this.hits1 = hits1;
    }

    /**
     * The table of two rates.
     *
     * @param hits1 rows of the first sample with the property
     * @param n1 rows of the first sample
     */
    public static RateTables of(long hits1, long n1, long hits2, long n2) {
        return new RateTables(new HitCounts(n1, n2, hits1 + hits2), hits1);
    }

    /** Fisher's exact test of both sides: the chance of a table no more probable than this one; 1 if a margin is empty. */
    public double fisher() {
        return counts.least() == counts.most() ? 1 : counts.asRare(hits1);
    }

    /** The odds of a hit in the first sample, by those in the second; +∞ where they are zero; NaN if a margin is empty. */
    public double oddsRatio() {
        return counts.least() == counts.most() ? Double.NaN : oddsRatio(hits1);
    }

    private double oddsRatio(long count) {
        double cross = (double) (counts.n1() - count) * (counts.hits() - count);
        return cross == 0 ? Double.POSITIVE_INFINITY : (double) count / cross * (counts.n2() - counts.hits() + count);
    }

    /** The difference of the rates by its standard error under one common rate; NaN if a margin is empty. */
    public double z() {
        return counts.least() == counts.most() ? Double.NaN : z(hits1);
    }

    private double z(long count) {
        double n = counts.n1();
        double m = counts.n2();
        double rate = counts.hits() / (n + m);
        double misses = (n - count) + (m - (counts.hits() - count));
        double off = LevelTable.difference(count, counts.n1(), counts.hits() - count, counts.n2()) / (n * m);
        return off / Math.sqrt(rate * (misses / (n + m)) * (1 / n + 1 / m));
    }

    /** |h| of Cohen (1988), the difference of 2·arcsin √rate. */
    public double cohensH() {
        double rate1 = (double) hits1 / counts.n1();
        double rate2 = (double) (counts.hits() - hits1) / counts.n2();
        return Math.abs(2 * StrictMath.asin(Math.sqrt(rate1)) - 2 * StrictMath.asin(Math.sqrt(rate2)));
    }

    /** The distribution of the odds ratio. From both sides, a table is as unusual as it is improbable. */
    public NullDistribution oddsRatios(Side side) {
        return new OfCounts(side) {
            @Override
            double statistic(long count) {
                return oddsRatio(count);
            }

            @Override
            double twoSided(long count) {
                return counts.asRare(count);
            }
        };
    }

    /** The distribution of z. From both sides, a table is as unusual as its z is far from 0. */
    public NullDistribution differences(Side side) {
        return new OfCounts(side) {
            @Override
            double statistic(long count) {
                return z(count);
            }

            @Override
            double twoSided(long count) {
                return counts.asFar(count);
            }
        };
    }

    /** A statistic that grows with the count. */
    private abstract class OfCounts implements NullDistribution {

        private final Side side;

        OfCounts(Side side) {
            this.side = side;
        }

        abstract double statistic(long count);

        abstract double twoSided(long count);

        private double chance(long count) {
            return switch (side) {
                case BOTH -> twoSided(count);
                case BELOW -> counts.atMost(count);
                case ABOVE -> counts.atLeast(count);
            };
        }

        @Override
        public double pValue(double statistic) {
            long from = counts.least();
            long to = counts.most();
            while (from < to) { // the least count whose statistic is at least this one
                long middle = from + (to - from) / 2;
                double here = statistic(middle);
                if (here >= statistic || DrawnTables.tied(here, statistic)) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return chance(from);
        }

        /** From both sides and above: the least unusual statistic above what is expected; below: the greatest below. */
        @Override
        public double threshold(double alpha) {
            return side == Side.BELOW ? lower(alpha) : upper(alpha);
        }

        private double upper(double alpha) {
            long from = side == Side.BOTH ? counts.mode() : counts.least();
            long to = counts.most() + 1;
            while (from < to) {
                long middle = from + (to - from) / 2;
                if (chance(middle) <= alpha) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return from > counts.most() ? Double.POSITIVE_INFINITY : statistic(from);
        }

        private double lower(double alpha) {
            long from = counts.least() - 1;
            long to = counts.most();
            while (from < to) {
                long middle = to - (to - from) / 2;
                if (chance(middle) <= alpha) {
                    from = middle;
                } else {
                    to = middle - 1;
                }
            }
            return from < counts.least() ? Double.NEGATIVE_INFINITY : statistic(from);
        }
    }
}
