package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.ProfileAccess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of one column: numbers for numeric, date and timestamp columns, levels for text and booleans, lengths for texts, binary
 * values and arrays, elements of arrays; of maps and structs the nulls alone. Immutable.
 */
public final class ColumnProfile {

    static {
        ProfileAccess.register(new DirectAccess());
    }

    private final String name;
    private final String type;
    private final long count;
    private final long nulls;
    private final boolean sensitive;
    private final Parts parts;

    ColumnProfile(String name, String type, long count, long nulls, boolean sensitive, Parts parts) {
        this.name = name;
        this.type = type;
        this.count = count;
        this.nulls = nulls;
        this.sensitive = sensitive;
        this.parts = parts;
    }

    /**
     * The name of the column.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The type of the column, written as in the Delta protocol, for instance {@code double} or {@code decimal(10,2)}.
     *
     * @return the type's name
     */
    public String type() {
        return type;
    }

    /**
     * How many rows there are, nulls included.
     *
     * @return 0 or more
     */
    public long count() {
        return count;
    }

    /**
     * How many values are missing. NaN is a value.
     *
     * @return 0 or more
     */
    public long nulls() {
        return nulls;
    }

    /**
     * Whether no value of this column may leave, see {@link Profiling#sensitive}.
     *
     * @return true if all that is known are counts
     */
    public boolean sensitive() {
        return sensitive;
    }

    /**
     * The numbers of a numeric, date or timestamp column. Dates are days since 1970-01-01, timestamps microseconds since 1970-01-01T00:00Z;
     * {@link #earliest} and {@link #latest} give them as instants.
     *
     * @return empty for other types and sensitive columns
     */
    public Optional<NumberProfile> numbers() {
        return Optional.ofNullable(parts.numbers()).map(NumberProfile::new);
    }

    /**
     * The levels of a text or boolean column; of a sensitive column of any type the buckets.
     *
     * @return empty for other types
     */
    public Optional<LevelProfile> levels() {
        return Optional.ofNullable(parts.levels()).map(LevelProfile::new);
    }

    /**
     * How long the values are: texts in characters (Unicode code points), binary values in bytes, arrays in elements.
     *
     * @return empty for other types, sensitive columns and profiles that were stored before format version 2
     */
    public Optional<NumberProfile> lengths() {
        return Optional.ofNullable(parts.lengths()).map(NumberProfile::new);
    }

    /**
     * The elements of all arrays together, as a column of their own: how many, how many of them null, and their numbers or levels.
     *
     * @return empty for other types, sensitive columns and profiles that were stored before format version 2
     */
    public Optional<ColumnProfile> elements() {
        return Optional.ofNullable(parts.elements());
    }

    /**
     * The earliest date (its midnight in UTC) or timestamp (without a zone: as if in UTC).
     *
     * @return empty for other types, sensitive columns and without values
     */
    public Optional<Instant> earliest() {
        return instant(numbers().map(NumberProfile::min).orElse(OptionalDouble.empty()));
    }

    /**
     * The latest date (its midnight in UTC) or timestamp (without a zone: as if in UTC).
     *
     * @return empty for other types, sensitive columns and without values
     */
    public Optional<Instant> latest() {
        return instant(numbers().map(NumberProfile::max).orElse(OptionalDouble.empty()));
    }

    private Optional<Instant> instant(OptionalDouble value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (type) {
            case "date" -> Optional.of(Instant.EPOCH.plus((long) value.getAsDouble(), ChronoUnit.DAYS));
            case "timestamp", "timestamp_ntz" ->
                Optional.of(Instant.EPOCH.plus((long) value.getAsDouble(), ChronoUnit.MICROS));
            default -> Optional.empty();
        };
    }

    /**
     * Whether two columns can be compared: any two numeric types, otherwise equal types, and both sensitive or neither.
     *
     * @param other another column
     * @return true if their values have a common meaning
     */
    public boolean comparableWith(ColumnProfile other) {
        return sensitive == other.sensitive && kind().equals(other.kind());
    }

    private String kind() {
        return switch (type) {
            case "byte", "short", "integer", "long", "float", "double" -> "number";
            default -> type.startsWith("decimal(") ? "number" : type;
        };
    }

    Parts parts() {
        return parts;
    }

    ColumnProfile plus(ColumnProfile other, int limit) {
        return new ColumnProfile(
                name, type, count + other.count, nulls + other.nulls, sensitive, parts.plus(other.parts, limit));
    }

    /** As {@code distance double, 100 rows}. */
    @Override
    public String toString() {
        return name + " " + type + ", " + count + " rows";
    }
}
