package dev.boathouse.benchmarks;

import dev.boathouse.core.data.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/** DuckDB inside this JVM with a number of threads, over the Parquet files of a table. */
final class DuckDb implements AutoCloseable {

    private static final int BATCH_ROWS = 1 << 16;

    private final Connection connection;
    private final BufferAllocator allocator = new RootAllocator();

    DuckDb(int threads) throws SQLException {
        Properties properties = new Properties();
        // Else a result is collected as a whole before the first row comes.
        properties.setProperty("jdbc_stream_results", "true");
        connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
        }
    }

    /** Totals in SQL: no value reaches Java. */
    Contender sum(WideTable table, List<WideColumn> columns, String where) {
        String totals = columns.stream().map(DuckDb::total).collect(Collectors.joining(", "));
        String sql = "SELECT count(*), " + totals + from(table, where);
        return Contender.of("duckdb-sum", table.rows(), () -> sum(sql, columns));
    }

    /** All values in Arrow's vectors; the work does not look at them, the proof does. */
    Contender arrow(WideTable table, List<WideColumn> columns, String where) {
        String sql = "SELECT " + String.join(", ", WideColumn.names(columns)) + from(table, where);
        return Contender.of("duckdb-arrow", table.rows(), () -> arrow(sql, columns, false))
                .provedBy(() -> arrow(sql, columns, true));
    }

    /** Takes rows into memory. */
    void load(WideTable table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE wide AS SELECT *" + from(table, ""));
        }
    }

    /** Writes rows that were loaded to a Parquet file. */
    void copy(List<WideColumn> columns, Path file, String codec) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT " + String.join(", ", WideColumn.names(columns)) + " FROM wide) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION " + codec + ")");
        }
    }

    private static String from(WideTable table, String where) {
        return " FROM read_parquet('" + table.folder() + "/*.parquet')" + (where.isEmpty() ? "" : " WHERE " + where);
    }

    private static String total(WideColumn column) {
        String name = column.name();
        if (column.type() == DataType.STRING) {
            return "sum(strlen(" + name + "))";
        } else if (column.type() == DataType.BOOLEAN) {
            return "count_if(" + name + ")";
        } else if (column.type() == DataType.TIMESTAMP) {
            return "sum(epoch_us(" + name + "))";
        }
        return "sum(" + name + ")";
    }

    private double[] sum(String sql, List<WideColumn> columns) throws SQLException {
        Totals totals = new Totals(columns.size());
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            totals.addRows(result.getLong(1));
            for (int i = 0; i < columns.size(); i++) {
                Object total = result.getObject(i + 2);
                if (total instanceof Double real) {
                    totals.add(i, real.doubleValue());
                } else if (total instanceof BigInteger whole) {
                    // Beyond 64 bits, as our sums are cut.
                    totals.add(i, whole.longValue());
                } else if (total instanceof BigDecimal whole) {
                    totals.add(i, whole.toBigIntegerExact().longValue());
                } else if (total instanceof Long whole) {
                    totals.add(i, whole.longValue());
                } else if (total != null) {
                    throw new IllegalStateException("Unexpected total: " + total.getClass() + ".");
                }
            }
        }
        return totals.figures();
    }

    private double[] arrow(String sql, List<WideColumn> columns, boolean look) throws SQLException, IOException {
        Totals totals = new Totals(columns.size());
        try (Statement statement = connection.createStatement();
                DuckDBResultSet result = (DuckDBResultSet) statement.executeQuery(sql);
                ArrowReader reader = (ArrowReader) result.arrowExportStream(allocator, BATCH_ROWS)) {
            while (reader.loadNextBatch()) {
                totals.addRows(reader.getVectorSchemaRoot().getRowCount());
                for (int i = 0; look && i < columns.size(); i++) {
                    add(totals, i, reader.getVectorSchemaRoot().getVector(i));
                }
            }
        }
        return totals.figures();
    }

    private static void add(Totals totals, int index, FieldVector vector) {
        for (int i = 0; i < vector.getValueCount(); i++) {
            if (vector.isNull(i)) {
                continue;
            }
            if (vector instanceof Float8Vector doubles) {
                totals.add(index, doubles.get(i));
            } else if (vector instanceof IntVector ints) {
                totals.add(index, (long) ints.get(i));
            } else if (vector instanceof BigIntVector longs) {
                totals.add(index, longs.get(i));
            } else if (vector instanceof TimeStampVector times) {
                totals.add(index, times.get(i));
            } else if (vector instanceof VarCharVector texts) {
                totals.add(index, (long) texts.getValueLength(i));
            } else if (vector instanceof BitVector bits) {
                totals.add(index, (long) bits.get(i));
            } else {
                throw new IllegalStateException("Unexpected vector: " + vector.getClass() + ".");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        allocator.close();
        connection.close();
    }
}
