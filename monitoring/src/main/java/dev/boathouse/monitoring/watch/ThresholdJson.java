package dev.boathouse.monitoring.watch;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.monitoring.drift.Evidence.Subject;
import dev.boathouse.monitoring.watch.FittedThresholds.Scope;
import dev.boathouse.monitoring.watch.FittedThresholds.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Thresholds as JSON and back. */
final class ThresholdJson {

    private static final String SOURCE = "thresholds";
    private static final String FORMAT = "boathouse-thresholds-1";

    private ThresholdJson() {}

    static String write(FittedThresholds thresholds) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("alpha", thresholds.alpha());
        root.put("scope", Words.of(thresholds.scope()));
        root.put(
                "thresholds",
                thresholds.thresholds().stream().map(ThresholdJson::node).toList());
        return Json.writePretty(root);
    }

    private static Map<String, Object> node(Threshold threshold) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("column", threshold.column());
        node.put("subject", Words.of(threshold.subject()));
        node.put("effect", threshold.effect());
        node.put("windows", threshold.windows());
        node.put("rate", threshold.rate());
        return node;
    }

    static FittedThresholds read(String json) {
        JsonObject root = Json.readObject(SOURCE, json);
        Words.requireFormat(SOURCE, root, FORMAT);
        double alpha = root.number("alpha");
        Scope scope = Words.named(SOURCE, "scope", root.text("scope"), Scope.class);
        try {
            List<Threshold> thresholds = new ArrayList<>();
            for (JsonObject node : root.objects("thresholds")) {
                thresholds.add(new Threshold(
                        node.text("column"),
                        Words.named(SOURCE, "subject", node.text("subject"), Subject.class),
                        node.number("effect"),
                        Math.toIntExact(node.whole("windows")),
                        node.number("rate")));
            }
            return new FittedThresholds(alpha, scope, thresholds);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CorruptDataException("Cannot read " + SOURCE + ": " + e.getMessage(), e);
        }
    }
}
