package dev.boathouse.core.features;

import dev.boathouse.core.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One value of a row on its way: a column as it came, or what a step made.
 *
 * @param input the column behind it, where the value is still that column's; else −1
 * @param fill the text that stands for null, where there is one
 * @param node the step that made it; −1 for a column
 */
record Slot(Kind kind, int input, @Nullable String fill, int node) {

    static Slot column(Schema inputs, int input) {
        return new Slot(Kind.of(inputs.field(input).type()), input, null, -1);
    }

    /** What a step must find in a slot. */
    enum Wants {
        NUMBERS,
        LEVELS,
        TEXT,
        TIMES,
        VECTORS
    }

    boolean serves(Wants wants, Schema inputs) {
        return switch (wants) {
            case NUMBERS -> kind.isNumber();
            case LEVELS ->
                input >= 0 ? Kind.hasLevels(inputs.field(input).type()) : kind == Kind.NUMBER || kind == Kind.TRUTH;
            case TEXT -> kind == Kind.TEXT;
            case TIMES -> kind.isTime();
            case VECTORS -> kind == Kind.VECTOR;
        };
    }
}
