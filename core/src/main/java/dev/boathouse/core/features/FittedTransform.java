package dev.boathouse.core.features;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.List;

/** One column's way to its features, with the numbers learnt in training. Immutable and thread-safe. */
sealed interface FittedTransform permits NumberTransform, LevelTransform {

    /** The column as it was in training; nullable where nulls are taken care of. */
    Schema.Field input();

    /** The names of the features, in order. */
    List<String> outputs();

    /** Writes the features of one row to {@code out}, from {@code at} on, without allocation. */
    void encode(Row row, int position, double[] out, int at);

    /** Writes the features of consecutive rows: feature j of row from + i goes to {@code offset + i * stride + j * step}. */
    void encode(Column column, int from, int to, long firstRow, double[] out, int offset, int stride, int step);

    void write(BinaryWriter out);

    static IllegalArgumentException unusable(String column, String found, long row) {
        return new IllegalArgumentException("Cannot use column \"" + column + "\" as a feature: found " + found
                + (row < 0 ? "" : " in row " + row)
                + ". Null and NaN need impute(\"" + column + "\"), infinite values must be dropped or replaced.");
    }
}
