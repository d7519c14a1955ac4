package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.internal.storage.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings the columns of frames into the order of a table. */
final class Alignment {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    private final Schema given;
    private final Schema table;
    private final Location location;
    private final Map<DataType, Column> nulls = new HashMap<>();

    /**
     * For frames of one schema.
     *
     * @throws IllegalArgumentException if it does not fit the table's
     */
    Alignment(Schema given, Schema table, Location location) {
        this.given = given;
        this.table = table;
        this.location = location;
        for (Schema.Field field : given.fields()) {
            if (!table.contains(field.name())) {
                throw misfit(field.name(), "the table has no such column; it has " + table.names());
            }
        }
        for (Schema.Field field : table.fields()) {
            boolean there = given.contains(field.name());
            if (there && !given.field(field.name()).type().equals(field.type())) {
                throw misfit(
                        field.name(),
                        "its type is " + given.field(field.name()).type() + ", the table's is " + field.type());
            }
            if (!there && !field.nullable()) {
                throw misfit(field.name(), "it is missing, and the table declares it without nulls");
            }
        }
    }

    Schema given() {
        return given;
    }

    /** A column for each field of the table; null in every row where the frame has none. */
    List<Column> columns(Chunk chunk) {
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : table.fields()) {
            Column column = given.contains(field.name())
                    ? chunk.column(given.indexOf(field.name()))
                    : nulls(field.type(), chunk.size());
            requirePresent(field.name(), field, column, 0);
            columns.add(column);
        }
        return columns;
    }

    private Column nulls(DataType type, int size) {
        Column column = nulls.get(type);
        if (column == null || column.size() != size) {
            column = Column.of(type, Collections.nCopies(size, null));
            nulls.put(type, column);
        }
        return column;
    }

    /** A field that may not be null is so at most where what it is part of is. */
    private void requirePresent(String path, Schema.Field field, Column column, int nullsAround) {
        if (!field.nullable() && column.nullCount() > nullsAround) {
            throw misfit(path, "it has nulls, and the table declares it without them");
        }
        DataType type = field.type();
        Column inner = column;
        if (type instanceof DataType.Array array) {
            type = array.element();
            inner = ACCESS.elements(column);
        }
        if (type instanceof DataType.Struct struct) {
            for (int i = 0; i < struct.fields().size(); i++) {
                Schema.Field child = struct.fields().field(i);
                requirePresent(
                        path + "." + child.name(), child, ACCESS.children(inner).get(i), inner.nullCount());
            }
        }
    }

    private IllegalArgumentException misfit(String column, String reason) {
        return new IllegalArgumentException(
                "Cannot write column \"" + column + "\" to " + location + ": " + reason + ".");
    }
}
