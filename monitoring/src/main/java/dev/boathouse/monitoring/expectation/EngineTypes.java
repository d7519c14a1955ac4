package dev.boathouse.monitoring.expectation;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that Great Expectations has for types, which are those of its engines (NumPy, Spark, SQL), as types of columns here. A name that stands for several stands for all of
 * them.
 */
final class EngineTypes {

    private static final Pattern DECIMAL = Pattern.compile("(?:decimal|decimaltype|numeric)\\((\\d+), ?(\\d+)\\)");

    private EngineTypes() {}

    /**
     * Types of columns here, sorted.
     *
     * @throws IllegalArgumentException if a name is of no known type, or none is of a type that a column here can have
     */
    static List<String> of(List<?> names) {
        TreeSet<String> types = new TreeSet<>();
        names.forEach(name -> types.addAll(of(String.valueOf(name))));
        if (types.isEmpty()) {
            throw new IllegalArgumentException("no column here can be of the types " + names);
        }
        return List.copyOf(types);
    }

    private static List<String> of(String name) {
        String word = name.toLowerCase(Locale.ROOT).replace("()", "").strip();
        Matcher decimal = DECIMAL.matcher(word);
        if (decimal.matches()) {
            return List.of("decimal(" + decimal.group(1) + "," + decimal.group(2) + ")");
        }
        return switch (word) {
            case "string", "stringtype", "str", "text", "char", "varchar", "nvarchar", "nchar", "ntext" ->
                List.of("string");
            case "boolean", "booleantype", "bool", "bool_", "bit" -> List.of("boolean");
            case "byte", "bytetype", "tinyint", "byteint", "int8" -> List.of("byte");
            case "short", "shorttype", "smallint", "int16" -> List.of("short");
            case "integer", "integertype", "int32" -> List.of("integer");
            case "long", "longtype", "bigint", "int64", "int_" -> List.of("long");
            case "int" -> List.of("byte", "short", "integer", "long");
            case "floattype", "real", "float32", "float4" -> List.of("float");
            case "double", "doubletype", "double_precision", "double precision", "float64", "float8", "float_" ->
                List.of("double");
            case "float" -> List.of("float", "double");
            case "binary", "binarytype", "bytes", "blob", "bytea", "varbinary" -> List.of("binary");
            case "date", "datetype" -> List.of("date");
            case "timestamptype", "timestamptz", "timestamp with time zone", "datetimeoffset" -> List.of("timestamp");
            case "timestampntztype", "timestamp without time zone", "datetime2", "smalldatetime" ->
                List.of("timestamp_ntz");
            case "timestamp", "datetime", "datetime64", "datetime64[ns]" -> List.of("timestamp", "timestamp_ntz");
            case "decimal", "decimaltype", "numeric", "number" -> List.of("DecimalType");
            case "float16", "time", "uint8", "uint16", "uint32", "uint64", "complex64", "complex128" -> List.of();
            default ->
                throw new IllegalArgumentException(
                        "the type \"" + name + "\" is not known. A name of a type in NumPy, Spark or SQL would work");
        };
    }
}
