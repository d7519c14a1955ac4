package dev.boathouse.monitoring.drift;

import dev.boathouse.core.internal.Json;
import dev.boathouse.monitoring.drift.ColumnDrift.Distance;
import dev.boathouse.monitoring.drift.ColumnDrift.Evidence;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A drift report as JSON. */
final class DriftJson {

    private DriftJson() {}

    static String of(DriftReport report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("drifted", report.drifted());
        root.put("alpha", report.alpha());
        root.put("reference-rows", report.referenceRows());
        root.put("current-rows", report.currentRows());
        root.put("columns", report.columns().stream().map(DriftJson::of).toList());
        return Json.writePretty(root);
    }

    private static Map<String, Object> of(ColumnDrift column) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", column.name());
        node.put("status", word(column.status()));
        node.put("drifted", column.drifted());
        node.put("sentence", column.sentence());
        node.put("tests", column.evidence().stream().map(DriftJson::of).toList());
        put("population-stability", column.populationStability(), node);
        put("jensen-shannon-base-2", column.jensenShannon(), node);
        return node;
    }

    private static Map<String, Object> of(Evidence test) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("subject", word(test.subject()));
        node.put("method", word(test.method()));
        node.put("statistic-low", test.statistic().low());
        node.put("statistic-high", test.statistic().high());
        node.put("p-value", test.pValue());
        node.put("adjusted-p-value", test.adjustedPValue());
        node.put("effect", test.effect());
        node.put("minimum-effect", test.minimumEffect());
        node.put("drifted", test.drifted());
        return node;
    }

    private static void put(String name, Optional<Distance> distance, Map<String, Object> node) {
        distance.ifPresent(found -> {
            Map<String, Object> child = new LinkedHashMap<>();
            child.put("value", found.value());
            found.byChance().ifPresent(bound -> child.put("by-chance", bound));
            node.put(name, child);
        });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
