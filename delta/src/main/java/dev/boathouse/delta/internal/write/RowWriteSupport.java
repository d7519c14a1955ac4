package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Hands rows of columns to Parquet's writer, value by value, without making objects for rows. */
final class RowWriteSupport extends WriteSupport<RowWriteSupport.Cursor> {

    /** The row that is written: one object moves over all rows of a slice. */
    static final class Cursor {
        private List<ValueWriter> writers = List.of();
        private @Nullable List<Column> opened;
        int row;

        void open(StoredColumns columns, PartitionGroup.Slice slice) {
            if (opened == slice.columns()) {
                return;
            }
            opened = slice.columns();
            writers = new ArrayList<>();
            for (int i = 0; i < columns.fields().size(); i++) {
                Column column = slice.columns().get(columns.fields().get(i));
                writers.add(ValueWriter.of(column, columns.schema().getType(i)));
            }
        }
    }

    static final class Builder extends ParquetWriter.Builder<Cursor, Builder> {
        private final StoredColumns columns;

        Builder(OutputFile file, StoredColumns columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract still
        protected WriteSupport<Cursor> getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return new RowWriteSupport(columns);
        }

        @Override
        protected WriteSupport<Cursor> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriteSupport(columns);
        }
    }

    private final StoredColumns columns;
    private @Nullable RecordConsumer consumer;

    private RowWriteSupport(StoredColumns columns) {
        this.columns = columns;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still
    public WriteContext init(org.apache.hadoop.conf.Configuration configuration) {
        return new WriteContext(columns.schema(), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(columns.schema(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(Cursor cursor) {
        RecordConsumer target = consumer;
        if (target == null) {
            throw new IllegalStateException("Parquet's writer was not prepared.");
        }
        target.startMessage();
        for (int i = 0; i < cursor.writers.size(); i++) {
            ValueWriter writer = cursor.writers.get(i);
            if (writer.isValid(cursor.row)) {
                target.startField(writer.name(), i);
                writer.write(cursor.row, target);
                target.endField(writer.name(), i);
            }
        }
        target.endMessage();
    }
}
