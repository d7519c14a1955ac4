package dev.boathouse.parquet;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The reader that judges ours. Close it. */
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("SET threads = 1");
        run("SET TimeZone = 'UTC'");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(sql + ": " + e.getMessage(), e);
        }
    }

    /** The rows of a file, in its order, for which a condition is true. */
    List<String> rows(Path file, Schema schema, String condition) throws SQLException {
        String columns = schema.fields().stream().map(DuckDb::expression).collect(Collectors.joining(", "));
        String sql = "SELECT " + columns + " FROM read_parquet('" + file + "', file_row_number = true) WHERE "
                + condition + " ORDER BY file_row_number";
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= schema.size(); i++) {
                    values.add(Cells.text(results.getObject(i)));
                }
                rows.add(String.join(" | ", values));
            }
        } catch (SQLException e) {
            throw new SQLException(sql + ": " + e.getMessage(), e);
        }
        return rows;
    }

    /** Times and days as numbers: JDBC would give them the zone of the JVM. */
    private static String expression(Schema.Field field) {
        String name = name(field.name());
        if (field.type() instanceof DataType.Array array) {
            String element = element("x", array.element());
            return element.equals("x") ? name : "list_transform(" + name + ", x -> " + element + ")";
        }
        return element(name, field.type());
    }

    private static String element(String name, DataType type) {
        if (!(type instanceof DataType.Struct struct)) {
            return scalar(name, type);
        }
        String members = struct.fields().fields().stream()
                .map(field -> field.name() + " := " + scalar(name + "." + field.name(), field.type()))
                .collect(Collectors.joining(", "));
        return "CASE WHEN " + name + " IS NULL THEN NULL ELSE struct_pack(" + members + ") END";
    }

    private static String scalar(String name, DataType type) {
        if (type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ) {
            return "'us ' || epoch_us(" + name + ")";
        }
        if (type == DataType.DATE) {
            return "'day ' || (" + name + " - DATE '1970-01-01')";
        }
        if (type == DataType.DOUBLE) {
            return "CAST(" + name + " AS DOUBLE)";
        }
        return type == DataType.BINARY ? "lower(hex(" + name + "))" : name;
    }

    /** Whether DuckDB can be told to write a column in the table's type: small integers inside structs it cannot. */
    static boolean copies(FileColumn column) {
        return column.inDuckDb()
                && !(column instanceof StructSpec struct
                        && struct.members().stream()
                                .map(member -> member.kind().type())
                                .anyMatch(type -> type == DataType.BYTE || type == DataType.SHORT));
    }

    /** A column with the type of the table, which parquet-java's file may leave out. */
    static String copied(FileColumn column) {
        String name = name(column.name());
        DataType type = column.field().type();
        boolean list = type instanceof DataType.Array;
        DataType inner = type instanceof DataType.Array array ? array.element() : type;
        String small = inner == DataType.BYTE ? "TINYINT" : inner == DataType.SHORT ? "SMALLINT" : "";
        return small.isEmpty() ? name : "CAST(" + name + " AS " + small + (list ? "[]" : "") + ") AS " + name;
    }

    static String name(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
