package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.drift.Distributions.BinShares;
import dev.boathouse.monitoring.drift.Distributions.Shape;
import dev.boathouse.monitoring.drift.Distributions.Side;
import dev.boathouse.monitoring.drift.Distributions.Unknown;
import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.page.Bins;
import dev.boathouse.monitoring.internal.page.Meaning;
import dev.boathouse.monitoring.internal.page.Pictures;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.LevelProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Takes the figures of a column out of its profiles. */
final class SideFigures {

    private static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    private SideFigures() {}

    static Distributions ofReference(ColumnProfile reference) {
        return new Distributions(Optional.of(side(reference)), Optional.empty(), new Unknown());
    }

    static Distributions ofCurrent(ColumnProfile current) {
        return new Distributions(Optional.empty(), Optional.of(side(current)), new Unknown());
    }

    /** Both, without a shape unless their values can be compared. */
    static Distributions of(ColumnProfile reference, ColumnProfile current) {
        return new Distributions(
                Optional.of(side(reference)),
                Optional.of(side(current)),
                reference.sensitive() || !reference.comparableWith(current)
                        ? new Unknown()
                        : shape(reference, current));
    }

    private static Side side(ColumnProfile column) {
        Optional<NumberProfile> numbers = column.numbers();
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble distinct = numbers.map(NumberProfile::distinct)
                .orElseGet(() -> column.sensitive()
                        ? none
                        : column.levels()
                                .map(levels -> OptionalDouble.of(levels.distinct()))
                                .orElse(none));
        return new Side(
                column.type(),
                column.count(),
                column.nulls(),
                numbers.map(NumberProfile::nans).orElse(0L),
                distinct,
                numbers.map(NumberProfile::mean).orElse(none),
                numbers.map(NumberProfile::standardDeviation).orElse(none),
                numbers.filter(some -> some.finite() > 0)
                        .map(SideFigures::quantiles)
                        .orElse(Map.of()));
    }

    /** As {@link NumberProfile#quantile} has them, in one pass. */
    private static Map<Double, Bounds> quantiles(NumberProfile profile) {
        Numbers numbers = ProfileAccess.direct().numbers(profile);
        Histogram histogram = numbers.histogram();
        int[] bins = histogram.binsOfRanks(SHARES.stream()
                .mapToLong(share -> Math.max(0, (long) Math.ceil(share * histogram.total()) - 1))
                .toArray());
        Map<Double, Bounds> quantiles = new TreeMap<>();
        quantiles.put(0.0, Bounds.exactly(numbers.min()));
        for (int i = 0; i < bins.length; i++) {
            quantiles.put(
                    SHARES.get(i),
                    new Bounds(
                            Math.max(histogram.low(bins[i]), numbers.min()),
                            Math.min(histogram.high(bins[i]), numbers.max())));
        }
        quantiles.put(1.0, Bounds.exactly(numbers.max()));
        return quantiles;
    }

    private static Shape shape(ColumnProfile reference, ColumnProfile current) {
        if (reference.numbers().isPresent() && current.numbers().isPresent()) {
            return bins(
                    Meaning.of(reference.type()),
                    ProfileAccess.direct().numbers(reference.numbers().get()),
                    ProfileAccess.direct().numbers(current.numbers().get()));
        }
        Optional<LevelProfile> before = reference.levels();
        Optional<LevelProfile> now = current.levels();
        return before.isPresent() && now.isPresent()
                ? FrequentLevels.of(
                        ProfileAccess.direct().levels(before.get()),
                        ProfileAccess.direct().levels(now.get()))
                : new Unknown();
    }

    private static Shape bins(Meaning meaning, Numbers reference, Numbers current) {
        Bins bins = Bins.of(meaning, List.of(reference, current));
        double[] edges = bins.edges();
        return edges.length == 0
                ? new Unknown()
                : new BinShares(
                        Pictures.list(edges),
                        Pictures.shares(bins.counts(reference), reference.ordered()),
                        Pictures.shares(bins.counts(current), current.ordered()));
    }
}
