package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/** parquet-java's example writer: a Group for each row. */
final class GroupWriter {

    private GroupWriter() {}

    static void write(Path file, Frame frame, List<WideColumn> columns, CompressionCodecName codec) throws IOException {
        MessageType schema = WideFile.schema(columns, WideSpec.Timestamps.INT64);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withCompressionCodec(codec)
                .build()) {
            for (Chunk chunk : frame.chunks()) {
                List<Column> values = columns.stream()
                        .map(column -> chunk.column(column.name()))
                        .toList();
                for (int row = 0; row < chunk.size(); row++) {
                    Group group = new SimpleGroup(schema);
                    for (int i = 0; i < values.size(); i++) {
                        if (!values.get(i).isNull(row)) {
                            add(group, i, values.get(i), row);
                        }
                    }
                    writer.write(group);
                }
            }
        }
    }

    private static void add(Group group, int field, Column column, int row) {
        DataType type = column.type();
        if (type == DataType.DOUBLE) {
            group.add(field, column.doubleAt(row));
        } else if (type == DataType.INT) {
            group.add(field, (int) column.longAt(row));
        } else if (type == DataType.STRING) {
            group.add(field, Binary.fromConstantByteArray(column.binaryAt(row)));
        } else if (type == DataType.BOOLEAN) {
            group.add(field, column.booleanAt(row));
        } else {
            group.add(field, column.longAt(row));
        }
    }
}
