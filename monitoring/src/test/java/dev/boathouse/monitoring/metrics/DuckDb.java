package dev.boathouse.monitoring.metrics;

import dev.boathouse.delta.DeltaTable;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asks DuckDB, which reads the files of tables on its own, and SQL. */
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET TimeZone = 'UTC'");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of the files that a table's newest version has. */
    void copy(String name, DeltaTable table) throws SQLException {
        Path folder = Path.of(URI.create(table.location()));
        String files = table.latest().files().stream()
                .map(file -> "'" + folder.resolve(file.path()) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        execute("CREATE TABLE " + name + " AS SELECT * FROM read_parquet(" + files + ")");
    }

    List<List<Object>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (results.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    row.add(results.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
