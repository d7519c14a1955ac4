package dev.boathouse.core.features;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;

/**
 * What is to be done with one column.
 *
 * @param impute whether null and NaN are filled
 * @param standardize whether it is centred and scaled
 * @param levels how its levels are encoded
 * @param maxLevels how many levels a one-hot encoding keeps
 */
record Plan(String column, boolean impute, boolean standardize, Levels levels, int maxLevels) {

    enum Levels {
        NONE,
        ONE_HOT,
        RANK
    }

    static Plan of(String column) {
        return new Plan(column, false, false, Levels.NONE, 0);
    }

    Plan imputed() {
        return new Plan(column, true, standardize, levels, maxLevels).checked();
    }

    Plan standardized() {
        return new Plan(column, impute, true, levels, maxLevels).checked();
    }

    Plan levelled(int most) {
        return new Plan(column, impute, standardize, unset(Levels.ONE_HOT), most).checked();
    }

    Plan ranked() {
        return new Plan(column, impute, standardize, unset(Levels.RANK), 0).checked();
    }

    private Levels unset(Levels wanted) {
        if (levels != Levels.NONE && levels != wanted) {
            throw new IllegalArgumentException(
                    "Column \"" + column + "\" cannot be encoded twice: found oneHot and ordinal.");
        }
        return wanted;
    }

    private Plan checked() {
        if (levels != Levels.NONE && (impute || standardize)) {
            throw new IllegalArgumentException(
                    "Column \"" + column + "\" cannot be both a number (impute, standardize) and"
                            + " levels (oneHot, ordinal). Levels need no impute: null counts as a level that was not seen.");
        }
        return this;
    }

    FittedTransform fit(Frame frame) {
        Schema.Field field = frame.schema().field(column);
        if (levels == Levels.NONE) {
            requireNumber(field);
            return NumberTransform.fit(frame, field, impute, standardize);
        }
        if (InputKind.of(field.type()) == InputKind.TEXT || InputKind.hasLevels(field.type())) {
            return LevelTransform.fit(frame, field, levels == Levels.ONE_HOT, maxLevels);
        }
        throw new IllegalArgumentException("Column \"" + column + "\" has no levels: it is a " + field.type()
                + ". Use oneHot and ordinal on string, boolean and integer columns.");
    }

    private void requireNumber(Schema.Field field) {
        InputKind kind = InputKind.of(field.type());
        if (kind == InputKind.TEXT) {
            throw new IllegalArgumentException("Column \"" + column + "\" is a string"
                    + (impute || standardize ? ", which has no mean" : " without a transform")
                    + ". Add oneHot(\"" + column + "\") or ordinal(\"" + column + "\"), or select other columns.");
        }
        if (kind == InputKind.NONE) {
            throw new IllegalArgumentException("Column \"" + column + "\" cannot be a feature: it is a " + field.type()
                    + ". Select other columns.");
        }
    }

    @Override
    public String toString() {
        return switch (levels) {
            case ONE_HOT -> "oneHot(" + column + ", " + maxLevels + ")";
            case RANK -> "ordinal(" + column + ")";
            case NONE ->
                (impute ? "impute(" + column + ")" : "")
                        + (impute && standardize ? " " : "")
                        + (standardize ? "standardize(" + column + ")" : "");
        };
    }
}
