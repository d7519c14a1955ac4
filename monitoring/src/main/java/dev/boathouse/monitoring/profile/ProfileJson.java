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
        return Json.writePretty(root);
    }

    private static Map<String, @Nullable Object> of(ColumnProfile column) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("name", column.name());
        node.put("type", column.type());
        node.put("count", column.count());
        node.put("nulls", column.nulls());
        column.numbers().ifPresent(numbers -> put(numbers, node));
        column.levels().ifPresent(levels -> put(levels, node));
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
        List<Object> quantiles = new ArrayList<>();
        for (double share : SHARES) {
            numbers.quantile(share).ifPresent(bounds -> {
                Map<String, Object> quantile = new LinkedHashMap<>();
                quantile.put("share", share);
                quantile.put("low", bounds.low());
                quantile.put("high", bounds.high());
                quantiles.add(quantile);
            });
        }
        node.put("quantiles", quantiles);
    }

    private static void put(LevelProfile levels, Map<String, @Nullable Object> node) {
        node.put("distinct", levels.distinct());
        node.put("distinct-is-exact", levels.complete());
        Map<String, Object> frequent = new LinkedHashMap<>();
        levels.counts().entrySet().stream()
                .limit(FREQUENT)
                .forEach(level -> frequent.put(level.getKey(), level.getValue()));
        node.put("levels", frequent);
    }
}
