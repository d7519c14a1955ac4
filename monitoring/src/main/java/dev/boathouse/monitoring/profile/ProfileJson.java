package dev.boathouse.monitoring.profile;

import dev.boathouse.core.internal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile's main figures as JSON. */
final class ProfileJson {

    private static final List<Double> SHARES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
    private static final int FREQUENT = 10;

    private ProfileJson() {}

    static String of(Profile profile) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("rows", profile.rowCount());
        root.put("columns", profile.columns().stream().map(ProfileJson::of).toList());
        if (!profile.correlations().isEmpty()) {
            root.put(
                    "correlations",
                    profile.correlations().stream().map(ProfileJson::of).toList());
        }
        return Json.writePretty(root);
    }

    private static Map<String, @Nullable Object> of(ColumnProfile column) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("name", column.name());
        node.put("type", column.type());
        node.put("count", column.count());
        node.put("nulls", column.nulls());
        if (column.sensitive()) {
            node.put("sensitive", true);
            return node;
        }
        column.numbers().ifPresent(numbers -> put(numbers, node));
        column.earliest().ifPresent(instant -> node.put("earliest", instant.toString()));
        column.latest().ifPresent(instant -> node.put("latest", instant.toString()));
        column.levels().ifPresent(levels -> put(levels, node));
        column.lengths().ifPresent(lengths -> {
            Map<String, @Nullable Object> inner = new LinkedHashMap<>();
            put(lengths, inner);
            node.put("lengths", inner);
        });
        column.elements().ifPresent(elements -> node.put("elements", of(elements)));
        return node;
    }

    private static Map<String, @Nullable Object> of(Correlation correlation) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("first", correlation.first());
        node.put("second", correlation.second());
        node.put("rows", correlation.rows());
        correlation.pearson().ifPresent(r -> node.put("pearson", r));
        return node;
    }

    private static void put(NumberProfile numbers, Map<String, @Nullable Object> node) {
        node.put("nan", numbers.nans());
        node.put("negative-infinities", numbers.negativeInfinities());
        node.put("positive-infinities", numbers.positiveInfinities());
        node.put("zeros", numbers.zeros());
        numbers.min().ifPresent(value -> node.put("min", value));
        numbers.max().ifPresent(value -> node.put("max", value));
        numbers.mean().ifPresent(value -> node.put("mean", value));
        numbers.standardDeviation().ifPresent(value -> node.put("standard-deviation", value));
        numbers.skewness().ifPresent(bounds -> node.put("skewness", of(bounds)));
        numbers.excessKurtosis().ifPresent(bounds -> node.put("excess-kurtosis", of(bounds)));
        numbers.distinct().ifPresent(distinct -> node.put("distinct", distinct));
        node.put("exact", numbers.exact());
        List<Object> quantiles = new ArrayList<>();
        for (double share : SHARES) {
            numbers.quantile(share).ifPresent(bounds -> {
                Map<String, @Nullable Object> quantile = new LinkedHashMap<>();
                quantile.put("share", share);
                quantile.putAll(of(bounds));
                quantiles.add(quantile);
            });
        }
        node.put("quantiles", quantiles);
        List<Object> frequent = new ArrayList<>();
        numbers.frequent(FREQUENT).forEach((value, count) -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("value", value);
            each.put("count", count);
            frequent.add(each);
        });
        node.put("frequent", frequent);
    }

    private static Map<String, @Nullable Object> of(Bounds bounds) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("low", Double.isInfinite(bounds.low()) ? null : bounds.low());
        node.put("high", Double.isInfinite(bounds.high()) ? null : bounds.high());
        return node;
    }

    private static void put(LevelProfile levels, Map<String, @Nullable Object> node) {
        node.put("distinct", levels.distinct());
        node.put("distinct-is-exact", levels.complete());
        Map<String, Object> frequent = new LinkedHashMap<>();
        levels.counts().entrySet().stream()
                .limit(FREQUENT)
                .forEach(level -> frequent.put(level.getKey(), level.getValue()));
        node.put("levels", frequent);
        if (!levels.complete()) {
            node.put("other-levels-at-most", levels.mostOfOthers());
        }
    }
}
