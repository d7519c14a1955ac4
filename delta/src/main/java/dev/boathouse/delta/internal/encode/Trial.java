package dev.boathouse.delta.internal.encode;

import java.util.List;

/** Whether a dictionary would make a column smaller, judged by some of its values. */
final class Trial {

    /** Places from which values are taken, and how many at each. */
    private static final int PLACES = 64;

    private static final int VALUES = 64;
    /** A dictionary that saves less than a quarter is not worth the reader's time. */
    private static final double WORTH = 0.75;

    private Trial() {}

    /** Fills the dictionary with what it looks at. */
    static boolean pays(List<LeafPiece> pieces, Values values, Workspace space) {
        if (!values.hasCodes()) {
            return false;
        }
        long all = 0;
        for (LeafPiece piece : pieces) {
            all += (long) piece.valueAt(piece.to()) - piece.valueAt(piece.from());
        }
        long between = Math.max(VALUES, all / PLACES);
        long next = 0;
        long passed = 0;
        long tried = 0;
        for (LeafPiece piece : pieces) {
            int first = piece.valueAt(piece.from());
            int last = piece.valueAt(piece.to());
            while (next < passed + last - first) {
                int from = first + (int) (next - passed);
                values.open(piece.column());
                tried += values.load(from, Math.min(last, from + VALUES));
                if (!values.codes(space.codes(VALUES), 0)) {
                    return false;
                }
                next += between;
            }
            passed += (long) last - first;
        }
        return tried > 0 && pays(all, tried, values.entries(), values.dictionaryBytes(), space.limits);
    }

    private static boolean pays(long all, long tried, int distinct, int bytes, Limits limits) {
        double width = (double) bytes / distinct;
        double entries = tried >= all ? distinct : distinctOfAll(tried, distinct);
        double coded = entries * width + all * (Runs.width((int) Math.min(1 << 30, entries)) / 8.0);
        return entries <= limits.dictionaryEntries()
                && entries * width <= limits.dictionaryBytes()
                && coded <= WORTH * all * width;
    }

    /** How many different values there must be so that so many tries give so many, if all are equally frequent. */
    private static double distinctOfAll(long tried, int distinct) {
        double low = distinct;
        double high = 1e12;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (middle * -StrictMath.expm1(-tried / middle) < distinct) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
