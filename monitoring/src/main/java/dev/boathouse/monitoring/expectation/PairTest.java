package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares two columns. A NaN is greater than nothing, and equals NaN alone. Not thread-safe. */
final class PairTest implements RowTest {

    private static final int BLOCK = 1024;
    private static final long DAY = 86_400_000_000L;

    /** What the first column must be to the second one. */
    enum Order {
        GREATER,
        GREATER_OR_EQUAL,
        EQUAL
    }

    /** How values are compared. */
    private enum Way {
        LONGS,
        DOUBLES,
        BYTES,
        OBJECTS
    }

    private final int left;
    private final int right;
    private final Order order;
    private final Missing missing;
    private final Way way;

    PairTest(Schema schema, int left, int right, Order order, Missing missing) {
        this.left = left;
        this.right = right;
        this.order = order;
        this.missing = missing;
        this.way = way(schema.field(left), schema.field(right), order);
    }

    private static Way way(Schema.Field left, Schema.Field right, Order order) {
        DataType one = left.type();
        DataType other = right.type();
        if (one.isNumeric() && other.isNumeric()) {
            if (one.isFloating() || other.isFloating()) {
                return Way.DOUBLES;
            }
            boolean longs = Domain.of(one) == Domain.LONG && Domain.of(other) == Domain.LONG;
            return longs && Domain.scale(one) == Domain.scale(other) ? Way.LONGS : Way.OBJECTS;
        }
        boolean times = Domain.isTime(one) && Domain.isTime(other);
        boolean truths = one == DataType.BOOLEAN && other == DataType.BOOLEAN && order == Order.EQUAL;
        if (times || truths) {
            return Way.LONGS;
        }
        boolean bytes = one == DataType.BINARY && other == DataType.BINARY && order == Order.EQUAL;
        if (bytes || (one == DataType.STRING && other == DataType.STRING)) {
            return Way.BYTES;
        }
        throw new Unfit("Columns \"" + left.name() + "\" of type " + one + " and \"" + right.name() + "\" of type "
                + other + " cannot be compared.");
    }

    @Override
    public void judge(Chunk chunk, Marks marks) {
        missing.ignore(chunk, marks);
        Column one = chunk.column(left);
        Column other = chunk.column(right);
        switch (way) {
            case LONGS -> longs(one, other, marks);
            case DOUBLES -> doubles(one, other, marks);
            case BYTES -> bytes(one, other, marks);
            case OBJECTS -> objects(one, other, marks);
        }
        long[] complete = missing.complete(chunk, marks.words());
        for (int i = 0; i < complete.length; i++) {
            marks.unexpected[i] |= ~complete[i];
        }
    }

    private void longs(Column one, Column other, Marks marks) {
        long[] ones = new long[BLOCK];
        long[] others = new long[BLOCK];
        boolean mixed = one.type() == DataType.DATE ^ other.type() == DataType.DATE;
        for (int from = 0; from < marks.size; from += BLOCK) {
            int to = Math.min(marks.size, from + BLOCK);
            Domain.copy(one, from, to, ones);
            Domain.copy(other, from, to, others);
            if (mixed) {
                stretch(one.type() == DataType.DATE ? ones : others, to - from);
            }
            for (int i = from; i < to; i++) {
                long a = ones[i - from];
                long b = others[i - from];
                boolean holds = order == Order.GREATER ? a > b : order == Order.EQUAL ? a == b : a >= b;
                marks.unexpected[i >> 6] |= (holds ? 0L : 1L) << i;
            }
        }
    }

    private static void stretch(long[] days, int size) {
        for (int i = 0; i < size; i++) {
            days[i] *= DAY;
        }
    }

    private void doubles(Column one, Column other, Marks marks) {
        double[] ones = new double[BLOCK];
        double[] others = new double[BLOCK];
        for (int from = 0; from < marks.size; from += BLOCK) {
            int to = Math.min(marks.size, from + BLOCK);
            one.copyTo(from, to, ones, 0);
            other.copyTo(from, to, others, 0);
            for (int i = from; i < to; i++) {
                double a = ones[i - from];
                double b = others[i - from];
                boolean equal = a == b || (Double.isNaN(a) && Double.isNaN(b));
                boolean holds = order == Order.GREATER ? a > b : equal || (order != Order.EQUAL && a > b);
                marks.unexpected[i >> 6] |= (holds ? 0L : 1L) << i;
            }
        }
    }

    private void bytes(Column one, Column other, Marks marks) {
        ByteDictionary ones = ColumnAccess.direct().dictionary(one);
        ByteDictionary others = ColumnAccess.direct().dictionary(other);
        int @Nullable [] oneCodes = ColumnAccess.direct().codes(one);
        int @Nullable [] otherCodes = ColumnAccess.direct().codes(other);
        for (int i = 0; i < marks.size; i++) {
            if (one.isNull(i) || other.isNull(i)) {
                continue;
            }
            int a = oneCodes == null ? i : oneCodes[i];
            int b = otherCodes == null ? i : otherCodes[i];
            int compared = Arrays.compareUnsigned(
                    ones.bytes(), ones.start(a), ones.end(a), others.bytes(), others.start(b), others.end(b));
            mark(i, compared, marks);
        }
    }

    private void objects(Column one, Column other, Marks marks) {
        for (int i = 0; i < marks.size; i++) {
            Object a = one.valueAt(i);
            Object b = other.valueAt(i);
            if (a != null && b != null) {
                mark(i, Between.compare(plain(a), plain(b)), marks);
            }
        }
    }

    private static Object plain(Object value) {
        return value instanceof Byte || value instanceof Short || value instanceof Integer
                ? (Object) ((Number) value).longValue()
                : value;
    }

    private void mark(int row, int compared, Marks marks) {
        boolean holds = order == Order.GREATER ? compared > 0 : order == Order.EQUAL ? compared == 0 : compared >= 0;
        if (!holds) {
            marks.mark(row);
        }
    }
}
