package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.util.List;

/**
 * The columns of both tables: names, types and order of "Data profiling metric tables" in the documentation of Databricks, and what tells
 * the rows of one profile, or of one comparison, from those of another.
 */
final class Layout {

    /** What stands for a column in the rows about the table as a whole. */
    static final String TABLE = ":table";

    private static final DataType WINDOW =
            struct(Field.of("start", DataType.TIMESTAMP), Field.of("end", DataType.TIMESTAMP));
    private static final DataType TEST =
            struct(Field.of("statistic", DataType.DOUBLE), Field.of("pvalue", DataType.DOUBLE));

    static final Schema PROFILE = Schema.of(
            Field.of("window", WINDOW),
            Field.of("log_type", DataType.STRING),
            Field.of("logging_table_commit_version", DataType.INT),
            Field.of("monitor_version", DataType.LONG),
            Field.of("granularity", DataType.STRING),
            Field.of("slice_key", DataType.STRING),
            Field.of("slice_value", DataType.STRING),
            Field.of("column_name", DataType.STRING),
            Field.of("count", DataType.LONG),
            Field.of("data_type", DataType.STRING),
            Field.of("num_nulls", DataType.LONG),
            Field.of("avg", DataType.DOUBLE),
            Field.of("quantiles", new DataType.Array(DataType.DOUBLE)),
            Field.of("min", DataType.DOUBLE),
            Field.of("max", DataType.DOUBLE),
            Field.of("stddev", DataType.DOUBLE),
            Field.of("num_zeros", DataType.LONG),
            Field.of("num_nan", DataType.LONG),
            Field.of("min_length", DataType.DOUBLE),
            Field.of("max_length", DataType.DOUBLE),
            Field.of("avg_length", DataType.DOUBLE),
            Field.of("non_null_columns", new DataType.Array(DataType.STRING)),
            Field.of(
                    "frequent_items",
                    new DataType.Array(struct(Field.of("item", DataType.STRING), Field.of("count", DataType.LONG)))),
            Field.of("median", DataType.DOUBLE),
            Field.of("distinct_count", DataType.LONG),
            Field.of("percent_nan", DataType.DOUBLE),
            Field.of("percent_null", DataType.DOUBLE),
            Field.of("percent_zeros", DataType.DOUBLE),
            Field.of("percent_distinct", DataType.DOUBLE));

    static final Schema DRIFT = Schema.of(
            Field.of("window", WINDOW),
            Field.of("granularity", DataType.STRING),
            Field.of("monitor_version", DataType.LONG),
            Field.of("slice_key", DataType.STRING),
            Field.of("slice_value", DataType.STRING),
            Field.of("column_name", DataType.STRING),
            Field.of("data_type", DataType.STRING),
            Field.of("window_cmp", WINDOW),
            Field.of("drift_type", DataType.STRING),
            Field.of("count_delta", DataType.LONG),
            Field.of("avg_delta", DataType.DOUBLE),
            Field.of("percent_null_delta", DataType.DOUBLE),
            Field.of("percent_zeros_delta", DataType.DOUBLE),
            Field.of("percent_distinct_delta", DataType.DOUBLE),
            Field.of(
                    "non_null_columns_delta",
                    struct(Field.of("added", DataType.INT), Field.of("missing", DataType.INT))),
            Field.of("js_distance", DataType.DOUBLE),
            Field.of("ks_test", TEST),
            Field.of("wasserstein_distance", DataType.DOUBLE),
            Field.of("population_stability_index", DataType.DOUBLE),
            Field.of("chi_squared_test", TEST),
            Field.of("tv_distance", DataType.DOUBLE),
            Field.of("l_infinity_distance", DataType.DOUBLE));

    /** Rows that agree in these are of one profile. */
    static final List<String> ONE_PROFILE =
            List.of("window", "log_type", "monitor_version", "granularity", "slice_key", "slice_value");

    /** Rows that agree in these are of one comparison. */
    static final List<String> ONE_COMPARISON =
            List.of("window", "drift_type", "monitor_version", "granularity", "slice_key", "slice_value");

    /** What says where figures come from and is none of them: the version may differ where the rows are the same. */
    static final String TABLE_VERSION = "logging_table_commit_version";

    private Layout() {}

    private static DataType struct(Field... fields) {
        return new DataType.Struct(Schema.of(fields));
    }
}
