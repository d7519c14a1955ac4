package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.storage.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rows of a frame with the columns of a table, in its order.
 *
 * @param schema the table's schema
 * @param chunks for each chunk, a column for each field
 */
record TableRows(Schema schema, List<List<Column>> chunks) {

    static TableRows of(Frame frame, Schema schema, Location table) {
        for (Schema.Field field : frame.schema().fields()) {
            if (!schema.contains(field.name())) {
                throw misfit(table, field.name(), "the table has no such column; it has " + schema.names());
            }
        }
        for (Schema.Field field : schema.fields()) {
            boolean there = frame.schema().contains(field.name());
            if (there && !frame.schema().field(field.name()).type().equals(field.type())) {
                throw misfit(
                        table,
                        field.name(),
                        "its type is " + frame.schema().field(field.name()).type() + ", the table's is "
                                + field.type());
            }
            if (!there && !field.nullable()) {
                throw misfit(table, field.name(), "it is missing, and the table declares it without nulls");
            }
        }
        List<List<Column>> chunks = new ArrayList<>();
        for (Chunk chunk : frame.chunks()) {
            if (chunk.size() > 0) {
                chunks.add(columns(chunk, frame.schema(), schema, table));
            }
        }
        return new TableRows(schema, chunks);
    }

    private static List<Column> columns(Chunk chunk, Schema given, Schema schema, Location table) {
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            Column column = given.contains(field.name())
                    ? chunk.column(field.name())
                    : Column.of(field.type(), Collections.nCopies(chunk.size(), null));
            if (!field.nullable() && column.nullCount() > 0) {
                throw misfit(table, field.name(), "it has nulls, and the table declares it without them");
            }
            columns.add(column);
        }
        return columns;
    }

    private static IllegalArgumentException misfit(Location table, String column, String reason) {
        return new IllegalArgumentException("Cannot write column \"" + column + "\" to " + table + ": " + reason + ".");
    }
}
