package dev.boathouse.core.data;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Folds that are made when they are asked for. */
final class FoldList extends AbstractList<Split> implements RandomAccess {

    private final int size;
    private final IntFunction<Split> folds;

    FoldList(int size, IntFunction<Split> folds) {
        this.size = size;
        this.folds = folds;
    }

    /** Fold {@code i} judges on the rows of part {@code i}. */
    static FoldList of(Frame frame, int[] parts, int count, IntFunction<String> steps) {
        return new FoldList(
                count, fold -> TwoParts.of(frame, steps.apply(fold), (chunk, i, row) -> parts[(int) row] != fold));
    }

    /** Reads a step from behind the number of folds on. */
    static Step.OfOne read(TextCursor in, int fold, int count) {
        if (fold > count) {
            throw new IllegalArgumentException("there are only " + count + " folds.");
        }
        Folds folds = in.takes(" time ") ? ForwardFolds.read(in, count) : seeded(in, count);
        Function<Split, Frame> part = TwoParts.read(in);
        return frame -> part.apply(folds.of(frame).get(fold - 1));
    }

    private static Folds seeded(TextCursor in, int count) {
        long seed = in.behind(" seed ").whole();
        if (in.takes(" key ")) {
            return Folds.grouped(in.name(), count, seed);
        }
        return in.takes(" label ") ? Folds.stratified(in.name(), count, seed) : Folds.random(count, seed);
    }

    static void requireCount(int count, int least) {
        if (count < least) {
            throw new IllegalArgumentException(
                    "Cannot make " + count + " folds: there must be at least " + least + ".");
        }
    }

    static void requireEnough(long found, long wanted, Folds folds, String what) {
        if (found < wanted) {
            throw new IllegalArgumentException("Cannot make " + folds + ": found " + found + " " + what
                    + ", wanted at least " + wanted + ". Use fewer folds or more rows.");
        }
    }

    @Override
    public Split get(int index) {
        return folds.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
