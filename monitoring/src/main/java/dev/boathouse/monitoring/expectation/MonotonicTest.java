package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import org.jspecify.annotations.Nullable;

/** Compares each value with the one before it, over the borders of chunks. NaN is not as expected, and stands before nothing. Not thread-safe. */
final class MonotonicTest implements RowTest {

    private final int index;
    private final int sign;
    private final boolean strictly;
    private final Domain domain;
    private boolean begun;
    private long whole;
    private double real;
    private @Nullable Object object;

    MonotonicTest(int index, Schema.Field field, boolean increasing, boolean strictly) {
        this.index = index;
        this.sign = increasing ? 1 : -1;
        this.strictly = strictly;
        this.domain = Domain.of(field.type());
        if (field.type() == DataType.BOOLEAN || domain == Domain.BYTES || domain == Domain.NESTED) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " has no order.");
        }
    }

    @Override
    public void judge(Chunk chunk, Marks marks) {
        Column column = chunk.column(index);
        marks.present(column);
        switch (domain) {
            case LONG -> longs(column, marks);
            case DOUBLE -> doubles(column, marks);
            default -> objects(column, marks);
        }
    }

    private void longs(Column column, Marks marks) {
        long[] block = new long[1024];
        for (int from = 0; from < marks.size; from += block.length) {
            int to = Math.min(marks.size, from + block.length);
            Domain.copy(column, from, to, block);
            for (int i = from; i < to; i++) {
                if (marks.looksAt(i)) {
                    long value = block[i - from];
                    if (begun && fails(Long.compare(value, whole))) {
                        marks.mark(i);
                    }
                    whole = value;
                    begun = true;
                }
            }
        }
    }

    private void doubles(Column column, Marks marks) {
        double[] block = new double[1024];
        for (int from = 0; from < marks.size; from += block.length) {
            int to = Math.min(marks.size, from + block.length);
            column.copyTo(from, to, block, 0);
            for (int i = from; i < to; i++) {
                if (!marks.looksAt(i)) {
                    continue;
                }
                double value = block[i - from] + 0.0; // −0.0 + 0.0 is 0.0
                if (Double.isNaN(value)) {
                    marks.mark(i);
                    continue;
                }
                if (begun && fails(Double.compare(value, real))) {
                    marks.mark(i);
                }
                real = value;
                begun = true;
            }
        }
    }

    private void objects(Column column, Marks marks) {
        for (int i = 0; i < marks.size; i++) {
            Object value = marks.looksAt(i) ? column.valueAt(i) : null;
            if (value == null) {
                continue;
            }
            if (object != null && fails(Between.compare(value, object))) {
                marks.mark(i);
            }
            object = value;
        }
    }

    private boolean fails(int order) {
        int way = Integer.signum(order) * sign;
        return strictly ? way <= 0 : way < 0;
    }
}
