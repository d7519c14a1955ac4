package dev.boathouse.core.training;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Real flights from the example's sample, spread evenly over its six months and in time order, with a column of every kind that can become a
 * feature, and labels for every task.
 */
final class RealFlights {

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("departure", DataType.TIMESTAMP_NTZ),
            Schema.Field.of("day", DataType.DATE),
            Schema.Field.of("origin", DataType.STRING),
            Schema.Field.of("route", DataType.STRING),
            Schema.Field.of("miles", DataType.INT),
            Schema.Field.of("hour", DataType.DOUBLE),
            Schema.Field.of("weekend", DataType.BOOLEAN),
            Schema.Field.of("fare", new DataType.Decimal(8, 2)),
            Schema.Field.of("shape", new DataType.Array(DataType.DOUBLE)),
            Schema.Field.of("late", DataType.BOOLEAN),
            Schema.Field.of("punctuality", DataType.STRING),
            Schema.Field.of("delay", DataType.INT));

    private RealFlights() {}

    /** So many flights. The fare is made up of the miles, and missing now and then. */
    static Frame all(int rows) {
        Path file = Path.of("../examples/data/flights-500k.parquet")
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(file)) {
            throw new IllegalStateException("The example's flights are missing at " + file + ".");
        }
        String query = "SELECT date, CAST(date AS DATE), origin, origin || '-' || destination, distance,"
                + " extract(hour FROM date) + extract(minute FROM date) / 60.0, extract(dow FROM date) IN (0, 6),"
                + " CASE WHEN distance % 17 <> 0 THEN CAST(distance * 0.11 + 40 AS DECIMAL(8, 2)) END,"
                + " distance / 1000.0, sqrt(distance), extract(dow FROM date),"
                + " delay > 15, CASE WHEN delay > 15 THEN 'late' WHEN delay < -5 THEN 'early' ELSE 'on time' END, delay"
                + " FROM read_parquet('" + file + "')"
                + " QUALIFY (row_number() OVER (ORDER BY date, origin, destination, delay, distance) - 1)"
                + " % (count(*) OVER () // " + rows + ") = 0"
                + " ORDER BY date, origin, destination, delay, distance LIMIT " + rows;
        List<List<@Nullable Object>> columns = SCHEMA.fields().stream()
                .map(field -> (List<@Nullable Object>) new ArrayList<@Nullable Object>())
                .toList();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<@Nullable Object> row = row(result);
                for (int i = 0; i < row.size(); i++) {
                    columns.get(i).add(row.get(i));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read " + file + ".", e);
        }
        List<Column> made = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            made.add(Column.of(SCHEMA.field(i).type(), columns.get(i)));
        }
        return Frame.of(SCHEMA, made);
    }

    private static List<@Nullable Object> row(ResultSet result) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(result.getObject(1, LocalDateTime.class));
        row.add(result.getObject(2, LocalDate.class));
        row.add(result.getString(3));
        row.add(result.getString(4));
        row.add(result.getInt(5));
        row.add(result.getDouble(6));
        row.add(result.getBoolean(7));
        row.add(result.getBigDecimal(8));
        row.add(List.of(result.getDouble(9), result.getDouble(10), result.getDouble(11)));
        row.add(result.getBoolean(12));
        row.add(result.getString(13));
        row.add(result.getInt(14));
        return row;
    }
}
