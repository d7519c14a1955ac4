package dev.boathouse.core.features;

import org.jspecify.annotations.Nullable;

/**
 * Which column is to blame for a feature that is not finite.
 *
 * @param column its name
 * @param kind what it is
 * @param value its value in the row
 */
record Blame(String column, Kind kind, @Nullable Object value) {

    private static final int MOST_SHOWN = 80;

    /** The first column behind a slot that is missing or not finite itself, or else the first one. */
    static Blame of(Wiring wiring, int slot, Source source, int i) {
        Blame first = null;
        for (int root : wiring.roots(slot)) {
            Blame blame = new Blame(
                    wiring.inputs().field(root).name(), wiring.slot(root).kind(), source.valueAt(root, i));
            if (blame.value == null || !blame.isFinite()) {
                return blame;
            }
            first = first == null ? blame : first;
        }
        if (first == null) {
            throw new IllegalStateException("A feature without a column behind it.");
        }
        return first;
    }

    private boolean isFinite() {
        return !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
    }

    IllegalArgumentException error(String output, double result, String row) {
        if (kind == Kind.VECTOR && Double.isNaN(result)) {
            return new IllegalArgumentException("Cannot use column \"" + column + "\" as a feature: found "
                    + (value == null ? "null, so that \"" + output + "\" is missing" : "\"" + output + "\" missing")
                    + row
                    + ". Fill elements with impute(\"" + output + "\"), or drop such rows.");
        }
        if (value != null && isFinite()) {
            return new IllegalArgumentException("Cannot use column \"" + column + "\" as a feature: found "
                    + shown(value) + row + ", which gives " + result + " for \"" + output + "\". Clip it before.");
        }
        return new IllegalArgumentException("Cannot use column \"" + column + "\" as a feature: found " + value + row
                + ". Null and NaN need impute(\"" + column
                + "\"), infinite values clip, before other transforms; or drop"
                + " such rows.");
    }

    static String shown(@Nullable Object value) {
        String text = cut(String.valueOf(value));
        return value instanceof String ? "\"" + text + "\"" : text;
    }

    static String cut(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
