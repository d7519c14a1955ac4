package dev.boathouse.monitoring.metrics;

import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.LevelProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The figures of one column in the units of the layout: shares in percent, times in seconds. Of a sensitive column, counts alone. */
final class ColumnFigures {

    private static final int FREQUENT = 100;
    private static final double PERCENT = 100;
    private static final double MICROS = 1e6;
    private static final double DAY = 86_400;

    private final ColumnProfile column;
    private final @Nullable NumberProfile numbers;
    private final @Nullable NumberProfile times;
    private final @Nullable LevelProfile levels;

    ColumnFigures(ColumnProfile column) {
        this.column = column;
        boolean time = isTime(column);
        NumberProfile known = column.numbers().orElse(null);
        this.numbers = time ? null : known;
        this.times = time ? known : null;
        this.levels = column.sensitive() ? null : column.levels().orElse(null);
    }

    /** Times move by themselves: they have no figures of a distribution. */
    static boolean isTime(ColumnProfile column) {
        return switch (column.type()) {
            case "date", "timestamp", "timestamp_ntz" -> true;
            default -> false;
        };
    }

    /** Values that are not null, NaN among them. */
    long count() {
        return column.count() - column.nulls();
    }

    OptionalDouble mean() {
        return numbers == null ? OptionalDouble.empty() : numbers.mean();
    }

    OptionalDouble percentNull() {
        return percent(column.nulls(), column.count());
    }

    OptionalDouble percentZeros() {
        return numbers == null ? OptionalDouble.empty() : percent(numbers.zeros(), count());
    }

    OptionalDouble percentDistinct() {
        OptionalLong distinct = distinct();
        return distinct.isEmpty() ? OptionalDouble.empty() : percent(distinct.getAsLong(), count());
    }

    private static OptionalDouble percent(long part, long all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * part / all);
    }

    /** As SQL counts them: NaN and the infinities are values like others. */
    OptionalLong distinct() {
        if (levels != null) {
            return OptionalLong.of(atMostAll(levels.distinct()));
        }
        NumberProfile known = numbers == null ? times : numbers;
        if (known == null || known.distinct().isEmpty()) {
            return OptionalLong.empty();
        }
        long special = Math.min(1, known.nans())
                + Math.min(1, known.negativeInfinities())
                + Math.min(1, known.positiveInfinities());
        return OptionalLong.of(atMostAll(known.distinct().getAsDouble() + special));
    }

    private long atMostAll(double estimate) {
        return Math.min(count(), Math.round(estimate));
    }

    /** Puts all figures into the cells of a row. */
    void into(Map<String, Object> cells) {
        cells.put("column_name", column.name());
        cells.put("data_type", column.type());
        cells.put("count", count());
        cells.put("num_nulls", column.nulls());
        put(cells, "percent_null", percentNull());
        distinct().ifPresent(value -> cells.put("distinct_count", value));
        put(cells, "percent_distinct", percentDistinct());
        if (numbers != null) {
            into(cells, numbers);
        }
        if (times != null) {
            put(cells, "min", seconds(times.min()));
            put(cells, "max", seconds(times.max()));
            put(cells, "median", seconds(median(times)));
        }
        if (levels != null) {
            cells.put("frequent_items", frequent(levels));
        }
        column.lengths().ifPresent(lengths -> {
            put(cells, "min_length", lengths.min());
            put(cells, "max_length", lengths.max());
            put(cells, "avg_length", lengths.mean());
        });
    }

    private void into(Map<String, Object> cells, NumberProfile known) {
        put(cells, "avg", known.mean());
        put(cells, "min", known.min());
        put(cells, "max", known.max());
        put(cells, "stddev", known.standardDeviation());
        put(cells, "median", median(known));
        cells.put("num_zeros", known.zeros());
        cells.put("num_nan", known.nans());
        put(cells, "percent_zeros", percentZeros());
        put(cells, "percent_nan", percent(known.nans(), count()));
        List<Double> quantiles = Quantiles.of(known);
        if (!quantiles.isEmpty()) {
            cells.put("quantiles", quantiles);
        }
    }

    private static OptionalDouble median(NumberProfile known) {
        Optional<Bounds> bounds = known.quantile(0.5);
        return bounds.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Quantiles.middle(bounds.get().low(), bounds.get().high()));
    }

    private OptionalDouble seconds(OptionalDouble value) {
        if (value.isEmpty()) {
            return value;
        }
        return OptionalDouble.of(
                column.type().equals("date") ? value.getAsDouble() * DAY : value.getAsDouble() / MICROS);
    }

    /** Where not all levels are kept, those that no other one can be more frequent than. */
    private static List<Map<String, Object>> frequent(LevelProfile known) {
        return known.counts().entrySet().stream()
                .filter(level -> level.getValue() >= known.mostOfOthers())
                .limit(FREQUENT)
                .map(level -> Map.<String, Object>of("item", level.getKey(), "count", level.getValue()))
                .toList();
    }

    static void put(Map<String, Object> cells, String name, OptionalDouble value) {
        value.ifPresent(number -> cells.put(name, number));
    }
}
