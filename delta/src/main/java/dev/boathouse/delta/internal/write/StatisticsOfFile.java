package dev.boathouse.delta.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.encode.Extremes;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableSchema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The statistics of a data file ("Per-file Statistics" of the Delta protocol), from what was seen while it was encoded. */
final class StatisticsOfFile {

    private final IndexedColumns indexed;
    private final Iterator<Extremes> leaves;
    private final Iterator<Long> nullLists;

    private StatisticsOfFile(TableMetadata metadata, List<Extremes> leaves, List<Long> nullLists) {
        this.indexed = new IndexedColumns(metadata);
        this.leaves = leaves.iterator();
        this.nullLists = nullLists.iterator();
    }

    /** The three objects in which a column has its figures. */
    private record Figures(ObjectNode least, ObjectNode greatest, ObjectNode nulls) {

        static Figures empty() {
            JsonNodeFactory json = JsonNodeFactory.instance;
            return new Figures(json.objectNode(), json.objectNode(), json.objectNode());
        }

        /** Objects without a figure are left out. */
        void put(String name, Figures inner) {
            put(least, name, inner.least);
            put(greatest, name, inner.greatest);
            put(nulls, name, inner.nulls);
        }

        private static void put(ObjectNode target, String name, JsonNode node) {
            if (!node.isMissingNode() && !(node.isObject() && node.isEmpty())) {
                target.set(name, node);
            }
        }

        void put(String name, Extremes extremes, DataType type) {
            put(least, name, StatisticsText.least(extremes, type));
            put(greatest, name, StatisticsText.greatest(extremes, type));
            nulls.put(name, extremes.nulls());
        }
    }

    static String json(TableMetadata metadata, long rows, List<Extremes> leaves, List<Long> nullLists) {
        StatisticsOfFile statistics = new StatisticsOfFile(metadata, leaves, nullLists);
        Figures figures = Figures.empty();
        Schema schema = metadata.schema().schema();
        for (int i = 0; i < schema.size(); i++) {
            Schema.Field field = schema.field(i);
            if (!metadata.partitionColumns().contains(field.name())) {
                statistics.add(
                        List.of(field.name()),
                        field,
                        metadata.schema().physical().get(i),
                        figures);
            }
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("numRecords", rows);
        json.set("minValues", figures.least());
        json.set("maxValues", figures.greatest());
        json.set("nullCount", figures.nulls());
        return json.toString();
    }

    private void add(List<String> path, Schema.Field field, TableSchema.Physical place, Figures target) {
        if (field.type() instanceof DataType.Struct struct) {
            Figures inner = Figures.empty();
            for (int i = 0; i < struct.fields().size(); i++) {
                Schema.Field child = struct.fields().field(i);
                List<String> longer = new ArrayList<>(path);
                longer.add(child.name());
                add(longer, child, place.fields().get(i), inner);
            }
            target.put(place.name(), inner);
            return;
        }
        boolean wanted = indexed.next(path);
        if (field.type() instanceof DataType.Array array) {
            long nulls = nullLists.next();
            int inside = array.element() instanceof DataType.Struct struct
                    ? struct.fields().size()
                    : 1;
            for (int i = 0; i < inside; i++) {
                leaves.next();
            }
            if (wanted) {
                target.nulls().put(place.name(), nulls);
            }
            return;
        }
        Extremes extremes = leaves.next();
        if (wanted) {
            target.put(place.name(), extremes, field.type());
        }
    }
}
