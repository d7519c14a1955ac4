package dev.boathouse.delta.internal.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition and repetition levels of one leaf's pages ("Nested Encoding" of the Parquet format): from which step of the way on a value is
 * missing, and where lists begin.
 */
final class Levels {

    private final int maxDefinition;
    private final boolean repeated;
    private long[] present = {};
    private int[] definitions = {};
    private int[] repetitions = {};
    private List<Span.Range> ranges = List.of();
    private int count;

    Levels(Leaf leaf) {
        this.maxDefinition = leaf.maxDefinition();
        this.repeated = leaf.isRepeated();
    }

    /** How many levels, which are values with the nulls, the last page has. */
    int count() {
        return count;
    }

    /** Where the values of the last page are. */
    List<Span.Range> ranges() {
        return ranges;
    }

    /** Puts the levels of a page, each kind with its length before it. */
    void write(List<Span> spans, PageBuffer out) {
        ranges = new ArrayList<>();
        count = 0;
        if (repeated) {
            spans.forEach(this::lists);
            prefixed(out, () -> Runs.write(repetitions, count, 1, out));
            prefixed(out, () -> Runs.write(definitions, count, Runs.width(maxDefinition), out));
            return;
        }
        boolean complete = true;
        for (Span span : spans) {
            ranges.add(new Span.Range(span.piece().column(), span.from(), span.to()));
            count += span.rows();
            complete &= span.piece().isComplete();
        }
        if (maxDefinition == 0) {
            return;
        }
        if (complete) {
            prefixed(out, () -> Runs.repeat(maxDefinition, count, Runs.width(maxDefinition), out));
        } else if (maxDefinition == 1) {
            bits(spans);
            prefixed(out, () -> Runs.bits(present, count, out));
        } else {
            sums(spans);
            prefixed(out, () -> Runs.write(definitions, count, Runs.width(maxDefinition), out));
        }
    }

    private static void prefixed(PageBuffer out, Runnable levels) {
        int at = out.size();
        out.putInt(0);
        levels.run();
        out.setInt(at, out.size() - at - Integer.BYTES);
    }

    private void bits(List<Span> spans) {
        int words = (count + Long.SIZE - 1) / Long.SIZE;
        if (present.length < words) {
            present = new long[words];
        }
        Arrays.fill(present, 0, words, 0);
        int at = 0;
        for (Span span : spans) {
            Validity.copy(span.piece().outer().get(0), span.from(), span.rows(), present, at);
            at += span.rows();
        }
    }

    /** Where a struct is null its fields are, too: each step of the way that is there counts one. */
    private void sums(List<Span> spans) {
        reserve(count);
        int at = 0;
        for (Span span : spans) {
            for (int row = span.from(); row < span.to(); row++) {
                definitions[at++] = sum(span.piece().outer(), row);
            }
        }
    }

    private static int sum(List<long @Nullable []> steps, int index) {
        int sum = 0;
        for (int i = 0; i < steps.size(); i++) {
            long[] bits = steps.get(i);
            sum += bits == null || LeafPiece.isSet(bits, index) ? 1 : 0;
        }
        return sum;
    }

    private void lists(Span span) {
        LeafPiece piece = span.piece();
        int outermost = piece.outer().size();
        int rangeFrom = piece.valueAt(span.from());
        for (int row = span.from(); row < span.to(); row++) {
            int from = piece.valueAt(row);
            int to = piece.valueAt(row + 1);
            int level = sum(piece.outer(), row);
            reserve(count + Math.max(1, to - from));
            if (level < outermost || from == to) {
                // A list that is null may lie over elements, which nobody wants.
                repetitions[count] = 0;
                definitions[count++] = level;
                if (from < to) {
                    range(piece, rangeFrom, from);
                    rangeFrom = to;
                }
            } else {
                for (int i = from; i < to; i++) {
                    repetitions[count] = i == from ? 0 : 1;
                    definitions[count++] = outermost + 1 + sum(piece.inner(), i);
                }
            }
        }
        range(piece, rangeFrom, piece.valueAt(span.to()));
    }

    private void range(LeafPiece piece, int from, int to) {
        if (from < to) {
            ranges.add(new Span.Range(piece.column(), from, to));
        }
    }

    private void reserve(int size) {
        if (definitions.length < size) {
            definitions = Arrays.copyOf(definitions, Math.max(size, 2 * definitions.length));
            repetitions = Arrays.copyOf(repetitions, definitions.length);
        }
    }
}
