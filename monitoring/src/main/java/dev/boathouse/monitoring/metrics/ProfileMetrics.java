package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Row;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A row of the table of profile metrics: one column, or the table as a whole, over one stretch of rows. What has no meaning for a column, or no
 * value, is empty. Immutable.
 *
 * @param key which rows
 * @param logType whether they are those that are monitored, or the baseline ({@code log_type})
 * @param tableVersion the version of the monitored table ({@code logging_table_commit_version})
 * @param column the column, or {@code :table}
 * @param count how many values are not null; of {@code :table} how many rows
 * @param dataType the type as in the Delta protocol, such as {@code double}
 * @param nulls how many values are null ({@code num_nulls})
 * @param mean of the finite values ({@code avg})
 * @param quantiles 1000 of the finite values, ascending, from minimum to maximum
 * @param min the least finite value; of dates and timestamps in seconds since 1970-01-01T00:00Z
 * @param max the greatest finite value; of dates and timestamps in seconds
 * @param standardDeviation of the finite values, divisor n − 1 ({@code stddev})
 * @param zeros how many values are 0 ({@code num_zeros})
 * @param nans how many values are NaN ({@code num_nan})
 * @param minLength of texts in characters, of binary values in bytes, of arrays in elements
 * @param maxLength the greatest length
 * @param meanLength the mean length ({@code avg_length})
 * @param nonNullColumns of {@code :table} the columns that have a value
 * @param frequentItems of texts and booleans the most frequent, up to 100
 * @param median of the finite values; of dates and timestamps in seconds
 * @param distinctCount how many distinct values, NaN being one
 * @param percentNan 0 to 100, of the values that are not null
 * @param percentNull 0 to 100, of the rows
 * @param percentZeros 0 to 100, of the values that are not null
 * @param percentDistinct 0 to 100, of the values that are not null
 */
public record ProfileMetrics(
        MetricKey key,
        LogType logType,
        OptionalLong tableVersion,
        String column,
        long count,
        Optional<String> dataType,
        OptionalLong nulls,
        OptionalDouble mean,
        List<Double> quantiles,
        OptionalDouble min,
        OptionalDouble max,
        OptionalDouble standardDeviation,
        OptionalLong zeros,
        OptionalLong nans,
        OptionalDouble minLength,
        OptionalDouble maxLength,
        OptionalDouble meanLength,
        List<String> nonNullColumns,
        List<FrequentItem> frequentItems,
        OptionalDouble median,
        OptionalLong distinctCount,
        OptionalDouble percentNan,
        OptionalDouble percentNull,
        OptionalDouble percentZeros,
        OptionalDouble percentDistinct) {

    /** Copies the lists. */
    public ProfileMetrics {
        quantiles = List.copyOf(quantiles);
        nonNullColumns = List.copyOf(nonNullColumns);
        frequentItems = List.copyOf(frequentItems);
    }

    /** What rows were profiled. */
    public enum LogType {
        /** Those that are monitored. */
        INPUT,
        /** Those that they are compared with. */
        BASELINE
    }

    /**
     * A value and how often it occurs.
     *
     * @param item the text; of more than 100 characters the first 100
     * @param count how often
     */
    public record FrequentItem(String item, long count) {}

    static ProfileMetrics of(Row row) {
        Cells cells = new Cells(row);
        return new ProfileMetrics(
                MetricKey.of(row),
                LogType.valueOf((String) cells.required("log_type")),
                cells.whole(Layout.TABLE_VERSION),
                (String) cells.required("column_name"),
                ((Number) cells.required("count")).longValue(),
                cells.text("data_type"),
                cells.whole("num_nulls"),
                cells.real("avg"),
                cells.list("quantiles", Double.class::cast),
                cells.real("min"),
                cells.real("max"),
                cells.real("stddev"),
                cells.whole("num_zeros"),
                cells.whole("num_nan"),
                cells.real("min_length"),
                cells.real("max_length"),
                cells.real("avg_length"),
                cells.list("non_null_columns", String.class::cast),
                cells.list("frequent_items", item -> frequent(new Cells((Row) item))),
                cells.real("median"),
                cells.whole("distinct_count"),
                cells.real("percent_nan"),
                cells.real("percent_null"),
                cells.real("percent_zeros"),
                cells.real("percent_distinct"));
    }

    private static FrequentItem frequent(Cells item) {
        return new FrequentItem((String) item.required("item"), ((Number) item.required("count")).longValue());
    }
}
