package dev.boathouse.benchmarks;

import dev.boathouse.core.data.DataType;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Delta Kernel with its default engine: batches of column vectors, whose values are asked for one by one. */
final class KernelBatches {

    private final Engine engine = DefaultEngine.create(new Configuration());
    private final WideTable table;
    private final List<WideColumn> columns;

    private KernelBatches(WideTable table, List<WideColumn> columns) {
        this.table = table;
        this.columns = columns;
    }

    static Contender of(WideTable table, List<WideColumn> columns) {
        return Contender.of("kernel", table.rows(), new KernelBatches(table, columns)::run);
    }

    private double[] run() throws IOException {
        Totals totals = new Totals(columns.size());
        Snapshot snapshot = TableManager.loadSnapshot(table.uri()).build(engine);
        List<StructField> fields = columns.stream()
                .map(column -> snapshot.getSchema().get(column.name()))
                .toList();
        Scan scan =
                snapshot.getScanBuilder().withReadSchema(new StructType(fields)).build();
        Row state = scan.getScanState(engine);
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> rows = files.next().getRows()) {
                    while (rows.hasNext()) {
                        file(state, rows.next(), totals);
                    }
                }
            }
        }
        return totals.figures();
    }

    private void file(Row state, Row file, Totals totals) throws IOException {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        CloseableIterator<ColumnarBatch> stored = engine.getParquetHandler()
                .readParquetFiles(single(status), ScanStateRow.getPhysicalDataReadSchema(state), Optional.empty())
                .map(FileReadResult::getData);
        try (CloseableIterator<FilteredColumnarBatch> batches =
                Scan.transformPhysicalData(engine, state, file, stored)) {
            while (batches.hasNext()) {
                ColumnarBatch batch = batches.next().getData();
                totals.addRows(batch.getSize());
                for (int i = 0; i < columns.size(); i++) {
                    add(totals, i, batch.getColumnVector(i), columns.get(i).type());
                }
            }
        }
    }

    private static CloseableIterator<FileStatus> single(FileStatus status) {
        return io.delta.kernel.internal.util.Utils.toCloseableIterator(
                List.of(status).iterator());
    }

    /** A loop for each type, so that nothing but the value is asked for in it. */
    private static void add(Totals totals, int index, ColumnVector vector, DataType type) {
        int size = vector.getSize();
        if (type == DataType.DOUBLE) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += vector.isNullAt(i) ? 0 : vector.getDouble(i);
            }
            totals.add(index, sum);
            return;
        }
        long sum = 0;
        if (type == DataType.INT) {
            for (int i = 0; i < size; i++) {
                sum += vector.isNullAt(i) ? 0 : vector.getInt(i);
            }
        } else if (type == DataType.STRING) {
            for (int i = 0; i < size; i++) {
                sum += vector.isNullAt(i) ? 0 : vector.getString(i).length();
            }
        } else if (type == DataType.BOOLEAN) {
            for (int i = 0; i < size; i++) {
                sum += !vector.isNullAt(i) && vector.getBoolean(i) ? 1 : 0;
            }
        } else {
            for (int i = 0; i < size; i++) {
                sum += vector.isNullAt(i) ? 0 : vector.getLong(i);
            }
        }
        totals.add(index, sum);
    }
}
