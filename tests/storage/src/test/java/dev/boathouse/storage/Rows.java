package dev.boathouse.storage;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.TableSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows that tell who wrote them. */
final class Rows {

    static final Schema SCHEMA =
            Schema.of(Schema.Field.of("writer", DataType.INT), Schema.Field.of("sequence", DataType.INT));

    private Rows() {}

    static Frame of(int writer, int... sequence) {
        int[] writers = new int[sequence.length];
        java.util.Arrays.fill(writers, writer);
        return Frame.of(SCHEMA, List.of(Column.ofInts(writers), Column.ofInts(sequence)));
    }

    static Set<List<Long>> read(Frame frame) {
        Set<List<Long>> rows = new HashSet<>();
        for (Row row : frame.rows()) {
            rows.add(List.of(row.longAt(0), row.longAt(1)));
        }
        return rows;
    }

    /** A table whose log Delta Standalone writes, and one whose log Kernel writes. */
    static List<TableSpec> specs() {
        return List.of(TableSpec.of(SCHEMA), TableSpec.of(SCHEMA).withProperty("delta.enableDeletionVectors", "true"));
    }
}
