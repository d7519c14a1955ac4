package dev.boathouse.core.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the text of filters, which {@link FilterText} writes. Belongs to one thread. */
final class FilterReader {

    /** A filter is bound, written and carried out by recursion: deeper ones could end in a small stack. Reading takes none. */
    private static final int MAX_DEPTH = 500;

    private final TextCursor in;

    private FilterReader(TextCursor in) {
        this.in = in;
    }

    static Filter read(String text) {
        TextCursor in = new TextCursor(text);
        try {
            return new FilterReader(in).filter();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot read the filter: " + e.getMessage(), e);
        }
    }

    /** A filter and how many conditions lie in each other. */
    private record Part(Filter filter, int depth) {

        static Part joined(Part left, Part right, Filter both) {
            return new Part(both, Math.max(left.depth, right.depth) + 1);
        }
    }

    /** What was read between parentheses so far: AND binds more tightly, so what it joins waits for the next OR. */
    private static final class Level {

        private final boolean negated;
        private @Nullable Part alternatives;
        private @Nullable Part conditions;

        Level(boolean negated) {
            this.negated = negated;
        }

        void add(Part part) {
            Part left = conditions;
            conditions =
                    left == null ? part : Part.joined(left, part, left.filter().and(part.filter()));
        }

        void or() {
            Part left = alternatives;
            Part right = Objects.requireNonNull(conditions);
            alternatives = left == null
                    ? right
                    : Part.joined(left, right, left.filter().or(right.filter()));
            conditions = null;
        }

        Part end() {
            or();
            Part part = Objects.requireNonNull(alternatives);
            return negated ? new Part(Filter.not(part.filter()), part.depth() + 1) : part;
        }
    }

    private Filter filter() {
        Deque<Level> open = new ArrayDeque<>(List.of(new Level(false)));
        while (true) {
            opened(open);
            Part part = new Part(comparison(in.name()), 1);
            open.getFirst().add(part);
            while (!takes("AND")) {
                if (takes("OR")) {
                    open.getFirst().or();
                    break;
                }
                part = checked(open.pop().end());
                if (open.isEmpty()) {
                    in.end();
                    return part.filter();
                }
                in.behind(")");
                open.getFirst().add(part);
            }
        }
    }

    /** A column may be called NOT: without a parenthesis behind it, that is what it is. */
    private void opened(Deque<Level> open) {
        spaces();
        while (in.sees("(") || in.sees("NOT (") || in.sees("NOT(")) {
            open.push(new Level(in.takes("NOT")));
            spaces();
            in.behind("(");
            spaces();
        }
    }

    private Part checked(Part part) {
        if (part.depth() > MAX_DEPTH) {
            throw new IllegalArgumentException("found more than " + MAX_DEPTH
                    + " conditions in each other before character " + in.at() + ". A filter with IN would work.");
        }
        return part;
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
