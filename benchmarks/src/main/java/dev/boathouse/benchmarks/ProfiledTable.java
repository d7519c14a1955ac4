package dev.boathouse.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The doubles in a table of DuckDB's, in memory, with one thread. */
final class ProfiledTable implements AutoCloseable {

    private final Connection connection;
    private final int rows;

    private ProfiledTable(Connection connection, int rows) {
        this.connection = connection;
        this.rows = rows;
    }

    static ProfiledTable of(ProfiledDoubles doubles) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("CREATE TABLE doubles (x DOUBLE)");
        }
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "doubles")) {
            for (double value : doubles.values()) {
                appender.beginRow();
                appender.append(value);
                appender.endRow();
            }
        }
        return new ProfiledTable(connection, doubles.values().length);
    }

    /** Minimum, maximum, distinct values, mean, deviation and three quantiles, about. */
    Contender summarize() {
        return Contender.of("duckdb-summarize", rows, () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SUMMARIZE doubles")) {
                result.next();
                return new double[] {
                    result.getLong("count"),
                    Double.parseDouble(result.getString("min")),
                    Double.parseDouble(result.getString("max"))
                };
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
