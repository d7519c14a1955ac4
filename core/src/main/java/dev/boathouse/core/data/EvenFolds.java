package dev.boathouse.core.data;

import java.util.List;
import java.util.Optional;

/** Folds of equal size, of the same mix of labels if one is given. */
record EvenFolds(Optional<String> label, int count, long seed) implements Folds {

    EvenFolds {
        FoldList.requireCount(count, 2);
    }

    @Override
    public List<Split> of(Frame frame) {
        long drawn = Draw.seed(frame.origin(), seed);
        Groups groups = label.map(column -> Groups.of(frame, column, drawn)).orElseGet(() -> Groups.one(frame));
        FoldList.requireEnough(frame.rowCount(), count, this, "rows");
        int[] parts = Deal.of(frame, groups, drawn, Deal.even(count));
        return FoldList.of(frame, parts, count, fold -> Draw.fold(fold, count, seed) + column());
    }

    private String column() {
        return label.map(name -> " label " + FilterText.name(name)).orElse("");
    }

    @Override
    public String toString() {
        return count + " folds seed " + seed + column();
    }
}
