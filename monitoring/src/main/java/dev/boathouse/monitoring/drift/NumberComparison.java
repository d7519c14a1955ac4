package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.drift.Measure.Fit;
import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.inference.AlignedBins;
import dev.boathouse.monitoring.internal.inference.BinnedRanks;
import dev.boathouse.monitoring.internal.inference.BinnedTransport;
import dev.boathouse.monitoring.internal.inference.Distances;
import dev.boathouse.monitoring.internal.inference.KolmogorovSmirnov;
import dev.boathouse.monitoring.internal.inference.LevelTable;
import dev.boathouse.monitoring.internal.inference.MannWhitneyLimit;
import dev.boathouse.monitoring.internal.inference.NullDistribution;
import dev.boathouse.monitoring.internal.inference.OrderedTables;
import dev.boathouse.monitoring.internal.inference.Range;
import dev.boathouse.monitoring.internal.inference.Welch;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.profile.NumberProfile;
import dev.boathouse.monitoring.statistics.NumberSamples;
import dev.boathouse.monitoring.statistics.TestResult;
import java.util.Arrays;
import java.util.Optional;

/** Numbers before and now: both histograms in the same bins, and the values themselves where histograms are exact and small. */
final class NumberComparison implements Comparison {

    private static final int GROUPS = 10;

    /** So many values together are taken out of exact histograms to be compared as samples. */
    private static final long SAMPLES = 2_000_000;

    private final Numbers reference;
    private final Numbers current;
    private final AlignedBins bins;
    private final Range distance;
    private final LevelComparison groups;
    private final Optional<LevelComparison> two;
    private final String words;

    NumberComparison(NumberProfile before, NumberProfile now, String words) {
        this.reference = ProfileAccess.direct().numbers(before);
        this.current = ProfileAccess.direct().numbers(now);
        AlignedBins both = AlignedBins.of(reference, current);
        this.bins = both.oriented();
        this.distance = KolmogorovSmirnov.distance(bins);
        this.words = words;
        this.groups = new LevelComparison(Distances.binned(both, GROUPS), words);
        Optional<LevelTable> table = Distances.atMostTwoValues(both);
        this.two = table.map(values -> new LevelComparison(values, words));
    }

    @Override
    public boolean fits(Measure measure) {
        return measure.fit() != Fit.TWO || two.isPresent();
    }

    @Override
    public Measure standard() {
        return two.map(Comparison::standard).orElse(Measure.KOLMOGOROV_SMIRNOV);
    }

    @Override
    public boolean isRate() {
        return two.isPresent();
    }

    @Override
    public double effect() {
        return two.map(Comparison::effect).orElseGet(() -> 2 * StrictMath.asin(Math.min(1, distance.low())));
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public Evidence by(Measure measure) {
        return switch (measure) {
            case KOLMOGOROV_SMIRNOV -> {
                KolmogorovSmirnov distribution = KolmogorovSmirnov.given(bins);
                yield Evidence.of(
                        measure,
                        new Bounds(distance.low(), distance.high()),
                        () -> distribution.pValue(distance.low()),
                        distribution::threshold);
            }
            case MANN_WHITNEY -> mannWhitney();
            case CRAMER_VON_MISES ->
                ordered(measure, BinnedRanks.cramerVonMises(bins), OrderedTables.cramerVonMises(bins));
            case WELCH, WASSERSTEIN -> bins.infinite() ? infinite(measure) : moving(measure);
            case ANDERSON_DARLING, EPPS_SINGLETON, ENERGY, MAXIMUM_MEAN_DISCREPANCY -> sampled(measure);
            default -> two.filter(values -> values.fits(measure)).orElse(groups).by(measure);
        };
    }

    private static Evidence infinite(Measure measure) {
        return Evidence.undefined(measure, "there are infinite values");
    }

    /** Of an interval, the U that is closest to what is expected decides. */
    private Evidence mannWhitney() {
        Range pairs = BinnedRanks.mannWhitney(bins);
        MannWhitneyLimit limit = MannWhitneyLimit.of(bins);
        double least = Math.abs(pairs.closestTo(limit.mean()) - limit.mean());
        double most = Math.max(limit.mean() - pairs.low(), pairs.high() - limit.mean());
        return Evidence.of(
                Measure.MANN_WHITNEY,
                new Bounds(limit.mean() + least, limit.mean() + most),
                () -> limit.pValue(limit.mean() + least),
                limit::threshold);
    }

    private Evidence moving(Measure measure) {
        if (measure == Measure.WASSERSTEIN) {
            double means = reference.moments().meanDifference(current.moments());
            return ordered(measure, BinnedTransport.wasserstein(bins, means), OrderedTables.wasserstein(bins));
        }
        if (Math.min(bins.size1(), bins.size2()) < 2) {
            return Evidence.undefined(measure, "a sample has fewer than two values");
        }
        Welch welch = Welch.of(reference.moments(), current.moments());
        return Evidence.of(
                measure, Bounds.exactly(welch.statistic()), () -> welch.pValue(welch.statistic()), welch::threshold);
    }

    private static Evidence ordered(Measure measure, Range range, OrderedTables tables) {
        NullDistribution distribution = tables.distribution();
        return Evidence.of(
                measure,
                new Bounds(range.low(), range.high()),
                () -> distribution.pValue(tables.statistic()),
                distribution::threshold);
    }

    private Evidence sampled(Measure measure) {
        if (!bins.exact() || bins.size1() + bins.size2() > SAMPLES) {
            return Evidence.undefined(
                    measure,
                    "it needs all values, and up to " + SAMPLES + " of them; profiles with more bins keep more");
        }
        NumberSamples samples = NumberSamples.of(values(true), values(false));
        TestResult result = switch (measure) {
            case ANDERSON_DARLING -> samples.andersonDarling();
            case EPPS_SINGLETON -> samples.eppsSingleton();
            case ENERGY -> samples.energy();
            default -> samples.mmd();
        };
        return TestEvidence.of(measure, result);
    }

    private double[] values(boolean first) {
        double[] values = new double[(int) (first ? bins.size1() : bins.size2())];
        int at = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            int to = at + (int) (first ? bins.first(bin) : bins.second(bin));
            Arrays.fill(values, at, to, bins.low(bin));
            at = to;
        }
        return values;
    }
}
