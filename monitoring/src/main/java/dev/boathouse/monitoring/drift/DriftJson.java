package dev.boathouse.monitoring.drift;

import dev.boathouse.core.internal.Json;
import dev.boathouse.monitoring.profile.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A drift report as JSON. */
final class DriftJson {

    private DriftJson() {}

    static String of(DriftReport report) {
        return Json.writePretty(node(report));
    }

    static String of(SlicedDrift drift) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("drifted", drift.drifted());
        root.put("whole", node(drift.whole()));
        List<Map<String, Object>> slices = new ArrayList<>();
        drift.slices().forEach((slice, report) -> {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("slice", slice.name());
            node.putAll(node(report));
            slices.add(node);
        });
        root.put("slices", slices);
        root.put("vanished", drift.vanished().stream().map(Slice::name).toList());
        root.put("appeared", drift.appeared().stream().map(Slice::name).toList());
        return Json.writePretty(root);
    }

    private static Map<String, Object> node(DriftReport report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("drifted", report.drifted());
        root.put("alpha", report.alpha());
        root.put("least-share", report.leastShare());
        root.put("reference-rows", report.referenceRows());
        root.put("current-rows", report.currentRows());
        root.put("columns", report.columns().stream().map(DriftJson::of).toList());
        return root;
    }

    private static Map<String, Object> of(ColumnDrift column) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", column.name());
        node.put("status", word(column.status()));
        node.put("drifted", column.drifted());
        node.put("sentence", column.sentence());
        node.put("tests", column.evidence().stream().map(DriftJson::of).toList());
        node.put(
                "described",
                column.described().stream().map(DriftJson::described).toList());
        return node;
    }

    private static Map<String, Object> of(Evidence test) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("subject", word(test.subject()));
        node.put("measure", word(test.measure()));
        node.put("statistic-low", test.statistic().low());
        node.put("statistic-high", test.statistic().high());
        node.put("p-value", test.pValue());
        node.put("adjusted-p-value", test.adjustedPValue());
        node.put("effect", test.effect());
        node.put("minimum-effect", test.minimumEffect());
        node.put("drifted", test.drifted());
        return node;
    }

    private static Map<String, Object> described(Evidence evidence) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("measure", word(evidence.measure()));
        node.put("statistic-low", evidence.statistic().low());
        node.put("statistic-high", evidence.statistic().high());
        return node;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
