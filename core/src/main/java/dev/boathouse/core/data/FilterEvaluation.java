package dev.boathouse.core.data;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** Evaluates a bound filter over a chunk, column by column. */
final class FilterEvaluation {

    /** For each row: true, unknown, or neither, which is false. */
    private record Truth(long[] yes, long[] unknown) {}

    /** Tells whether the value that compares to a literal as -1, 0 or 1 passes. */
    @FunctionalInterface
    private interface Outcome {
        boolean passes(int compared);
    }

    private final Chunk chunk;
    private final int words;

    private FilterEvaluation(Chunk chunk) {
        this.chunk = chunk;
        this.words = Bits.words(chunk.size());
    }

    /** The positions of the rows for which the filter is true. */
    static int[] matches(Filter bound, Chunk chunk) {
        return Bits.positions(new FilterEvaluation(chunk).evaluate(bound).yes());
    }

    private Truth evaluate(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            return known(comparison.column(), compare(comparison));
        }
        if (filter instanceof Filter.In in) {
            long[] yes = new long[words];
            for (Object literal : in.literals()) {
                or(yes, compare(new Filter.Comparison(in.column(), Filter.Operator.EQUAL, literal)));
            }
            return known(in.column(), yes);
        }
        if (filter instanceof Filter.IsNull isNull) {
            return new Truth(nulls(isNull.column()), new long[words]);
        }
        if (filter instanceof Filter.Not not) {
            Truth inner = evaluate(not.filter());
            long[] yes = Bits.ones(chunk.size());
            for (int i = 0; i < words; i++) {
                yes[i] &= ~(inner.yes[i] | inner.unknown[i]);
            }
            return new Truth(yes, inner.unknown);
        }
        return filter instanceof Filter.And and ? both(and) : either((Filter.Or) filter);
    }

    private Truth both(Filter.And and) {
        Truth left = evaluate(and.left());
        Truth right = evaluate(and.right());
        long[] yes = new long[words];
        long[] unknown = new long[words];
        for (int i = 0; i < words; i++) {
            yes[i] = left.yes[i] & right.yes[i];
            unknown[i] = (left.yes[i] | left.unknown[i]) & (right.yes[i] | right.unknown[i]) & ~yes[i];
        }
        return new Truth(yes, unknown);
    }

    private Truth either(Filter.Or or) {
        Truth left = evaluate(or.left());
        Truth right = evaluate(or.right());
        long[] yes = new long[words];
        long[] unknown = new long[words];
        for (int i = 0; i < words; i++) {
            yes[i] = left.yes[i] | right.yes[i];
            unknown[i] = (left.unknown[i] | right.unknown[i]) & ~yes[i];
        }
        return new Truth(yes, unknown);
    }

    private Truth known(String column, long[] yes) {
        long[] unknown = nulls(column);
        for (int i = 0; i < words; i++) {
            yes[i] &= ~unknown[i];
        }
        return new Truth(yes, unknown);
    }

    private long[] nulls(String name) {
        long[] validity = chunk.at(name).validity;
        long[] nulls = new long[words];
        if (validity != null) {
            for (int i = 0; i < words; i++) {
                nulls[i] = ~validity[i];
            }
            Bits.trim(nulls, chunk.size());
        }
        return nulls;
    }

    private static void or(long[] target, long[] more) {
        for (int i = 0; i < target.length; i++) {
            target[i] |= more[i];
        }
    }

    private long[] compare(Filter.Comparison comparison) {
        Column column = chunk.at(comparison.column());
        Outcome outcome = outcome(comparison.operator());
        Object literal = comparison.literal();
        if (literal instanceof Double number) {
            return floating(column, number, comparison.operator(), outcome);
        }
        if (column instanceof BytesColumn strings) {
            return strings(strings, ((String) literal).getBytes(StandardCharsets.UTF_8), outcome);
        }
        long[] yes = new long[words];
        if (column instanceof DecimalColumn decimals) {
            for (int i = 0; i < column.size(); i++) {
                if (outcome.passes(decimals.decimalAt(i).compareTo((BigDecimal) literal))) {
                    Bits.set(yes, i);
                }
            }
            return yes;
        }
        long wanted = whole(literal);
        for (int i = 0; i < column.size(); i++) {
            if (outcome.passes(Long.compare(column.longAt(i), wanted))) {
                Bits.set(yes, i);
            }
        }
        return yes;
    }

    private static Outcome outcome(Filter.Operator operator) {
        return switch (operator) {
            case EQUAL -> compared -> compared == 0;
            case NOT_EQUAL -> compared -> compared != 0;
            case LESS -> compared -> compared < 0;
            case LESS_OR_EQUAL -> compared -> compared <= 0;
            case GREATER -> compared -> compared > 0;
            case GREATER_OR_EQUAL -> compared -> compared >= 0;
        };
    }

    private long[] floating(Column column, double literal, Filter.Operator operator, Outcome outcome) {
        long[] yes = new long[words];
        for (int i = 0; i < column.size(); i++) {
            double value = column.doubleAt(i);
            boolean unordered = Double.isNaN(value) || Double.isNaN(literal);
            int compared = value < literal ? -1 : value > literal ? 1 : 0;
            if (unordered ? operator == Filter.Operator.NOT_EQUAL : outcome.passes(compared)) {
                Bits.set(yes, i);
            }
        }
        return yes;
    }

    private long[] strings(BytesColumn column, byte[] literal, Outcome outcome) {
        var dictionary = column.dictionary;
        boolean[] passes = new boolean[dictionary.size()];
        for (int entry = 0; entry < passes.length; entry++) {
            int compared = Arrays.compareUnsigned(
                    dictionary.bytes(), dictionary.start(entry), dictionary.end(entry), literal, 0, literal.length);
            passes[entry] = outcome.passes(compared);
        }
        long[] yes = new long[words];
        for (int i = 0; i < column.size(); i++) {
            if (!column.isNull(i) && passes[column.entry(i)]) {
                Bits.set(yes, i);
            }
        }
        return yes;
    }

    private static long whole(Object literal) {
        if (literal instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (literal instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (literal instanceof Instant instant) {
            return ColumnBuilder.micros(instant);
        }
        if (literal instanceof LocalDateTime time) {
            return ColumnBuilder.micros(time.toInstant(ZoneOffset.UTC));
        }
        return (Long) literal;
    }

    /** Keeps the rows of every chunk for which the filter is true. */
    static List<Chunk> where(List<Chunk> chunks, Filter bound) {
        return chunks.stream()
                .map(chunk -> {
                    int[] positions = matches(bound, chunk);
                    return chunk.take(positions, positions.length);
                })
                .filter(chunk -> chunk.size() > 0)
                .toList();
    }
}
