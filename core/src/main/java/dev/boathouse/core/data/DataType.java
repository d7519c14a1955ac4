package dev.boathouse.core.data;

import java.util.List;
import java.util.Optional;

/**
 * The type of a column. The names are those of the Delta protocol ("Schema Serialization Format"), so {@link Object#toString()} gives
 * {@code long}, {@code decimal(10,2)} or {@code array<double>}.
 */
@SuppressWarnings("ClassInitializationDeadlock") // ScalarType is reached through these constants alone
public sealed interface DataType
        permits ScalarType, DataType.Decimal, DataType.Array, DataType.Struct, DataType.KeyValue, DataType.Other {

    /** True or false. */
    DataType BOOLEAN = ScalarType.BOOLEAN;
    /** Signed, 8 bits. */
    DataType BYTE = ScalarType.BYTE;
    /** Signed, 16 bits. */
    DataType SHORT = ScalarType.SHORT;
    /** Signed, 32 bits. */
    DataType INT = ScalarType.INT;
    /** Signed, 64 bits. */
    DataType LONG = ScalarType.LONG;
    /** IEEE 754, 32 bits. */
    DataType FLOAT = ScalarType.FLOAT;
    /** IEEE 754, 64 bits. */
    DataType DOUBLE = ScalarType.DOUBLE;
    /** Text, stored as UTF-8. */
    DataType STRING = ScalarType.STRING;
    /** Bytes. */
    DataType BINARY = ScalarType.BINARY;
    /** A day, stored as days since 1970-01-01. */
    DataType DATE = ScalarType.DATE;
    /** An instant, stored as microseconds since 1970-01-01T00:00Z. */
    DataType TIMESTAMP = ScalarType.TIMESTAMP;
    /** A date and time without a zone, stored as microseconds since 1970-01-01T00:00. */
    DataType TIMESTAMP_NTZ = ScalarType.TIMESTAMP_NTZ;

    /**
     * The types without parameters.
     *
     * @return those that have a constant here, in that order
     */
    static List<DataType> scalars() {
        return List.of(ScalarType.values());
    }

    /**
     * A type without parameters.
     *
     * @param name its name, such as {@code integer}
     * @return the type; empty for any other name
     */
    static Optional<DataType> scalar(String name) {
        return scalars().stream().filter(type -> type.toString().equals(name)).findFirst();
    }

    /**
     * A decimal number with a fixed scale.
     *
     * @param precision digits in all, 1 to 38
     * @param scale digits after the point, 0 to {@code precision}
     */
    record Decimal(int precision, int scale) implements DataType {

        /** Digits of the largest decimal that fits a {@code long}. */
        static final int MAX_LONG_DIGITS = 18;

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a value is out of range
         */
        public Decimal {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("No such type: decimal(" + precision + "," + scale
                        + "). Precision is 1 to 38, scale 0 to the precision.");
            }
        }

        @Override
        public String toString() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    /**
     * A list of values of one type; a feature vector when the elements are numbers.
     *
     * @param element the type of the elements
     */
    record Array(DataType element) implements DataType {
        @Override
        public String toString() {
            return "array<" + element + ">";
        }
    }

    /**
     * Named fields in one value.
     *
     * @param fields the fields, in order
     */
    record Struct(Schema fields) implements DataType {
        @Override
        public String toString() {
            return "struct<" + fields.describe() + ">";
        }
    }

    /**
     * Keys with values.
     *
     * @param key the type of the keys
     * @param value the type of the values
     */
    record KeyValue(DataType key, DataType value) implements DataType {
        @Override
        public String toString() {
            return "map<" + key + "," + value + ">";
        }
    }

    /**
     * A type that a table can have and this library cannot read, such as {@code variant}.
     *
     * @param name the name the table gives it
     */
    record Other(String name) implements DataType {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Tells whether values are integers, floating point numbers or decimals.
     *
     * @return true for byte, short, int, long, float, double and decimal
     */
    default boolean isNumeric() {
        return this instanceof Decimal || isFloating() || isInteger();
    }

    /**
     * Tells whether values are floating point numbers, which may be NaN or infinite.
     *
     * @return true for float and double
     */
    default boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /**
     * Tells whether values are whole numbers.
     *
     * @return true for byte, short, int and long
     */
    default boolean isInteger() {
        return this == BYTE || this == SHORT || this == INT || this == LONG;
    }
}
