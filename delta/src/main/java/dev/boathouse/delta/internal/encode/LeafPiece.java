package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a piece has for one leaf.
 *
 * @param column the values, one for each row, or for each element of the lists
 * @param outer which of the rows have what may be null on the way, down to the list or the value; null where all have it
 * @param offsets where the elements of each row begin; null without a list
 * @param inner which of the elements have what may be null on the way from there on
 * @param from the first row
 * @param to behind the last row
 */
record LeafPiece(
        Column column,
        List<long @Nullable []> outer,
        int @Nullable [] offsets,
        List<long @Nullable []> inner,
        int from,
        int to) {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    static LeafPiece of(Leaf leaf, Piece piece) {
        List<long @Nullable []> outer = new ArrayList<>();
        List<long @Nullable []> inner = new ArrayList<>();
        int[] offsets = null;
        Column column = piece.columns().get(leaf.steps().get(0).child());
        for (int i = 0; i < leaf.steps().size(); i++) {
            Leaf.Step step = leaf.steps().get(i);
            if (step.child() == Leaf.Step.ELEMENTS) {
                offsets = ACCESS.offsets(column);
                column = ACCESS.elements(column);
            } else if (i > 0) {
                column = ACCESS.children(column).get(step.child());
            }
            if (step.optional()) {
                (offsets == null ? outer : inner).add(ACCESS.validity(column));
            }
        }
        return new LeafPiece(column, outer, offsets, inner, piece.from(), piece.to());
    }

    /** Whether nothing on the way is null in any row. */
    boolean isComplete() {
        for (long[] bits : outer) {
            if (bits != null) {
                return false;
            }
        }
        return true;
    }

    /** Index of the first value of a row. */
    int valueAt(int row) {
        return offsets == null ? row : offsets[row];
    }

    static boolean isSet(long[] bits, int index) {
        return (bits[index >>> 6] >>> index & 1) != 0;
    }
}
