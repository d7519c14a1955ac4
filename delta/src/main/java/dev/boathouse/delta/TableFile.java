package dev.boathouse.delta;

import java.util.Map;
import java.util.OptionalLong;

/**
 * A data file of a table version.
 *
 * @param path relative to the table, percent-encoded; absolute where the file lies elsewhere
 * @param size bytes
 * @param partitionValues the text of its partition columns, by name; a column that is null is absent
 * @param rows how many rows a reader sees, where the log knows
 * @param statistics minima, maxima and counts of nulls as the JSON of the Delta protocol; empty where the log has none
 */
public record TableFile(
        String path, long size, Map<String, String> partitionValues, OptionalLong rows, String statistics) {

    /** Copies the map. */
    public TableFile {
        partitionValues = Map.copyOf(partitionValues);
    }
}
