package dev.boathouse.faults;

import static java.util.stream.Collectors.joining;

import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.actions.AddFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** What others see in a table: its files, by two other readers of logs, and the rows in files, by another reader of Parquet. */
final class Judges {

    private Judges() {}

    /** Paths as they stand in the log. */
    static List<String> filesByKernel(String location) throws IOException {
        Engine engine = DefaultEngine.create(new Configuration());
        List<String> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = TableManager.loadSnapshot(location)
                .build(engine)
                .getScanBuilder()
                .build()
                .getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        Row add = row.getStruct(row.getSchema().indexOf("add"));
                        files.add(add.getString(add.getSchema().indexOf("path")));
                    }
                }
            }
        }
        return files;
    }

    static List<String> filesByStandalone(String location) {
        return DeltaLog.forTable(new Configuration(), location).update().getAllFiles().stream()
                .map(AddFile::getPath)
                .toList();
    }

    /** How many rows of each identity DuckDB finds, each row of it counted once. */
    static Map<String, Long> rowsByDuckDb(Path table, List<String> files) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        if (files.isEmpty()) {
            return rows;
        }
        String sql = "SELECT writer || '/' || sequence || '/' || attempt, count(*), count(DISTINCT \"row\")"
                + " FROM read_parquet(["
                + files.stream().map(file -> "'" + table.resolve(file) + "'").collect(joining(", "))
                + "]) GROUP BY 1";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                if (found.getLong(2) != found.getLong(3)) {
                    throw new AssertionError("Rows of " + found.getString(1) + " are there twice.");
                }
                rows.put(found.getString(1), found.getLong(2));
            }
        }
        return rows;
    }

    /** The sequences of all events that DuckDB finds in a registry, in order. */
    static List<Long> sequencesByDuckDb(Path registry, List<String> files) throws SQLException {
        String sql = "SELECT sequence FROM read_parquet(["
                + files.stream().map(file -> "'" + registry.resolve(file) + "'").collect(joining(", "))
                + "]) ORDER BY 1";
        List<Long> sequences = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                sequences.add(found.getLong(1));
            }
        }
        return sequences;
    }
}
