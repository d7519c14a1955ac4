package dev.boathouse.delta;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads Parquet files independently of us; rows as text, so that both sides can be compared whatever their Java types. */
public final class DuckDb {

    /** Between the steps of a path; a dot in a column name stays a dot. */
    private static final String STEP = "`.`";

    private DuckDb() {}

    /** The sorted rows of Parquet files. */
    public static List<String> rows(String glob, Schema schema) {
        String columns = schema.fields().stream().map(DuckDb::expression).collect(Collectors.joining(", "));
        String sql = "SELECT " + columns + " FROM read_parquet('" + glob.replace("'", "''") + "')";
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= schema.size(); i++) {
                    values.add(text(results.getObject(i)));
                }
                rows.add(String.join(" | ", values));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB refuses " + sql, e);
        }
        Collections.sort(rows);
        return rows;
    }

    private static String expression(Schema.Field field) {
        // A path into a struct reads the same in SQL, once each step is quoted.
        String name = "\"" + unquoted(field.name()).replace("\"", "\"\"").replace(STEP, "\".\"") + "\"";
        if (field.type() == DataType.TIMESTAMP || field.type() == DataType.TIMESTAMP_NTZ) {
            return "epoch_us(" + name + ")";
        }
        if (field.type() == DataType.DATE) {
            return "CAST(" + name + " - DATE '1970-01-01' AS BIGINT)";
        }
        return field.type() == DataType.BINARY ? "lower(hex(" + name + "))" : name;
    }

    private static String unquoted(String path) {
        return path.startsWith("`") && path.endsWith("`") ? path.substring(1, path.length() - 1) : path;
    }

    /** The sorted rows of a frame, in the same form. */
    public static List<String> rows(Frame frame) {
        List<String> rows = new ArrayList<>();
        for (Row row : frame.rows()) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < frame.schema().size(); i++) {
                values.add(text(row.valueAt(i)));
            }
            rows.add(String.join(" | ", values));
        }
        Collections.sort(rows);
        return rows;
    }

    /** A value as text, the same whatever its Java type. */
    public static String text(@Nullable Object value) {
        if (value instanceof Array array) {
            try {
                return text(Arrays.asList((Object[]) array.getArray()));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        if (value instanceof Blob blob) {
            try {
                return text(blob.getBytes(1, (int) blob.length()));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        if (value instanceof Struct struct) {
            try {
                return text(Arrays.asList(struct.getAttributes()));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        if (value instanceof Row row) {
            return IntStream.range(0, row.schema().size())
                    .mapToObj(i -> text(row.valueAt(i)))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(DuckDb::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Float || value instanceof Double) {
            return String.valueOf(((Number) value).doubleValue());
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Instant instant) {
            return String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        }
        if (value instanceof LocalDateTime time) {
            return text(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof java.time.LocalDate date) {
            return String.valueOf(date.toEpochDay());
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
