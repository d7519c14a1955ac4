package dev.boathouse.benchmarks;

import dev.boathouse.core.data.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Writes files of the wide table with parquet-java and its defaults, as Spark does: row groups of 128 MB, dictionaries where they pay. */
final class WideFile extends WriteSupport<WideRow> {

    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

    /** Hands the value of the present row over. */
    private interface Put {
        void put(WideRow row, RecordConsumer target);
    }

    private final List<WideColumn> columns = WideColumn.all();
    private final WideSpec.Timestamps timestamps;
    private final List<Put> puts = new ArrayList<>();
    private @Nullable RecordConsumer consumer;

    private WideFile(WideSpec spec) {
        timestamps = spec.timestamps();
        for (int i = 0; i < WideColumn.DOUBLES; i++) {
            int index = i;
            puts.add((row, target) -> target.addDouble(row.doubles[index]));
        }
        puts.add((row, target) -> target.addInteger(row.ints[0]));
        puts.add((row, target) -> target.addInteger(row.ints[1]));
        puts.add((row, target) -> target.addLong(row.longs[0]));
        puts.add((row, target) -> target.addLong(row.longs[1]));
        puts.add((row, target) -> target.addBinary(row.strings[0]));
        puts.add((row, target) -> target.addBinary(row.strings[1]));
        puts.add(
                timestamps == WideSpec.Timestamps.INT64
                        ? (row, target) -> target.addLong(row.micros)
                        : (row, target) -> target.addBinary(int96(row.micros)));
        puts.add((row, target) -> target.addBoolean(row.truth));
    }

    static void write(Path path, WideSpec spec, long firstRow, int rows) throws IOException {
        WideRow row = new WideRow(spec, firstRow);
        try (ParquetWriter<WideRow> writer = new Builder(new LocalOutputFile(path), new WideFile(spec))
                .withCompressionCodec(spec.codec())
                .build()) {
            for (int i = 0; i < rows; i++) {
                row.next();
                writer.write(row);
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<WideRow, Builder> {
        private final WideFile support;

        Builder(OutputFile file, WideFile support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract still
        protected WriteSupport<WideRow> getWriteSupport(Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<WideRow> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema(columns, timestamps), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema(columns, timestamps), Map.of());
    }

    static MessageType schema(List<WideColumn> columns, WideSpec.Timestamps timestamps) {
        return new MessageType(
                "wide",
                columns.stream().map(column -> field(column, timestamps)).toList());
    }

    private static Type field(WideColumn column, WideSpec.Timestamps timestamps) {
        DataType type = column.type();
        if (type == DataType.DOUBLE) {
            return Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        } else if (type == DataType.INT) {
            return Types.optional(PrimitiveTypeName.INT32).named(column.name());
        } else if (type == DataType.LONG) {
            return Types.optional(PrimitiveTypeName.INT64).named(column.name());
        } else if (type == DataType.STRING) {
            return Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(column.name());
        } else if (type == DataType.BOOLEAN) {
            return Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
        }
        return timestamps == WideSpec.Timestamps.INT64
                ? Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
                        .named(column.name())
                : Types.optional(PrimitiveTypeName.INT96).named(column.name());
    }

    private static Binary int96(long micros) {
        long day = Math.floorDiv(micros, TimeUnit.DAYS.toMicros(1));
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Math.floorMod(micros, TimeUnit.DAYS.toMicros(1)) * 1_000);
        bytes.putInt(Math.toIntExact(day) + JULIAN_DAY_OF_EPOCH);
        return Binary.fromConstantByteArray(bytes.array());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(WideRow row) {
        RecordConsumer target = consumer;
        if (target == null) {
            throw new IllegalStateException("Parquet's writer was not prepared.");
        }
        target.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            WideColumn column = columns.get(i);
            if (!column.hasNulls() || !row.missing()) {
                target.startField(column.name(), i);
                puts.get(i).put(row, target);
                target.endField(column.name(), i);
            }
        }
        target.endMessage();
    }
}
