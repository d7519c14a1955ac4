package dev.boathouse.core.data;

/** The types without parameters. Not public, so that no thread can initialise it before {@link DataType}: each needs the other. */
enum ScalarType implements DataType {
    BOOLEAN("boolean"),
    BYTE("byte"),
    SHORT("short"),
    INT("integer"),
    LONG("long"),
    FLOAT("float"),
    DOUBLE("double"),
    STRING("string"),
    BINARY("binary"),
    DATE("date"),
    TIMESTAMP("timestamp"),
    TIMESTAMP_NTZ("timestamp_ntz");

    private final String text;

    ScalarType(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
