package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.metric.Predictions;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows of a frame, or some.
 *
 * @param rows their numbers, ascending; none where these are all
 * @param digest what was used of them
 */
record Selection(Optional<int[]> rows, Predictions predictions, String digest, Origin origin) {

    static Selection all(Predictions predictions, String digest, Origin origin) {
        return new Selection(Optional.empty(), predictions, digest, origin);
    }

    /** The rows of each slice that are also among these, by name. */
    Map<String, Selection> slices(Slicing slicing, Frame frame) {
        Map<String, Selection> parts = new LinkedHashMap<>();
        for (SliceRows slice : slicing.of(frame, rows)) {
            if (parts.put(slice.name(), select(slice)) != null) {
                throw new IllegalArgumentException(
                        "Two slices are called \"" + slice.name() + "\": give filters other names.");
            }
        }
        return Collections.unmodifiableMap(parts);
    }

    private Selection select(SliceRows slice) {
        int[] positions = rows.map(mine -> positions(mine, slice.rows())).orElse(slice.rows());
        Digest of = Digest.of("boathouse-slice-1").put(digest).put(slice.name()).put(positions.length);
        for (int row : slice.rows()) {
            of.put(row);
        }
        return new Selection(
                Optional.of(slice.rows()),
                predictions.select(positions),
                of.hex(),
                origin.then("slice " + slice.name()));
    }

    private static int[] positions(int[] mine, int[] wanted) {
        return Arrays.stream(wanted).map(row -> Arrays.binarySearch(mine, row)).toArray();
    }

    /** Tells whether both take the same rows of their frames. */
    boolean sameAs(Selection other) {
        return rows.isPresent() == other.rows.isPresent()
                && Arrays.equals(rows.orElse(new int[0]), other.rows.orElse(new int[0]));
    }

    static List<SliceRows> among(Optional<int[]> rows, List<SliceRows> slices) {
        return rows.isEmpty()
                ? slices
                : slices.stream()
                        .map(slice -> new SliceRows(
                                slice.name(),
                                Arrays.stream(slice.rows())
                                        .filter(row -> Arrays.binarySearch(rows.get(), row) >= 0)
                                        .toArray()))
                        .toList();
    }
}
