package dev.boathouse.core.data;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of filters, which {@link FilterText} writes. Belongs to one thread. */
final class FilterReader {

    /** A filter is bound, written and carried out by recursion: deeper ones would end in a host's small stack. */
    private static final int MAX_DEPTH = 1_000;

    private final TextCursor in;
    private int open;

    private FilterReader(TextCursor in) {
        this.in = in;
    }

    /** A filter and how many conditions lie in each other. */
    private record Part(Filter filter, int depth) {}

    static Filter read(String text) {
        TextCursor in = new TextCursor(text);
        try {
            Filter filter = new FilterReader(in).alternatives().filter();
            in.end();
            return filter;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot read the filter: " + e.getMessage(), e);
        }
    }

    private Part alternatives() {
        Part left = conditions();
        while (takes("OR")) {
            Part right = conditions();
            left = joined(left, right, left.filter().or(right.filter()));
        }
        return left;
    }

    /** AND binds more tightly. */
    private Part conditions() {
        Part left = condition();
        while (takes("AND")) {
            Part right = condition();
            left = joined(left, right, left.filter().and(right.filter()));
        }
        return left;
    }

    private Part joined(Part left, Part right, Filter both) {
        return new Part(both, checked(Math.max(left.depth(), right.depth()) + 1));
    }

    private int checked(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("found more than " + MAX_DEPTH
                    + " conditions in each other before character " + in.at() + ". A filter with IN would work.");
        }
        return depth;
    }

    /** A column may be called NOT: without a parenthesis behind it, that is what it is. */
    private Part condition() {
        spaces();
        if (in.takes("(")) {
            return inParentheses();
        }
        if (in.takes("NOT (") || in.takes("NOT(")) {
            Part part = inParentheses();
            return new Part(Filter.not(part.filter()), checked(part.depth() + 1));
        }
        return new Part(comparison(in.name()), 1);
    }

    private Part inParentheses() {
        open = checked(open + 1);
        Part part = alternatives();
        closed();
        open--;
        return part;
    }

    private void closed() {
        spaces();
        in.behind(")");
    }

    private Filter comparison(String column) {
        if (takes("IS")) {
            boolean negated = takes("NOT");
            if (!takes("NULL")) {
                throw in.unexpected("NULL");
            }
            return negated ? Filter.isNotNull(column) : Filter.isNull(column);
        }
        if (takes("IN")) {
            return Filter.in(column, list());
        }
        spaces();
        // The longer symbols first: one begins with another.
        for (Filter.Operator operator : List.of(
                Filter.Operator.NOT_EQUAL,
                Filter.Operator.LESS_OR_EQUAL,
                Filter.Operator.GREATER_OR_EQUAL,
                Filter.Operator.EQUAL,
                Filter.Operator.LESS,
                Filter.Operator.GREATER)) {
            if (in.takes(operator.symbol())) {
                return new Filter.Comparison(column, operator, literal());
            }
        }
        throw in.unexpected("a comparison, IN or IS");
    }

    private List<Object> list() {
        List<Object> literals = new ArrayList<>();
        spaces();
        in.behind("(");
        spaces();
        if (in.takes(")")) {
            return literals;
        }
        literals.add(literal());
        spaces();
        while (in.takes(",")) {
            literals.add(literal());
            spaces();
        }
        in.behind(")");
        return literals;
    }

    private Object literal() {
        spaces();
        return in.literal();
    }

    /** Takes a word with the spaces before it, if it is the next one as a whole. */
    private boolean takes(String word) {
        spaces();
        return in.takesWord(word);
    }

    private void spaces() {
        in.run(c -> c == ' ' || c == '\n' || c == '\r' || c == '\t');
    }
}
