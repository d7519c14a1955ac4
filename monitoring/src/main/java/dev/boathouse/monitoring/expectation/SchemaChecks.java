package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Expectations on the columns that there are, and on counts. */
final class SchemaChecks {

    /** Names that Spark and pandas have for a type, which suites use. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("BooleanType", "boolean"),
            Map.entry("bool", "boolean"),
            Map.entry("ByteType", "byte"),
            Map.entry("int8", "byte"),
            Map.entry("ShortType", "short"),
            Map.entry("int16", "short"),
            Map.entry("IntegerType", "integer"),
            Map.entry("int32", "integer"),
            Map.entry("LongType", "long"),
            Map.entry("int64", "long"),
            Map.entry("FloatType", "float"),
            Map.entry("float32", "float"),
            Map.entry("DoubleType", "double"),
            Map.entry("float64", "double"),
            Map.entry("StringType", "string"),
            Map.entry("str", "string"),
            Map.entry("BinaryType", "binary"),
            Map.entry("bytes", "binary"),
            Map.entry("DateType", "date"),
            Map.entry("TimestampType", "timestamp"),
            Map.entry("datetime64[ns]", "timestamp_ntz"));

    private SchemaChecks() {}

    static boolean covers(Kind kind) {
        return switch (kind) {
            case COLUMN_TO_EXIST,
                    TABLE_COLUMNS_TO_MATCH_ORDERED_LIST,
                    TABLE_COLUMNS_TO_MATCH_SET,
                    TABLE_COLUMN_COUNT_TO_EQUAL,
                    TABLE_COLUMN_COUNT_TO_BE_BETWEEN,
                    COLUMN_VALUES_TO_BE_OF_TYPE,
                    COLUMN_VALUES_TO_BE_IN_TYPE_LIST -> true;
            default -> false;
        };
    }

    static ExpectationResult result(Expectation expectation, Schema schema, long rows) {
        try {
            return switch (expectation.kind()) {
                case COLUMN_TO_EXIST -> exists(expectation, schema, rows);
                case TABLE_COLUMNS_TO_MATCH_ORDERED_LIST -> {
                    List<String> wanted = Columns.list(expectation, "column_list");
                    yield told(
                            expectation,
                            wanted.equals(schema.names()),
                            List.copyOf(schema.names()),
                            rows,
                            "the columns are " + schema.names());
                }
                case TABLE_COLUMNS_TO_MATCH_SET -> set(expectation, schema, rows);
                case TABLE_COLUMN_COUNT_TO_EQUAL ->
                    count(
                            expectation,
                            "columns",
                            schema.size(),
                            Between.exactly(Columns.argument(expectation, "value")),
                            rows);
                case TABLE_COLUMN_COUNT_TO_BE_BETWEEN ->
                    count(expectation, "columns", schema.size(), Between.ofNumber(expectation), rows);
                default -> type(expectation, schema, rows);
            };
        } catch (Unfit e) {
            return Plan.refused(expectation, e, rows);
        }
    }

    static ExpectationResult count(Expectation expectation, String what, long count, Between limits, long rows) {
        return told(expectation, limits.holds(count), count, rows, "there are " + count + " " + what);
    }

    private static ExpectationResult exists(Expectation expectation, Schema schema, long rows) {
        String column = String.valueOf(Columns.argument(expectation, "column"));
        Object place = expectation.arguments().get("column_index");
        boolean there = Columns.exists(schema, column);
        boolean placed =
                there && (place == null || (schema.contains(column) && place.equals((long) schema.indexOf(column))));
        String found = there ? "there is a column \"" + column + "\"" : "there is no column \"" + column + "\"";
        return told(
                expectation,
                placed,
                there,
                rows,
                there && !placed ? found + ", at " + schema.names().indexOf(column) : found);
    }

    private static ExpectationResult set(Expectation expectation, Schema schema, long rows) {
        Set<String> missing = new TreeSet<>(Columns.list(expectation, "column_set"));
        Set<String> more = new TreeSet<>(schema.names());
        more.removeAll(missing);
        missing.removeAll(schema.names());
        boolean exact = !Boolean.FALSE.equals(expectation.arguments().get("exact_match"));
        List<String> reasons = new ArrayList<>();
        if (!missing.isEmpty()) {
            reasons.add("there is no column " + missing);
        }
        if (exact && !more.isEmpty()) {
            reasons.add("nobody expects the columns " + more);
        }
        return told(
                expectation,
                reasons.isEmpty(),
                List.copyOf(schema.names()),
                rows,
                reasons.isEmpty() ? "the columns are as expected" : String.join("; ", reasons));
    }

    private static ExpectationResult type(Expectation expectation, Schema schema, long rows) {
        String column = String.valueOf(Columns.argument(expectation, "column"));
        if (!Columns.exists(schema, column)) {
            throw new Unfit("There is no column \"" + column + "\".");
        }
        DataType type = schema.find(column).type();
        List<String> wanted = expectation.kind() == Kind.COLUMN_VALUES_TO_BE_OF_TYPE
                ? Columns.list(expectation, "type_")
                : Columns.list(expectation, "type_list");
        boolean holds = wanted.stream()
                .anyMatch(name -> ALIASES.getOrDefault(name, name).equals(type.toString())
                        || (name.equals("DecimalType") && type instanceof DataType.Decimal));
        return told(expectation, holds, type.toString(), rows, "column \"" + column + "\" is of type " + type);
    }

    private static ExpectationResult told(
            Expectation expectation, boolean holds, Object observed, long rows, String reason) {
        return Figures.result(
                expectation,
                holds ? Outcome.PASSED : Outcome.FAILED,
                Optional.of(observed),
                new Figures.Counts(rows, 0),
                reason);
    }
}
