package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Column;
import org.apache.parquet.column.ColumnReader;

/** A column without repetition. */
final class FlatDecoder implements ColumnDecoder {

    private final ColumnReader reader;
    private final ValueSink.Factory sinks;
    private final int present;

    FlatDecoder(ColumnReader reader, ValueSink.Factory sinks) {
        this.reader = reader;
        this.sinks = sinks;
        this.present = reader.getDescriptor().getMaxDefinitionLevel();
    }

    @Override
    public Column next(int rows) {
        ValueSink sink = sinks.of(rows);
        long[] valid = new long[BitSets.words(rows)];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            if (reader.getCurrentDefinitionLevel() == present) {
                sink.take(reader, i);
                BitSets.set(valid, i);
                count++;
            }
            reader.consume();
        }
        return sink.column(rows, BitSets.validity(valid, rows, count));
    }
}
