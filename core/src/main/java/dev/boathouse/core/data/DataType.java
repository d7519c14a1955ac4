package dev.boathouse.core.data;

/**
 * The type of a column. The names are those of the Delta protocol ("Schema Serialization Format"), so {@link #toString()} gives
 * {@code long}, {@code decimal(10,2)} or {@code array<double>}.
 */
public sealed interface DataType {

    /** True or false. */
    DataType BOOLEAN = Scalar.BOOLEAN;
    /** Signed, 8 bits. */
    DataType BYTE = Scalar.BYTE;
    /** Signed, 16 bits. */
    DataType SHORT = Scalar.SHORT;
    /** Signed, 32 bits. */
    DataType INT = Scalar.INT;
    /** Signed, 64 bits. */
    DataType LONG = Scalar.LONG;
    /** IEEE 754, 32 bits. */
    DataType FLOAT = Scalar.FLOAT;
    /** IEEE 754, 64 bits. */
    DataType DOUBLE = Scalar.DOUBLE;
    /** Text, stored as UTF-8. */
    DataType STRING = Scalar.STRING;
    /** Bytes. */
    DataType BINARY = Scalar.BINARY;
    /** A day, stored as days since 1970-01-01. */
    DataType DATE = Scalar.DATE;
    /** An instant, stored as microseconds since 1970-01-01T00:00Z. */
    DataType TIMESTAMP = Scalar.TIMESTAMP;
    /** A date and time without a zone, stored as microseconds since 1970-01-01T00:00. */
    DataType TIMESTAMP_NTZ = Scalar.TIMESTAMP_NTZ;

    /** The types without parameters. */
    enum Scalar implements DataType {
        /** See {@link DataType#BOOLEAN}. */
        BOOLEAN("boolean"),
        /** See {@link DataType#BYTE}. */
        BYTE("byte"),
        /** See {@link DataType#SHORT}. */
        SHORT("short"),
        /** See {@link DataType#INT}. */
        INT("integer"),
        /** See {@link DataType#LONG}. */
        LONG("long"),
        /** See {@link DataType#FLOAT}. */
        FLOAT("float"),
        /** See {@link DataType#DOUBLE}. */
        DOUBLE("double"),
        /** See {@link DataType#STRING}. */
        STRING("string"),
        /** See {@link DataType#BINARY}. */
        BINARY("binary"),
        /** See {@link DataType#DATE}. */
        DATE("date"),
        /** See {@link DataType#TIMESTAMP}. */
        TIMESTAMP("timestamp"),
        /** See {@link DataType#TIMESTAMP_NTZ}. */
        TIMESTAMP_NTZ("timestamp_ntz");

        private final String text;

        Scalar(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
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
