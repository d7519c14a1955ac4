package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Filter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which slices of the rows get a profile of their own beside that of all: {@code Slices.where("late", Filter.equal("late", true))
 * .and(Slices.by("origin"))}. Slices may overlap. Immutable.
 */
public final class Slices {

    private static final int STANDARD_MOST = 100;

    private final List<Slice> named;
    private final List<String> columns;
    private final int most;

    private Slices(List<Slice> named, List<String> columns, int most) {
        this.named = List.copyOf(named);
        this.columns = List.copyOf(columns);
        this.most = most;
    }

    /**
     * The rows for which a filter is true.
     *
     * @param name what to call them
     * @param filter the condition
     * @return the slicing
     */
    public static Slices where(String name, Filter filter) {
        return new Slices(List.of(new Slice(name, filter)), List.of(), STANDARD_MOST);
    }

    /**
     * A slice for each value of a column, null among them: texts, booleans, whole numbers or dates. There may be {@value #STANDARD_MOST} values unless
     * {@link #withMost} says otherwise; more are an error rather than a choice that the order of the rows would show in.
     *
     * @param column its name
     * @return the slicing
     */
    public static Slices by(String column) {
        return new Slices(List.of(), List.of(column), STANDARD_MOST);
    }

    /**
     * With the slices of another one, too.
     *
     * @param other which; of both limits to the number of values the higher one holds
     * @return the changed copy
     * @throws IllegalArgumentException if a name, or a column, appears twice
     */
    public Slices and(Slices other) {
        List<Slice> slices = new ArrayList<>(named);
        slices.addAll(other.named);
        List<String> values = new ArrayList<>(columns);
        values.addAll(other.columns);
        Set<String> names = new HashSet<>();
        slices.forEach(slice -> requireNew(names.add(slice.name()), slice.name()));
        Set<String> sources = new HashSet<>();
        values.forEach(column -> requireNew(sources.add(column), column));
        return new Slices(slices, values, Math.max(most, other.most));
    }

    private static void requireNew(boolean added, String name) {
        if (!added) {
            throw new IllegalArgumentException(
                    "Cannot slice by \"" + name + "\": it appears twice. Different names would work.");
        }
    }

    /**
     * With another limit to the number of values of a column. At most 32 slices are collected at a time, fewer
     * of more than 20 columns, in some 200 MiB; the others wait as profiles, of up to 64 KiB a column.
     *
     * @param values 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public Slices withMost(int values) {
        if (values < 1) {
            throw new IllegalArgumentException("Cannot slice by at most " + values + " values. At least 1 would work.");
        }
        return new Slices(named, columns, values);
    }

    List<Slice> named() {
        return named;
    }

    List<String> columns() {
        return columns;
    }

    int most() {
        return most;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slices that
                && named.equals(that.named)
                && columns.equals(that.columns)
                && most == that.most;
    }

    @Override
    public int hashCode() {
        return 31 * named.hashCode() + columns.hashCode();
    }

    @Override
    public String toString() {
        return "slices " + named + " and by " + columns;
    }
}
