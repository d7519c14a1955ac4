package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What a column's profile is made of, as far as it is there.
 *
 * @param numbers of a numeric, date or timestamp column
 * @param levels of a text or boolean column, or the buckets of a sensitive one
 * @param lengths of texts, binary values and arrays
 * @param elements of arrays
 */
record Parts(
        @Nullable Numbers numbers,
        @Nullable Levels levels,
        @Nullable Numbers lengths,
        @Nullable ColumnProfile elements) {

    static final Parts NONE = new Parts(null, null, null, null);

    /** Those of both; what one side lacks, as profiles of version 1 do, is unknown of the other too. */
    Parts plus(Parts other, int limit) {
        return new Parts(
                numbers == null || other.numbers == null ? null : numbers.plus(other.numbers, limit),
                levels == null || other.levels == null ? null : levels.plus(other.levels, limit),
                lengths == null || other.lengths == null ? null : lengths.plus(other.lengths, limit),
                elements == null || other.elements == null ? null : elements.plus(other.elements, limit));
    }
}
