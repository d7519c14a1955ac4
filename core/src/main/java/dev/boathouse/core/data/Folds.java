package dev.boathouse.core.data;

import java.util.List;
import java.util.Optional;

/**
 * How rows are cut for cross-validation: each fold judges on rows that it has not fitted on. Immutable; says how, not of which rows, so that
 * one value serves many frames. The text is canonical.
 *
 * <p>The same rows in another order give the same folds; rows that a host made are known by the place they were given in. In all folds but
 * {@linkplain #forward forward} ones, every row is in exactly one test part.
 */
public sealed interface Folds permits EvenFolds, GroupedFolds, ForwardFolds {

    /**
     * Folds at random: a hash of seed, file and row index decides. The sizes of test parts differ by at most one; copies of one row that was
     * read from a file stay together, whatever that costs in evenness.
     *
     * @param count how many, at least 2
     * @param seed another seed, other folds
     * @return the folds
     * @throws IllegalArgumentException if there are fewer than 2
     */
    static Folds random(int count, long seed) {
        return new EvenFolds(Optional.empty(), count, seed);
    }

    /**
     * Folds at random, with the same mix of labels: as {@link #random}, and of every label, too, the numbers in test parts differ by at most
     * one. A label that is rarer than there are folds is missing in some of them.
     *
     * @param label the column with the labels, a name or a path; null counts as a label
     * @param count how many, at least 2
     * @param seed another seed, other folds
     * @return the folds
     * @throws IllegalArgumentException if there are fewer than 2
     */
    static Folds stratified(String label, int count, long seed) {
        return new EvenFolds(Optional.of(label), count, seed);
    }

    /**
     * Folds that keep rows of the same key together, so that no key is in two test parts. Keys go, in the order of a hash of seed and key, to
     * the fold that has the fewest rows, null at last; so the sizes of test parts differ by no more than the rows of the most frequent key.
     *
     * @param key the column whose values stay together, a name or a path; null counts as a key
     * @param count how many, at least 2
     * @param seed another seed, other folds
     * @return the folds
     * @throws IllegalArgumentException if there are fewer than 2
     */
    static Folds grouped(String key, int count, long seed) {
        return new GroupedFolds(key, count, seed);
    }

    /**
     * Folds that go with time: each fits on what came before the rows that it judges on. In the order of time, rows are cut into
     * {@code count + 1} pieces as even as equal times allow, which are never cut through. The first piece is never judged on; each other one
     * is the test part of a fold, and all before it the train part, or less of it with {@link ForwardFolds#withGap(java.time.Duration)} and
     * {@link ForwardFolds#withWindow(java.time.Duration)}.
     *
     * @param time the column with the times, a name or a path: whole or floating numbers, decimals of at most 18 digits, dates or timestamps
     * @param count how many, at least 1
     * @return the folds, the earliest first
     * @throws IllegalArgumentException if there is less than 1
     */
    static ForwardFolds forward(String time, int count) {
        return ForwardFolds.of(time, count);
    }

    /**
     * Cuts rows into folds. Each is made when it is asked for, and anew every time, so that only those in hand take memory: walk the list
     * once, or keep what is asked for twice.
     *
     * @param frame the rows
     * @return an immutable list of the folds, in order
     * @throws dev.boathouse.core.NotFoundException if there is no such column
     * @throws IllegalArgumentException if the column's type does not do, a time is null or NaN, or there are too few rows, keys or times
     */
    List<Split> of(Frame frame);
}
