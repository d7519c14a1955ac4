package dev.boathouse.monitoring.statistics;

import dev.boathouse.monitoring.internal.inference.CramerVonMisesPaths;
import dev.boathouse.monitoring.internal.inference.KolmogorovSmirnov;
import dev.boathouse.monitoring.internal.inference.LowerTail;
import dev.boathouse.monitoring.internal.inference.Moved;
import dev.boathouse.monitoring.internal.inference.NullDistribution;
import dev.boathouse.monitoring.internal.inference.Pooled;
import dev.boathouse.monitoring.internal.inference.RankSums;
import dev.boathouse.monitoring.internal.inference.RankTests;
import dev.boathouse.monitoring.internal.inference.SmirnovPaths;
import dev.boathouse.monitoring.internal.inference.UpperTail;
import java.util.function.DoubleUnaryOperator;

/** The tests that only look at the order of values, so infinities take part; asks for samples that are not empty. Immutable. */
final class OrderTests {

    static final String SMIRNOV = "Kolmogorov-Smirnov test";
    static final String MANN_WHITNEY = "Mann-Whitney test";
    static final String ANDERSON = "Anderson-Darling test";
    static final String CRAMER = "Cramer-von Mises test";

    static final String DISTANCE = "greatest difference of the distribution functions";

    private static final int SMIRNOV_SIZE = 10_000;
    private static final double SMIRNOV_TIED_PAIRS = 4e6;

    /** With more distinct values ties hardly matter. */
    private static final int SMIRNOV_GROUPS = 100_000;

    private static final double SMIRNOV_PAIRS = 1e9;
    private static final double MANN_WHITNEY_AUTOMATIC_PAIRS = 1_000;
    private static final double MANN_WHITNEY_PAIRS = 10_000;
    private static final int CRAMER_SIZE = 20;
    private static final double CRAMER_PAIRS = 1_000;

    /** Sizes below which a limiting distribution is not relied on. */
    private static final int FEW = 10;

    private static final int FEW_TOGETHER = 100;

    private final Pooled samples;
    private final Pooled oriented;
    private final double n;
    private final double m;

    OrderTests(Pooled samples) {
        this.samples = samples;
        this.oriented = samples.oriented();
        this.n = samples.firstSize();
        this.m = samples.secondSize();
    }

    double distance() {
        return new SmirnovPaths(oriented).distance();
    }

    TestResult smirnov(Precision precision, Alternative alternative) {
        boolean twoSided = alternative == Alternative.TWO_SIDED;
        SmirnovPaths paths = new SmirnovPaths(
                switch (alternative) {
                    case TWO_SIDED -> oriented;
                    case LESS -> samples.swapped();
                    case GREATER -> samples;
                });
        boolean small = Math.max(n, m) <= SMIRNOV_SIZE;
        DoubleUnaryOperator limit = twoSided
                ? d -> RankTests.smirnov((long) n, (long) m, d)
                : d -> RankTests.smirnovOneSided((long) n, (long) m, d);
        DoubleUnaryOperator tied = d -> paths.tied(d, twoSided);
        DoubleUnaryOperator untied = d -> paths.untied(d, twoSided);
        double statistic = twoSided ? paths.distance() : paths.above();
        if (precision != Precision.AUTOMATIC && precision != Precision.ASYMPTOTIC) {
            require(SMIRNOV, SMIRNOV_PAIRS);
        }
        NullDistribution distribution = switch (precision) {
            case EXACT -> UpperTail.lattice(0, paths.step(), 1, tied);
            case UNTIED -> UpperTail.lattice(0, paths.step(), 1, untied);
            case ASYMPTOTIC -> UpperTail.between(0, 1, limit);
            case AUTOMATIC ->
                samples.tied() && n * m <= SMIRNOV_TIED_PAIRS
                        ? UpperTail.lattice(0, paths.step(), 1, tied)
                        : twoSided && samples.tied() && samples.groups() <= SMIRNOV_GROUPS
                                ? KolmogorovSmirnov.given(oriented)
                                : small
                                        ? UpperTail.lattice(0, paths.step(), 1, untied)
                                        : UpperTail.between(0, 1, limit);
        };
        return TestResult.of(SMIRNOV, statistic, distribution, statistic, DISTANCE);
    }

    TestResult mannWhitney(Precision precision, Alternative alternative, double continuity) {
        double u = RankSums.statistic(samples);
        if (precision == Precision.EXACT || precision == Precision.UNTIED) {
            require(MANN_WHITNEY, MANN_WHITNEY_PAIRS);
        }
        NullDistribution distribution = switch (precision) {
            case EXACT -> mannWhitneyExact(alternative, true);
            case UNTIED -> mannWhitneyExact(alternative, false);
            case ASYMPTOTIC -> mannWhitneyLimit(alternative, continuity);
            case AUTOMATIC ->
                n * m <= MANN_WHITNEY_AUTOMATIC_PAIRS
                        ? mannWhitneyExact(alternative, true)
                        : oriented.heavilyTied()
                                ? mannWhitneyByChance(alternative)
                                : mannWhitneyLimit(alternative, continuity);
        };
        return TestResult.of(MANN_WHITNEY, u, distribution, (n * m - 2 * u) / (n * m), "Cliff's delta");
    }

    private NullDistribution mannWhitneyExact(Alternative alternative, boolean withTies) {
        if (alternative == Alternative.LESS) {
            return new LowerTail(upperSums(samples.swapped(), withTies), n * m);
        }
        if (alternative == Alternative.GREATER) {
            return upperSums(samples, withTies);
        }
        RankSums sums = RankSums.of(oriented, withTies);
        DoubleUnaryOperator pValue = withTies
                ? u -> {
                    double own = oriented == samples ? u : n * m - u;
                    return 2 * Math.min(sums.atLeast(own), sums.atMost(own));
                }
                : u -> 2 * sums.atLeast(Math.floor(Math.max(u, n * m - u)));
        return UpperTail.lattice(n * m / 2, 0.5, n * m, pValue);
    }

    private NullDistribution upperSums(Pooled view, boolean withTies) {
        RankSums sums = RankSums.of(view, withTies);
        return UpperTail.lattice(0, 0.5, n * m, withTies ? sums::atLeast : u -> sums.atLeast(Math.floor(u)));
    }

    private NullDistribution mannWhitneyLimit(Alternative alternative, double continuity) {
        double mean = n * m / 2;
        double deviation = RankTests.mannWhitneyDeviation(oriented);
        UpperTail upper = UpperTail.lattice(0, 0.5, n * m, u -> RankTests.mannWhitney(u - mean, continuity, deviation));
        return switch (alternative) {
            case LESS -> new LowerTail(upper, n * m);
            case GREATER -> upper;
            case TWO_SIDED ->
                UpperTail.lattice(
                        mean, 0.5, n * m, u -> 2 * RankTests.mannWhitney(Math.abs(u - mean), continuity, deviation));
        };
    }

    private NullDistribution mannWhitneyByChance(Alternative alternative) {
        return switch (alternative) {
            case LESS -> new LowerTail(RankTests.mannWhitneyByChance(samples.swapped()), n * m);
            case GREATER -> RankTests.mannWhitneyByChance(samples);
            case TWO_SIDED -> {
                NullDistribution distance = RankTests.mannWhitneyTwoSidedByChance(oriented);
                yield Moved.distance(distance, n * m / 2);
            }
        };
    }

    TestResult andersonDarling(Precision precision, boolean midranks) {
        if (precision == Precision.EXACT || precision == Precision.UNTIED) {
            throw new IllegalArgumentException("The " + ANDERSON + " has no exact distribution here: found " + precision
                    + ". AUTOMATIC draws splits where the limit is not good.");
        }
        if (samples.groups() < 2) {
            return TestResult.undefined(ANDERSON, "all values are equal");
        }
        if (samples.total() < 4) {
            return TestResult.undefined(ANDERSON, "there are fewer than four values");
        }
        double deviation = RankTests.andersonDarlingDeviation(oriented.firstSize(), oriented.secondSize());
        double squared = RankTests.andersonDarling(oriented, midranks);
        double statistic = (squared - 1) / deviation;
        boolean limit = precision == Precision.ASYMPTOTIC || !(few() || oriented.heavilyTied());
        NullDistribution distribution = limit
                ? UpperTail.between(-1 / deviation, 1e4, RankTests::andersonDarling)
                : Moved.standardized(RankTests.andersonDarlingByChance(oriented, midranks), 1, deviation);
        return TestResult.of(ANDERSON, statistic, distribution, distance(), DISTANCE);
    }

    TestResult cramerVonMises(Precision precision) {
        CramerVonMisesPaths paths = new CramerVonMisesPaths(oriented);
        if (precision == Precision.EXACT || precision == Precision.UNTIED) {
            require(CRAMER, CRAMER_PAIRS);
        }
        UpperTail limit = UpperTail.between(0, n * m, t -> RankTests.cramerVonMises(n, m, t));
        NullDistribution distribution = switch (precision) {
            case EXACT -> UpperTail.between(0, n * m, paths::tied);
            case UNTIED -> UpperTail.between(0, n * m, paths::untied);
            case ASYMPTOTIC -> limit;
            case AUTOMATIC ->
                Math.max(n, m) <= CRAMER_SIZE
                        ? UpperTail.between(0, n * m, paths::tied)
                        : Math.min(n, m) < FEW || oriented.heavilyTied()
                                ? RankTests.cramerVonMisesByChance(oriented)
                                : limit;
        };
        return TestResult.of(CRAMER, paths.statistic(), distribution, distance(), DISTANCE);
    }

    private boolean few() {
        return Math.min(n, m) < FEW || n + m < FEW_TOGETHER;
    }

    private void require(String name, double pairs) {
        if (n * m > pairs) {
            throw new IllegalArgumentException(
                    "No exact distribution of the " + name + ": found sizes " + (long) n + " and " + (long) m
                            + ", whose product exceeds " + (long) pairs + ". Use AUTOMATIC or ASYMPTOTIC.");
        }
    }
}
