package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.DeltaTable;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.data.CloseableIterator;
import io.delta.standalone.data.RowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Sums the columns of a Delta table: our scan against Delta Standalone's row iterator and DuckDB, one thread each. */
final class ReadBenchmark implements Benchmarks.Benchmark {

    private static final int ROWS = 2_000_000;
    private static final int QUICK_ROWS = 250_000;
    private static final double SECONDS = 120;
    private static final double QUICK_SECONDS = 10;

    @Override
    public void run(boolean quick) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("boathouse-read");
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            int rows = quick ? QUICK_ROWS : ROWS;
            DeltaTable table = WideTable.create(folder, rows);
            try (Statement statement = duckDb.createStatement()) {
                statement.execute("SET threads = 1");
            }
            for (int columns : new int[] {5, WideTable.DOUBLES}) {
                List<String> names =
                        IntStream.range(0, columns).mapToObj(i -> "d" + i).toList();
                new SideBySide(
                                "read/" + columns + "-columns/1-thread",
                                "ns/row",
                                rows,
                                Contender.of("boathouse", () -> scan(table, names)),
                                List.of(
                                        Contender.of("standalone", () -> standalone(folder, names)),
                                        Contender.of("duckdb-sum", () -> duckDb(duckDb, folder, names))))
                        .measure(quick ? QUICK_SECONDS : SECONDS);
            }
        } finally {
            delete(folder);
        }
    }

    private static double scan(DeltaTable table, List<String> names) {
        double sum = 0;
        double[] values = new double[Chunk.MAX_ROWS];
        try (Batches batches = table.latest().scan().select(names).batches()) {
            while (batches.hasNext()) {
                for (Chunk chunk : batches.next().chunks()) {
                    for (int i = 0; i < names.size(); i++) {
                        Column column = chunk.column(i);
                        column.copyTo(0, column.size(), values, 0);
                        for (int row = 0; row < column.size(); row++) {
                            sum += values[row];
                        }
                    }
                }
            }
        }
        return sum;
    }

    private static double standalone(Path folder, List<String> names) throws IOException {
        double sum = 0;
        DeltaLog log = DeltaLog.forTable(new Configuration(), folder.toUri().toString());
        try (CloseableIterator<RowRecord> rows = log.snapshot().open()) {
            while (rows.hasNext()) {
                RowRecord row = rows.next();
                for (String name : names) {
                    sum += row.getDouble(name);
                }
            }
        }
        return sum;
    }

    private static double duckDb(Connection connection, Path folder, List<String> names) throws SQLException {
        String sums = names.stream().map(name -> "sum(" + name + ")").collect(Collectors.joining(" + "));
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT " + sums + " FROM read_parquet('" + folder + "/*.parquet')")) {
            result.next();
            return result.getDouble(1);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
