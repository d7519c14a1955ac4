package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.delta.DeltaTable;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Flights that DuckDB has read, as a table. */
final class FlightRows {

    private static final Schema SCHEMA = Schema.of(
            Field.of("at", DataType.TIMESTAMP),
            Field.of("delay", DataType.DOUBLE),
            Field.of("distance", DataType.DOUBLE),
            Field.of("origin", DataType.STRING));

    private FlightRows() {}

    static DeltaTable table(Path folder, List<List<Object>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < SCHEMA.size(); i++) {
            List<Object> values = new ArrayList<>();
            for (List<Object> row : rows) {
                Object value = row.get(i);
                values.add(value instanceof OffsetDateTime time ? time.toInstant() : value);
            }
            columns.add(Column.of(SCHEMA.field(i).type(), values));
        }
        DeltaTable table = DeltaTable.at(folder.toString());
        table.create(SCHEMA);
        table.append(Frame.of(SCHEMA, columns)).commit();
        return table;
    }
}
