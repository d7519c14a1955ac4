package dev.boathouse.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** A profile's main figures as JSON. */
final class ProfileJson {

    private static final double[] SHARES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
    private static final int FREQUENT = 10;

    private ProfileJson() {}

    static String of(Profile profile) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("rows", profile.rowCount());
        ArrayNode columns = root.putArray("columns");
        for (ColumnProfile column : profile.columns()) {
            ObjectNode node = columns.addObject();
            node.put("name", column.name());
            node.put("type", column.type());
            node.put("count", column.count());
            node.put("nulls", column.nulls());
            column.numbers().ifPresent(numbers -> put(numbers, node));
            column.levels().ifPresent(levels -> put(levels, node));
        }
        return root.toPrettyString();
    }

    private static void put(NumberProfile numbers, ObjectNode node) {
        node.put("nan", numbers.nans());
        node.put("negative-infinities", numbers.negativeInfinities());
        node.put("positive-infinities", numbers.positiveInfinities());
        node.put("zeros", numbers.zeros());
        numbers.min().ifPresent(value -> node.put("min", value));
        numbers.max().ifPresent(value -> node.put("max", value));
        numbers.mean().ifPresent(value -> node.put("mean", value));
        numbers.standardDeviation().ifPresent(value -> node.put("standard-deviation", value));
        ArrayNode quantiles = node.putArray("quantiles");
        for (double share : SHARES) {
            numbers.quantile(share)
                    .ifPresent(bounds -> quantiles
                            .addObject()
                            .put("share", share)
                            .put("low", bounds.low())
                            .put("high", bounds.high()));
        }
    }

    private static void put(LevelProfile levels, ObjectNode node) {
        node.put("distinct", levels.distinct());
        node.put("distinct-is-exact", levels.complete());
        ArrayNode frequent = node.putArray("levels");
        Iterator<Map.Entry<String, Long>> counts = levels.counts().entrySet().iterator();
        for (int i = 0; i < FREQUENT && counts.hasNext(); i++) {
            Map.Entry<String, Long> level = counts.next();
            frequent.addObject().put("level", level.getKey()).put("count", level.getValue());
        }
    }
}
