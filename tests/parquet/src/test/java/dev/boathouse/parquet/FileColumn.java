package dev.boathouse.parquet;

import dev.boathouse.core.data.Schema;
import java.util.Map;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A top-level column of a file to be written, with its values. */
public sealed interface FileColumn permits ColumnSpec, StructSpec {

    /** Its name. */
    String name();

    /** What the table says of it. */
    Schema.Field field();

    /** What the file says of it. */
    Type stored();

    /** How each of its leaves is laid out, by dotted path. */
    void codings(Map<String, Coding> to);

    /** What a reader must give for a row. */
    @Nullable
    Object read(int row);

    /** Writes a row's value. */
    void write(RecordConsumer to, int index, int row);

    /** Whether DuckDB reads it, and the same values. */
    boolean inDuckDb();
}
