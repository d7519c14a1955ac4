package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Filter;

/**
 * Some of the rows, by a condition.
 *
 * @param name what to call them; of a value of a column, the text of the filter
 * @param filter the rows for which it is true
 */
public record Slice(String name, Filter filter) {

    @Override
    public String toString() {
        return name;
    }
}
