package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.profile.Bounds;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A column then and now, in a few figures: what a picture of its drift needs. Small, so that a report may be kept when the profiles are gone. Of
 * sensitive columns there are counts alone. Immutable.
 *
 * @param reference figures of the reference; empty where it does not have the column
 * @param current figures of what was compared with it; empty where the column is gone
 * @param shape how the values of both are spread
 */
public record Distributions(Optional<Side> reference, Optional<Side> current, Shape shape) {

    /**
     * Figures of one side.
     *
     * @param type the type of the column, as in the Delta protocol
     * @param rows how many rows there are
     * @param nulls how many values are missing
     * @param nans how many values are NaN
     * @param distinct how many different values there are, about where there are many; empty for sensitive columns and types without values
     * @param mean the mean of finite numbers; of dates in days, of timestamps in microseconds since 1970-01-01T00:00Z
     * @param deviation their standard deviation, in the same unit
     * @param quantiles sure bounds of quantiles of finite numbers by their share: 0, 0.05, 0.25, 0.5, 0.75, 0.95 and 1; empty without any
     */
    public record Side(
            String type,
            long rows,
            long nulls,
            long nans,
            OptionalDouble distinct,
            OptionalDouble mean,
            OptionalDouble deviation,
            Map<Double, Bounds> quantiles) {
        /** Copies the map. */
        public Side {
            quantiles = Collections.unmodifiableMap(new TreeMap<>(quantiles));
        }
    }

    /** How values are spread, over the same bins or levels on both sides. */
    public sealed interface Shape permits BinShares, LevelShares, Unknown {}

    /**
     * Numbers, dates and timestamps in at most 20 bins of equal width, whole numbers and dates in at most 31. What lies far outside the middle 98 % of both sides is in no bin, nor
     * are infinite values: shares may add up to less than 1.
     *
     * @param edges where bins begin and end, ascending, one more than there are bins
     * @param reference the share of the values, neither null nor NaN, in each bin; 0 where there are none
     * @param current the same of the other side
     */
    public record BinShares(List<Double> edges, List<Double> reference, List<Double> current) implements Shape {
        /** Copies the lists. */
        public BinShares {
            edges = List.copyOf(edges);
            reference = List.copyOf(reference);
            current = List.copyOf(current);
        }
    }

    /**
     * The at most 20 most frequent levels of both sides together, of those that are counted on both; the most frequent first.
     *
     * @param names the levels, cut at 100 characters
     * @param reference the share of the values that each has
     * @param current the same of the other side
     */
    public record LevelShares(List<String> names, List<Double> reference, List<Double> current) implements Shape {
        /** Copies the lists. */
        public LevelShares {
            names = List.copyOf(names);
            reference = List.copyOf(reference);
            current = List.copyOf(current);
        }
    }

    /** Nothing that a picture could show: a sensitive column, one without values, keys that occur once, or a type of which only nulls are counted. */
    public record Unknown() implements Shape {}
}
