package dev.boathouse.delta.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.TableMetadata;
import java.util.List;

/** The statistics of a data file ("Per-file Statistics" of the Delta protocol), from the rows that went into it. */
final class StatisticsOfRows {

    private static final String INDEXED_COLUMNS = "delta.dataSkippingNumIndexedCols";
    private static final int DEFAULT_INDEXED_COLUMNS = 32;

    private StatisticsOfRows() {}

    static String json(TableMetadata metadata, List<PartitionGroup.Slice> slices) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(
                "numRecords",
                slices.stream().mapToLong(PartitionGroup.Slice::size).sum());
        ObjectNode min = json.putObject("minValues");
        ObjectNode max = json.putObject("maxValues");
        ObjectNode nulls = json.putObject("nullCount");
        Schema schema = metadata.schema().schema();
        int left = indexedColumns(metadata);
        for (int i = 0; i < schema.size() && left != 0; i++) {
            Schema.Field field = schema.field(i);
            if (!metadata.partitionColumns().contains(field.name())) {
                String name = metadata.schema().physicalName(field.name());
                Extremes extremes = extremes(field.type(), i, slices);
                JsonNode least = StatisticsText.least(extremes);
                JsonNode greatest = StatisticsText.greatest(extremes);
                if (!least.isMissingNode()) {
                    min.set(name, least);
                }
                if (!greatest.isMissingNode()) {
                    max.set(name, greatest);
                }
                nulls.put(name, extremes.nulls());
                left--;
            }
        }
        return json.toString();
    }

    /** How many columns have statistics; negative means all. */
    private static int indexedColumns(TableMetadata metadata) {
        try {
            return Integer.parseInt(
                    metadata.properties().getOrDefault(INDEXED_COLUMNS, String.valueOf(DEFAULT_INDEXED_COLUMNS)));
        } catch (NumberFormatException e) {
            return DEFAULT_INDEXED_COLUMNS;
        }
    }

    private static Extremes extremes(DataType type, int field, List<PartitionGroup.Slice> slices) {
        Extremes extremes = new Extremes(type);
        for (PartitionGroup.Slice slice : slices) {
            Column column = slice.columns().get(field);
            extremes.add(column, slice.positions());
        }
        return extremes;
    }
}
