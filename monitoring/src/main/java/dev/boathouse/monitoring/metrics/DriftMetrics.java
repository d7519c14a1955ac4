package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Row;
import dev.boathouse.monitoring.profile.Window;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A row of the table of drift metrics: how one column, or the table as a whole, differs from what it is compared with. Differences are now less
 * before. What has no meaning for a column, or no value on one side, is empty. Immutable.
 *
 * @param key which rows
 * @param type what they are compared with ({@code drift_type})
 * @param comparedWith the window before ({@code window_cmp}); empty for a baseline
 * @param column the column, or {@code :table}
 * @param dataType the type as in the Delta protocol, such as {@code double}
 * @param countDelta of the number of values that are not null; of {@code :table} of the number of rows
 * @param meanDelta of the mean ({@code avg_delta})
 * @param percentNullDelta in percentage points
 * @param percentZerosDelta in percentage points
 * @param percentDistinctDelta in percentage points
 * @param nonNullColumnsDelta of {@code :table}: columns that have a value on one side alone
 * @param jensenShannonDistance of levels, 0 to 1 ({@code js_distance})
 * @param kolmogorovSmirnov of numbers ({@code ks_test}); the statistic is a lower bound where a profile knows no more, and the p-value is its own
 * @param wassersteinDistance of numbers, in units of the column; the middle of its bounds where a profile knows no more
 * @param populationStabilityIndex of numbers in ten groups
 * @param chiSquared of levels ({@code chi_squared_test})
 * @param totalVariationDistance of levels, 0 to 1 ({@code tv_distance})
 * @param lInfinityDistance of levels, 0 to 1
 */
public record DriftMetrics(
        MetricKey key,
        DriftType type,
        Optional<Window.Time> comparedWith,
        String column,
        Optional<String> dataType,
        OptionalLong countDelta,
        OptionalDouble meanDelta,
        OptionalDouble percentNullDelta,
        OptionalDouble percentZerosDelta,
        OptionalDouble percentDistinctDelta,
        Optional<ColumnsDelta> nonNullColumnsDelta,
        OptionalDouble jensenShannonDistance,
        Optional<Test> kolmogorovSmirnov,
        OptionalDouble wassersteinDistance,
        OptionalDouble populationStabilityIndex,
        Optional<Test> chiSquared,
        OptionalDouble totalVariationDistance,
        OptionalDouble lInfinityDistance) {

    /** What a window is compared with. */
    public enum DriftType {
        /** The window before. */
        CONSECUTIVE,
        /** Rows that were chosen for it. */
        BASELINE
    }

    /**
     * A statistic and its p-value, before any adjustment for the number of tests.
     *
     * @param statistic the statistic
     * @param pValue the chance of one at least as large if nothing had changed
     */
    public record Test(double statistic, double pValue) {}

    /**
     * Columns that have a value on one side alone.
     *
     * @param added how many have one now and had none before
     * @param missing how many had one before and have none now
     */
    public record ColumnsDelta(int added, int missing) {}

    static DriftMetrics of(Row row) {
        Cells cells = new Cells(row);
        return new DriftMetrics(
                MetricKey.of(row),
                DriftType.valueOf((String) cells.required("drift_type")),
                cells.window("window_cmp"),
                (String) cells.required("column_name"),
                cells.text("data_type"),
                cells.whole("count_delta"),
                cells.real("avg_delta"),
                cells.real("percent_null_delta"),
                cells.real("percent_zeros_delta"),
                cells.real("percent_distinct_delta"),
                cells.struct(
                        "non_null_columns_delta",
                        delta -> new ColumnsDelta(
                                (Integer) delta.required("added"), (Integer) delta.required("missing"))),
                cells.real("js_distance"),
                test(cells, "ks_test"),
                cells.real("wasserstein_distance"),
                cells.real("population_stability_index"),
                test(cells, "chi_squared_test"),
                cells.real("tv_distance"),
                cells.real("l_infinity_distance"));
    }

    private static Optional<Test> test(Cells cells, String name) {
        return cells.struct(
                name, test -> new Test((Double) test.required("statistic"), (Double) test.required("pvalue")));
    }
}
