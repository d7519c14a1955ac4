package dev.boathouse.core.data;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of values, read by position. Positions are those of {@link #schema()}; a reader that is bound once to a schema, such as
 * a scorer, looks names up only then.
 *
 * <p>A null slot answers zero, false or the empty value: ask {@link #isNull(int)} first. Numbers widen: {@code doubleAt} reads every
 * numeric, boolean, date and timestamp column, {@code longAt} every integer, boolean, date and timestamp column.
 * Implementations are immutable, or say otherwise.
 */
public interface Row {

    /**
     * The fields of this row.
     *
     * @return the schema
     */
    Schema schema();

    /**
     * Tells whether a value is missing.
     *
     * @param index position in the schema
     * @return true if null
     */
    boolean isNull(int index);

    /**
     * A number as double.
     *
     * @param index position in the schema
     * @return the value, 0 if null
     * @throws IllegalArgumentException if the column is not numeric, boolean, date or timestamp
     */
    double doubleAt(int index);

    /**
     * A whole number, truth value (0 or 1), date (days) or timestamp (microseconds) as long.
     *
     * @param index position in the schema
     * @return the value, 0 if null
     * @throws IllegalArgumentException if the column has another type
     */
    long longAt(int index);

    /**
     * A text.
     *
     * @param index position in the schema
     * @return the value, empty if null
     * @throws IllegalArgumentException if the column is no string
     */
    String stringAt(int index);

    /**
     * The value in its natural Java type: Boolean, Byte, Short, Integer, Long, Float, Double, String, {@code byte[]} (a copy),
     * {@link java.time.LocalDate}, {@link java.time.Instant}, {@link java.time.LocalDateTime}, {@link java.math.BigDecimal},
     * a {@link java.util.List} for an array, or a {@code Row} for a struct: immutable, equal to every row of a struct or of
     * {@link #of} with equal names and values, as text {@code {item=a, count=1}}.
     *
     * @param index position in the schema
     * @return the value, or null
     */
    @Nullable
    Object valueAt(int index);

    /**
     * A truth value.
     *
     * @param index position in the schema
     * @return the value, false if null
     * @throws IllegalArgumentException if the column is not boolean
     */
    default boolean booleanAt(int index) {
        return longAt(index) != 0;
    }

    /**
     * The value of a named column, as {@link #valueAt(int)} gives it.
     *
     * @param name the column
     * @return the value, or null
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     */
    default @Nullable Object value(String name) {
        return valueAt(schema().indexOf(name));
    }

    /**
     * A row of values that the caller has at hand. Missing names are null; an {@code Integer} is accepted where a wider number
     * is declared, and a map by name for a struct. Such rows are equal when their names and values are.
     *
     * @param schema the fields
     * @param values by name, in the types that {@link #valueAt(int)} lists
     * @return the row
     * @throws dev.boathouse.core.NotFoundException if a name is not in the schema
     * @throws IllegalArgumentException if a value does not have the declared type, or is missing where it is required
     */
    static Row of(Schema schema, Map<String, ?> values) {
        return ValueRow.of(schema, values);
    }
}
