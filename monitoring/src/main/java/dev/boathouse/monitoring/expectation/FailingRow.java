package dev.boathouse.monitoring.expectation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not as expected.
 *
 * @param number its place in the order in which rows were read, from 0
 * @param values of the columns that the expectation looks at, and of those that identify a row, in the Java types that {@link
 *     dev.boathouse.core.data.Row#valueAt(int)} lists; {@link ExpectationResult#MASKED} where a column is sensitive
 */
public record FailingRow(long number, Map<String, ? extends @Nullable Object> values) {

    /** Copies the values. */
    public FailingRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
