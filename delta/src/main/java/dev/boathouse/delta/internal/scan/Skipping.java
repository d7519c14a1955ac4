package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Filter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells from what is known of columns whether a filter can be true for some row. Says no only if that is certain. */
final class Skipping {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int UNKNOWN = 4;

    private final Function<String, Bounds> bounds;

    private Skipping(Function<String, Bounds> bounds) {
        this.bounds = bounds;
    }

    static boolean mayMatch(Filter bound, Function<String, Bounds> bounds) {
        return (new Skipping(bounds).outcomes(bound) & TRUE) != 0;
    }

    /** The outcomes that some row may have. */
    private int outcomes(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            Bounds known = bounds.apply(comparison.column());
            return withNulls(known, compared(known, comparison.operator(), comparison.literal()));
        }
        if (filter instanceof Filter.In in) {
            Bounds known = bounds.apply(in.column());
            int values = FALSE;
            for (Object literal : in.literals()) {
                values |= compared(known, Filter.Operator.EQUAL, literal) & TRUE;
            }
            return withNulls(known, values);
        }
        if (filter instanceof Filter.IsNull isNull) {
            Bounds known = bounds.apply(isNull.column());
            return (known.mayBeNull() ? TRUE : 0) | (known.mayHaveValues() ? FALSE : 0);
        }
        if (filter instanceof Filter.Not not) {
            int inner = outcomes(not.filter());
            return ((inner & TRUE) != 0 ? FALSE : 0) | ((inner & FALSE) != 0 ? TRUE : 0) | (inner & UNKNOWN);
        }
        if (filter instanceof Filter.And and) {
            int left = outcomes(and.left());
            int right = outcomes(and.right());
            return (left & right & TRUE) | ((left | right) & (FALSE | UNKNOWN));
        }
        Filter.Or or = (Filter.Or) filter;
        int left = outcomes(or.left());
        int right = outcomes(or.right());
        return ((left | right) & (TRUE | UNKNOWN)) | (left & right & FALSE);
    }

    private static int withNulls(Bounds known, int values) {
        return (known.mayHaveValues() ? values : 0) | (known.mayBeNull() ? UNKNOWN : 0);
    }

    /** The outcomes for values that are not null. */
    private static int compared(Bounds known, Filter.Operator operator, Object literal) {
        if (literal instanceof Double number && number.isNaN()) {
            return operator == Filter.Operator.NOT_EQUAL ? TRUE : FALSE;
        }
        // -1, 0, 1: the bound is less than the literal, equal, greater; null: unknown.
        Integer low = compare(known.lower(), literal);
        Integer high = compare(known.upper(), literal);
        boolean mayBeLess = low == null || low < 0;
        boolean mayBeGreater = high == null || high > 0;
        boolean mayBeEqual = (low == null || low <= 0) && (high == null || high >= 0);
        int outcomes = switch (operator) {
            case EQUAL -> outcome(mayBeEqual, mayBeLess || mayBeGreater);
            case NOT_EQUAL -> outcome(mayBeLess || mayBeGreater, mayBeEqual);
            case LESS -> outcome(mayBeLess, mayBeEqual || mayBeGreater);
            case LESS_OR_EQUAL -> outcome(mayBeLess || mayBeEqual, mayBeGreater);
            case GREATER -> outcome(mayBeGreater, mayBeEqual || mayBeLess);
            case GREATER_OR_EQUAL -> outcome(mayBeGreater || mayBeEqual, mayBeLess);
        };
        // Minima and maxima leave NaN out: it may always be there, and every comparison but <> is false for it.
        return literal instanceof Double ? outcomes | (operator == Filter.Operator.NOT_EQUAL ? TRUE : FALSE) : outcomes;
    }

    private static int outcome(boolean mayBeTrue, boolean mayBeFalse) {
        return (mayBeTrue ? TRUE : 0) | (mayBeFalse ? FALSE : 0);
    }

    private static @Nullable Integer compare(@Nullable Object bound, Object literal) {
        if (bound == null || bound.getClass() != literal.getClass()) {
            return null;
        }
        if (bound instanceof Double number) {
            double other = (Double) literal;
            // Not Double.compare: zeros are equal whatever their sign.
            return Double.isNaN(number) ? null : (Integer) (number < other ? -1 : number > other ? 1 : 0);
        }
        if (bound instanceof String text) {
            return Arrays.compareUnsigned(
                    text.getBytes(StandardCharsets.UTF_8), ((String) literal).getBytes(StandardCharsets.UTF_8));
        }
        if (bound instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) literal);
        }
        return ordered(bound, literal);
    }

    @SuppressWarnings("unchecked") // Both have the same class, and all classes of literals are comparable.
    private static int ordered(Object bound, Object literal) {
        return ((Comparable<Object>) bound).compareTo(literal);
    }
}
