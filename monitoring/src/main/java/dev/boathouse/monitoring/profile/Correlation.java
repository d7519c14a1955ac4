package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.sketch.PairSums;
import java.util.OptionalDouble;

/** How two columns go together, over the rows where both are finite numbers. Asked for by {@link Profiling#correlating}. Immutable. */
public final class Correlation {

    private final String first;
    private final String second;
    private final PairSums sums;

    Correlation(String first, String second, PairSums sums) {
        this.first = first;
        this.second = second;
        this.sums = sums;
    }

    /**
     * The column that was named first.
     *
     * @return its name
     */
    public String first() {
        return first;
    }

    /**
     * The column that was named second.
     *
     * @return its name
     */
    public String second() {
        return second;
    }

    /**
     * How many rows have a finite number in both columns.
     *
     * @return 0 or more
     */
    public long rows() {
        return sums.first().count();
    }

    /**
     * Pearson's r of those rows, from exact sums: no cancellation, however far the values are from zero.
     *
     * @return −1 to 1; empty if a column is constant in those rows, or there are fewer than two
     */
    public OptionalDouble pearson() {
        return sums.correlation();
    }

    PairSums sums() {
        return sums;
    }

    Correlation plus(Correlation other) {
        return new Correlation(first, second, sums.plus(other.sums));
    }
}
