package dev.boathouse.delta.internal.encode;

import java.util.ArrayList;
import java.util.List;

/** Decides which rows become a page: whole rows, until their values are large enough. */
final class PageCutter {

    /** So many rows at a time, as long as they fit. */
    private static final int STEP = 1 << 10;

    private final List<LeafPiece> pieces;
    private final Values values;
    private final Limits limits;
    private int piece;
    private int row;

    PageCutter(List<LeafPiece> pieces, Values values, Limits limits) {
        this.pieces = pieces;
        this.values = values;
        this.limits = limits;
        this.row = pieces.isEmpty() ? 0 : pieces.get(0).from();
        pass();
    }

    /** Passes over pieces that are used up. */
    private void pass() {
        while (hasNext() && row == pieces.get(piece).to()) {
            piece++;
            row = hasNext() ? pieces.get(piece).from() : 0;
        }
    }

    boolean hasNext() {
        return piece < pieces.size();
    }

    /** The rows of the next page; as codes they take less room. */
    List<Span> next(boolean coded) {
        List<Span> spans = new ArrayList<>();
        long size = 0;
        int rows = 0;
        boolean full = false;
        while (hasNext() && !full) {
            LeafPiece current = pieces.get(piece);
            int from = row;
            while (row < current.to() && !full) {
                int step = Math.min(STEP, Math.min(current.to() - row, limits.pageRows() - rows));
                long more = size(current, row, row + step, coded);
                while (step > 1 && size + more > limits.pageBytes()) {
                    step /= 2;
                    more = size(current, row, row + step, coded);
                }
                full = rows > 0 && size + more > limits.pageBytes();
                if (!full) {
                    row += step;
                    rows += step;
                    size += more;
                    full = rows >= limits.pageRows();
                }
            }
            if (row > from) {
                spans.add(new Span(current, from, row));
            }
            pass();
        }
        return spans;
    }

    /** Takes back a page that came last. */
    void back(List<Span> spans) {
        piece = pieces.indexOf(spans.get(0).piece());
        row = spans.get(0).from();
    }

    private long size(LeafPiece of, int from, int to, boolean coded) {
        int first = of.valueAt(from);
        int last = of.valueAt(to);
        return coded ? (long) (last - first) * Integer.BYTES : values.sizeOf(of.column(), first, last);
    }
}
