package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which rows are not looked at because of nulls in some columns: {@code ignore_row_if}. */
final class Missing {

    /** When a row is not looked at. */
    private enum Ignored {
        ALL_MISSING,
        ANY_MISSING,
        NEVER
    }

    private final int[] columns;
    private final Ignored ignored;

    private Missing(int[] columns, Ignored ignored) {
        this.columns = columns.clone();
        this.ignored = ignored;
    }

    static Missing of(Expectation expectation, int... columns) {
        Object mode = expectation.arguments().getOrDefault("ignore_row_if", "all_values_are_missing");
        return new Missing(
                columns,
                switch (String.valueOf(mode)) {
                    case "all_values_are_missing", "both_values_are_missing" -> Ignored.ALL_MISSING;
                    case "any_value_is_missing", "either_value_is_missing" -> Ignored.ANY_MISSING;
                    case "never", "neither" -> Ignored.NEVER;
                    default -> throw new Unfit("ignore_row_if is \"" + mode + "\", which is not known.");
                });
    }

    /** Takes rows that are not looked at out of the marks. */
    void ignore(Chunk chunk, Marks marks) {
        if (ignored == Ignored.ANY_MISSING || (columns.length == 1 && ignored == Ignored.ALL_MISSING)) {
            for (int column : columns) {
                marks.present(chunk.column(column));
            }
        } else if (ignored == Ignored.ALL_MISSING) {
            long[] present = new long[marks.words()];
            for (int column : columns) {
                long @Nullable [] validity = ColumnAccess.direct().validity(chunk.column(column));
                if (validity == null) {
                    return;
                }
                for (int i = 0; i < present.length; i++) {
                    present[i] |= validity[i];
                }
            }
            for (int i = 0; i < present.length; i++) {
                marks.looked[i] &= present[i];
            }
        }
    }

    /** A bit for each row without a null in any of the columns. */
    long[] complete(Chunk chunk, int words) {
        long[] complete = new long[words];
        Arrays.fill(complete, -1);
        for (int column : columns) {
            long @Nullable [] validity = ColumnAccess.direct().validity(chunk.column(column));
            for (int i = 0; validity != null && i < words; i++) {
                complete[i] &= validity[i];
            }
        }
        return complete;
    }
}
