package dev.boathouse.benchmarks;

import dev.boathouse.core.data.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** parquet-java without rows: a ColumnReader for each column of a row group, its values into a primitive array. */
final class ParquetColumns {

    private static final int SLICE = 1 << 16;

    private final WideTable table;
    private final List<WideColumn> columns;

    private ParquetColumns(WideTable table, List<WideColumn> columns) {
        this.table = table;
        this.columns = columns;
    }

    static Contender of(WideTable table, List<WideColumn> columns) {
        return Contender.of("parquet-java", table.rows(), new ParquetColumns(table, columns)::run);
    }

    private double[] run() throws IOException {
        Totals totals = new Totals(columns.size());
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        double[] doubles = new double[SLICE];
        long[] longs = new long[SLICE];
        int[] ints = new int[SLICE];
        for (Path file : table.files()) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
                FileMetaData footer = reader.getFileMetaData();
                MessageType wanted = new MessageType(
                        "wanted",
                        columns.stream()
                                .map(column -> footer.getSchema().getType(column.name()))
                                .toList());
                reader.setRequestedSchema(wanted);
                for (PageReadStore group = reader.readNextRowGroup();
                        group != null;
                        group = reader.readNextRowGroup()) {
                    totals.addRows(group.getRowCount());
                    ColumnReadStoreImpl store =
                            new ColumnReadStoreImpl(group, new NoConverter(), wanted, footer.getCreatedBy());
                    for (int i = 0; i < columns.size(); i++) {
                        ColumnReader column =
                                store.getColumnReader(wanted.getColumns().get(i));
                        DataType type = columns.get(i).type();
                        for (long left = group.getRowCount(); left > 0; left -= SLICE) {
                            int count = (int) Math.min(left, SLICE);
                            if (type == DataType.DOUBLE) {
                                totals.add(i, doubles(column, doubles, count), count);
                            } else if (type == DataType.LONG || type == DataType.TIMESTAMP) {
                                totals.add(i, longs(column, longs, count), count);
                            } else {
                                totals.add(i, ints(column, type, ints, count), count);
                            }
                        }
                    }
                }
            }
        }
        return totals.figures();
    }

    private static double[] doubles(ColumnReader column, double[] target, int count) {
        for (int i = 0; i < count; i++) {
            target[i] = column.getCurrentDefinitionLevel() == 1 ? column.getDouble() : 0;
            column.consume();
        }
        return target;
    }

    private static long[] longs(ColumnReader column, long[] target, int count) {
        for (int i = 0; i < count; i++) {
            target[i] = column.getCurrentDefinitionLevel() == 1 ? column.getLong() : 0;
            column.consume();
        }
        return target;
    }

    /** Numbers, lengths of texts, or 1 for true. */
    private static int[] ints(ColumnReader column, DataType type, int[] target, int count) {
        if (type == DataType.INT) {
            for (int i = 0; i < count; i++) {
                target[i] = column.getCurrentDefinitionLevel() == 1 ? column.getInteger() : 0;
                column.consume();
            }
        } else if (type == DataType.STRING) {
            for (int i = 0; i < count; i++) {
                target[i] = column.getCurrentDefinitionLevel() == 1
                        ? column.getBinary().length()
                        : 0;
                column.consume();
            }
        } else {
            for (int i = 0; i < count; i++) {
                target[i] = column.getCurrentDefinitionLevel() == 1 && column.getBoolean() ? 1 : 0;
                column.consume();
            }
        }
        return target;
    }
}
