package dev.boathouse.delta;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of tables that changes are tried on: each is written in another way. */
enum Kind {
    SIMPLE(Map.of()),
    DELETION_VECTORS(Map.of("delta.enableDeletionVectors", "true")),
    MAPPED_BY_NAME(Map.of("delta.columnMapping.mode", "name")),
    MAPPED_BY_ID(Map.of("delta.columnMapping.mode", "id")),
    IN_COMMIT_TIMES(Map.of("delta.enableInCommitTimestamps", "true")),
    CHANGE_FEED(Map.of("delta.enableChangeDataFeed", "true")),
    V2_CHECKPOINTS(Map.of("delta.checkpointPolicy", "v2")),
    ALL_TOGETHER(Map.of(
            "delta.enableDeletionVectors", "true",
            "delta.columnMapping.mode", "name",
            "delta.enableInCommitTimestamps", "true",
            "delta.enableChangeDataFeed", "true",
            "delta.checkpointPolicy", "v2"));

    static final Schema SCHEMA = Schema.of(
            Schema.Field.of("id", DataType.LONG),
            Schema.Field.of("day", DataType.STRING),
            Schema.Field.of("value", DataType.DOUBLE));

    private final Map<String, String> properties;

    Kind(Map<String, String> properties) {
        this.properties = properties;
    }

    TableSpec spec(Schema schema) {
        TableSpec spec = TableSpec.of(schema);
        for (var property : properties.entrySet()) {
            spec = spec.withProperty(property.getKey(), property.getValue());
        }
        return spec;
    }

    /** A new table, partitioned by day or not. */
    DeltaTable table(Path folder, String... partitionColumns) {
        DeltaTable table = DeltaTable.at(folder.resolve(name()).toString());
        TableSpec spec = spec(SCHEMA);
        table.create(partitionColumns.length == 0 ? spec : spec.partitionedBy(partitionColumns));
        return table;
    }

    /** Rows of a day; the value is a tenth of the id, and null for every seventh. */
    static Frame rows(@Nullable String day, long... ids) {
        String[] days = new String[ids.length];
        Arrays.fill(days, day);
        List<@Nullable Double> values = new ArrayList<>();
        for (long id : ids) {
            values.add(id % 7 == 0 ? null : id / 10.0);
        }
        return Frame.of(
                SCHEMA, List.of(Column.ofLongs(ids), Column.ofStrings(days), Column.of(DataType.DOUBLE, values)));
    }

    /** The rows of a frame as text, sorted. */
    static List<String> texts(Frame frame) {
        List<String> texts = new ArrayList<>();
        for (Row row : frame.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < frame.schema().size(); i++) {
                cells.add(String.valueOf(row.valueAt(i)));
            }
            texts.add(String.join("|", cells));
        }
        texts.sort(null);
        return texts;
    }

    /** The ids of a table, sorted. */
    static List<Long> ids(Snapshot snapshot) {
        return snapshot.scan().select("id").read().values("id").stream()
                .map(Long.class::cast)
                .sorted()
                .toList();
    }
}
