package dev.boathouse.core.data;

import java.util.List;

/** Folds that keep keys together. */
record GroupedFolds(String key, int count, long seed) implements Folds {

    GroupedFolds {
        FoldList.requireCount(count, 2);
    }

    @Override
    public List<Split> of(Frame frame) {
        Groups groups = Groups.of(frame, key, Draw.seed(frame.origin(), seed));
        FoldList.requireEnough(groups.sizes().length, count, this, "different keys");
        int[] parts = new int[groups.ofRows().length];
        int[] ofGroups = lightest(groups.sizes());
        for (int i = 0; i < parts.length; i++) {
            parts[i] = ofGroups[groups.ofRows()[i]];
        }
        return FoldList.of(frame, parts, count, fold -> Draw.fold(fold, count, seed) + column());
    }

    /** Each group goes to the fold that has the fewest rows so far, the first of them. */
    private int[] lightest(int[] sizes) {
        int[] folds = new int[sizes.length];
        long[] rows = new long[count];
        for (int i = 0; i < sizes.length; i++) {
            int lightest = 0;
            for (int fold = 1; fold < count; fold++) {
                lightest = rows[fold] < rows[lightest] ? fold : lightest;
            }
            folds[i] = lightest;
            rows[lightest] += sizes[i];
        }
        return folds;
    }

    private String column() {
        return " key " + FilterText.name(key);
    }

    @Override
    public String toString() {
        return count + " folds seed " + seed + column();
    }
}
