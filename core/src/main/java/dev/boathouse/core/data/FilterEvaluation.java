package dev.boathouse.core.data;

import java.math.BigDecimal;
import java.util.List;

/** Evaluates a bound filter over a chunk, column by column. */
final class FilterEvaluation {

    /** For each row: true, unknown, or neither, which is false. */
    private record Truth(long[] yes, long[] unknown) {}

    /** So many keys stay in the nearest cache, and are a whole number of words of bits. */
    private static final int BLOCK = 1 << 10;

    /** Up to so many literals, a comparison with each is faster than to look a value up. */
    private static final int FEW = 3;

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
            return known(in.column(), oneOf(in));
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

    /** A bit for each value that passes; those of null slots mean nothing. */
    private long[] compare(Filter.Comparison comparison) {
        Column column = chunk.at(comparison.column());
        Object literal = comparison.literal();
        if (column instanceof BytesColumn strings) {
            return TextTest.of(comparison.operator(), literal).mask(strings);
        }
        if (column instanceof DecimalColumn decimals && decimals.wide != null) {
            return new WideTest(comparison.operator(), (BigDecimal) literal, decimals.scale)
                    .mask(decimals.wide, column.size);
        }
        KeyRange range = KeyRange.of(comparison.operator(), column.type(), literal);
        return column instanceof BooleanColumn booleans ? booleans(booleans, range) : keys(column, range);
    }

    private long[] oneOf(Filter.In in) {
        Column column = chunk.at(in.column());
        if (column instanceof BytesColumn strings) {
            return TextTest.in(in.literals()).mask(strings);
        }
        if (column.hasKeys() && in.literals().size() > FEW) {
            return keys(column, new KeySet(column.type(), in.literals()));
        }
        long[] yes = new long[words];
        for (Object literal : in.literals()) {
            or(yes, compare(new Filter.Comparison(in.column(), Filter.Operator.EQUAL, literal)));
        }
        return yes;
    }

    private static long[] booleans(BooleanColumn column, KeyRange range) {
        long[] yes = new long[Bits.words(column.size)];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = (range.passes(1) ? column.bits[i] : 0) | (range.passes(0) ? ~column.bits[i] : 0);
        }
        Bits.trim(yes, column.size);
        return yes;
    }

    private static long[] keys(Column column, KeyTest test) {
        long[] yes = new long[Bits.words(column.size)];
        long[] keys = new long[Math.min(BLOCK, column.size)];
        for (int start = 0; start < column.size; start += BLOCK) {
            int end = Math.min(column.size, start + BLOCK);
            column.keys(start, end, keys);
            test.mark(keys, end - start, yes, start >>> 6);
        }
        return yes;
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
