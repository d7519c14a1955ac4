package dev.boathouse.core.data;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
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

    static void requireCount(int count, int least) {
        if (count < least) {
            throw new IllegalArgumentException(
                    "Cannot make " + count + " folds: there must be at least " + least + ".");
        }
    }

    static void requireEnough(long found, int wanted, Folds folds, String what) {
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
