package dev.boathouse.benchmarks;

import dev.boathouse.core.data.DataType;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.data.CloseableIterator;
import io.delta.standalone.data.RowRecord;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;

/** Delta Standalone's iterator of rows, which always reads all columns. */
final class StandaloneRows {

    private final DeltaLog log;
    private final List<WideColumn> columns;

    private StandaloneRows(WideTable table, List<WideColumn> columns) {
        this.log = DeltaLog.forTable(new Configuration(), table.uri());
        this.columns = columns;
    }

    static Contender of(WideTable table, List<WideColumn> columns) {
        return Contender.of("standalone", table.rows(), new StandaloneRows(table, columns)::run);
    }

    private double[] run() throws IOException {
        Totals totals = new Totals(columns.size());
        try (CloseableIterator<RowRecord> rows = log.update().open()) {
            while (rows.hasNext()) {
                RowRecord row = rows.next();
                totals.addRows(1);
                for (int i = 0; i < columns.size(); i++) {
                    String name = columns.get(i).name();
                    if (!row.isNullAt(name)) {
                        add(totals, i, row, name, columns.get(i).type());
                    }
                }
            }
        }
        return totals.figures();
    }

    private static void add(Totals totals, int index, RowRecord row, String name, DataType type) {
        if (type == DataType.DOUBLE) {
            totals.add(index, row.getDouble(name));
        } else if (type == DataType.INT) {
            totals.add(index, (long) row.getInt(name));
        } else if (type == DataType.LONG) {
            totals.add(index, row.getLong(name));
        } else if (type == DataType.STRING) {
            totals.add(index, (long) row.getString(name).length());
        } else if (type == DataType.BOOLEAN) {
            totals.add(index, row.getBoolean(name) ? 1L : 0L);
        } else {
            var time = row.getTimestamp(name);
            totals.add(
                    index, TimeUnit.SECONDS.toMicros(Math.floorDiv(time.getTime(), 1_000L)) + time.getNanos() / 1_000);
        }
    }
}
