package dev.boathouse.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The checks of a {@link ValidatedTable} in SQL, in one query over its Parquet files. */
final class DuckDbChecks implements AutoCloseable {

    private final ValidatedTable table;
    private final Connection connection;

    DuckDbChecks(ValidatedTable table, int threads) throws SQLException {
        this.table = table;
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
        }
    }

    Contender checked() {
        String sql = "SELECT " + String.join(", ", table.sql()) + " FROM read_parquet('"
                + table.table().folder() + "/*.parquet')";
        int figures = table.sql().size();
        return Contender.of("duckdb", 1, () -> {
            double[] found = new double[figures];
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                for (int i = 0; i < figures; i++) {
                    found[i] = result.getDouble(i + 1);
                }
            }
            return found;
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
