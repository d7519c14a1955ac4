package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one column: numbers for numeric, date and timestamp columns, levels for text and booleans; of all other
 * types the nulls alone. Immutable.
 */
public final class ColumnProfile {

    static {
        ProfileAccess.register(new DirectAccess());
    }

    private final String name;
    private final String type;
    private final long count;
    private final long nulls;
    private final @Nullable Numbers numbers;
    private final @Nullable Levels levels;

    ColumnProfile(
            String name, String type, long count, long nulls, @Nullable Numbers numbers, @Nullable Levels levels) {
        this.name = name;
        this.type = type;
        this.count = count;
        this.nulls = nulls;
        this.numbers = numbers;
        this.levels = levels;
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
     * The numbers of a numeric, date or timestamp column.
     *
     * @return empty for other types
     */
    public Optional<NumberProfile> numbers() {
        return Optional.ofNullable(numbers).map(NumberProfile::new);
    }

    /**
     * The levels of a text or boolean column.
     *
     * @return empty for other types
     */
    public Optional<LevelProfile> levels() {
        return Optional.ofNullable(levels).map(LevelProfile::new);
    }

    /**
     * Whether two columns can be compared: any two numeric types, otherwise equal types.
     *
     * @param other another column
     * @return true if their values have a common meaning
     */
    public boolean comparableWith(ColumnProfile other) {
        return kind().equals(other.kind());
    }

    private String kind() {
        return switch (type) {
            case "byte", "short", "integer", "long", "float", "double" -> "number";
            default -> type.startsWith("decimal(") ? "number" : type;
        };
    }

    ColumnProfile plus(ColumnProfile other) {
        return new ColumnProfile(
                name,
                type,
                count + other.count,
                nulls + other.nulls,
                numbers == null || other.numbers == null ? null : numbers.plus(other.numbers),
                levels == null || other.levels == null ? null : levels.plus(other.levels));
    }
}
