package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Tests whether values lie between limits. */
final class RangeTest {

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private RangeTest() {}

    static RowTest of(int index, Schema.Field field, Between limits) {
        if (field.type() == DataType.BOOLEAN) {
            throw new Unfit("Column \"" + field.name() + "\" is boolean, which has no order.");
        }
        return switch (Domain.of(field.type())) {
            case LONG -> longs(index, field.type(), limits);
            case DOUBLE -> doubles(index, limits);
            case TEXT -> new TextTest(index, text -> !limits.holds(text));
            case WIDE -> wide(index, limits);
            default -> throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " has no order.");
        };
    }

    private static RowTest longs(int index, DataType type, Between limits) {
        if (isNan(limits.least()) || isNan(limits.most())) {
            return nothing(index);
        }
        BigDecimal low = limits.least() == null ? LEAST_LONG : lowest(type, limits.least(), limits.aboveLeast());
        BigDecimal high = limits.most() == null ? GREATEST_LONG : highest(type, limits.most(), limits.belowMost());
        if (low.compareTo(GREATEST_LONG) > 0 || high.compareTo(LEAST_LONG) < 0 || low.compareTo(high) > 0) {
            return nothing(index);
        }
        long least = low.max(LEAST_LONG).longValueExact();
        long most = high.min(GREATEST_LONG).longValueExact();
        return (chunk, marks) -> {
            Column column = chunk.column(index);
            marks.present(column);
            if (Domain.hasInts(type)) {
                outside(ColumnAccess.direct().ints(column), least, most, marks);
            } else {
                outside(Domain.longs(column), least, most, marks);
            }
        };
    }

    /** The least long that is inside, as a decimal, as it may lie beyond the longs. */
    private static BigDecimal lowest(DataType type, Object limit, boolean excluded) {
        if (!Literals.isFinite(limit)) {
            return (Double) limit < 0 ? LEAST_LONG : GREATEST_LONG.add(BigDecimal.ONE);
        }
        BigDecimal place = Literals.place(type, limit);
        return excluded
                ? place.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE)
                : place.setScale(0, RoundingMode.CEILING);
    }

    private static BigDecimal highest(DataType type, Object limit, boolean excluded) {
        if (!Literals.isFinite(limit)) {
            return (Double) limit > 0 ? GREATEST_LONG : LEAST_LONG.subtract(BigDecimal.ONE);
        }
        BigDecimal place = Literals.place(type, limit);
        return excluded
                ? place.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE)
                : place.setScale(0, RoundingMode.FLOOR);
    }

    private static boolean isNan(@Nullable Object limit) {
        return limit instanceof Double real && Double.isNaN(real);
    }

    private static RowTest nothing(int index) {
        return (chunk, marks) -> {
            marks.present(chunk.column(index));
            marks.markAll();
        };
    }

    private static void outside(int[] values, long least, long most, Marks marks) {
        for (int word = 0, i = 0; word < marks.words(); word++) {
            int end = Math.min(marks.size, i + 64);
            long bits = 0;
            for (int shift = 0; i < end; i++, shift++) {
                long value = values[i];
                bits |= ((value < least ? 1L : 0L) | (value > most ? 1L : 0L)) << shift;
            }
            marks.unexpected[word] = bits;
        }
    }

    private static void outside(long[] values, long least, long most, Marks marks) {
        for (int word = 0, i = 0; word < marks.words(); word++) {
            int end = Math.min(marks.size, i + 64);
            long bits = 0;
            for (int shift = 0; i < end; i++, shift++) {
                bits |= ((values[i] < least ? 1L : 0L) | (values[i] > most ? 1L : 0L)) << shift;
            }
            marks.unexpected[word] = bits;
        }
    }

    /** Inside is what is at least {@code least} and at most {@code most}; NaN is neither. */
    private static RowTest doubles(int index, Between limits) {
        if (isNan(limits.least()) || isNan(limits.most())) {
            return nothing(index);
        }
        double least = limits.least() == null ? Double.NEGATIVE_INFINITY : above(limits.least(), limits.aboveLeast());
        double most =
                limits.most() == null ? Double.POSITIVE_INFINITY : -above(negated(limits.most()), limits.belowMost());
        return inside(index, least, most);
    }

    /** Inside is what is at least {@code least} and at most {@code most}; with NaN for a limit, nothing. */
    static RowTest inside(int index, double least, double most) {
        return (chunk, marks) -> {
            Column column = chunk.column(index);
            marks.present(column);
            if (column.type() == DataType.DOUBLE) {
                outside(ColumnAccess.direct().doubles(column), 0, least, most, marks);
            } else {
                double[] block = new double[64];
                for (int from = 0; from < marks.size; from += 64) {
                    column.copyTo(from, Math.min(marks.size, from + 64), block, 0);
                    marks.unexpected[from >> 6] = outside(block, 0, Math.min(64, marks.size - from), least, most);
                }
            }
        };
    }

    private static void outside(double[] values, int from, double least, double most, Marks marks) {
        for (int word = 0; word < marks.words(); word++) {
            int start = from + (word << 6);
            marks.unexpected[word] = outside(values, start, Math.min(marks.size + from, start + 64), least, most);
        }
    }

    private static long outside(double[] values, int from, int to, double least, double most) {
        long bits = 0;
        for (int i = from, shift = 0; i < to; i++, shift++) {
            bits |= ((values[i] >= least ? 0L : 1L) | (values[i] <= most ? 0L : 1L)) << shift;
        }
        return bits;
    }

    private static Object negated(Object limit) {
        return limit instanceof Double real
                ? (Object) (-real)
                : Literals.decimal(limit).negate();
    }

    /** The least double that is inside of a lower limit; NaN if there is none. */
    private static double above(Object limit, boolean excluded) {
        double nearest =
                limit instanceof Double real ? real : Literals.decimal(limit).doubleValue();
        if (Double.isInfinite(nearest) && limit instanceof Double) {
            if (!excluded) {
                return nearest;
            }
            return nearest < 0 ? -Double.MAX_VALUE : Double.NaN;
        }
        if (Double.isInfinite(nearest)) {
            return nearest < 0 ? -Double.MAX_VALUE : nearest; // a decimal beyond the doubles
        }
        int order = new BigDecimal(nearest).compareTo(Literals.decimal(limit));
        return order < 0 || (order == 0 && excluded) ? Math.nextUp(nearest) : nearest;
    }

    private static RowTest wide(int index, Between limits) {
        return (chunk, marks) -> {
            Column column = chunk.column(index);
            marks.present(column);
            for (int i = 0; i < marks.size; i++) {
                if (marks.looksAt(i) && column.valueAt(i) instanceof BigDecimal value && !limits.holds(value)) {
                    marks.mark(i);
                }
            }
        };
    }
}
