package dev.boathouse.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.monitoring.ColumnDrift.Distance;
import dev.boathouse.monitoring.ColumnDrift.Evidence;
import java.util.Locale;
import java.util.Optional;

/** A drift report as JSON. */
final class DriftJson {

    private DriftJson() {}

    static String of(DriftReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("drifted", report.drifted());
        root.put("alpha", report.alpha());
        root.put("reference-rows", report.referenceRows());
        root.put("current-rows", report.currentRows());
        ArrayNode columns = root.putArray("columns");
        for (ColumnDrift column : report.columns()) {
            ObjectNode node = columns.addObject();
            node.put("name", column.name());
            node.put("status", word(column.status()));
            node.put("drifted", column.drifted());
            node.put("sentence", column.sentence());
            ArrayNode tests = node.putArray("tests");
            column.evidence().forEach(test -> put(test, tests.addObject()));
            put("population-stability", column.populationStability(), node);
            put("jensen-shannon-base-2", column.jensenShannon(), node);
        }
        return root.toPrettyString();
    }

    private static void put(Evidence test, ObjectNode node) {
        node.put("subject", word(test.subject()));
        node.put("method", word(test.method()));
        node.put("statistic-low", test.statistic().low());
        node.put("statistic-high", test.statistic().high());
        node.put("p-value", test.pValue());
        node.put("adjusted-p-value", test.adjustedPValue());
        node.put("effect", test.effect());
        node.put("minimum-effect", test.minimumEffect());
        node.put("drifted", test.drifted());
    }

    private static void put(String name, Optional<Distance> distance, ObjectNode node) {
        distance.ifPresent(found -> {
            ObjectNode child = node.putObject(name);
            child.put("value", found.value());
            found.byChance().ifPresent(bound -> child.put("by-chance", bound));
        });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
