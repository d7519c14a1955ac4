package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Schema;
import java.math.BigDecimal;
import java.util.Arrays;

/** Adds up the columns of each row: exactly, or in doubles where one is floating. Not thread-safe. */
final class SumTest implements RowTest {

    private static final int BLOCK = 1024;

    private final int[] columns;
    private final Object total;
    private final boolean floating;
    private final Missing missing;

    SumTest(Schema schema, int[] columns, Object total, Missing missing) {
        this.columns = columns.clone();
        this.total = total;
        this.missing = missing;
        for (int column : columns) {
            Schema.Field field = schema.field(column);
            if (!field.type().isNumeric()) {
                throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " has no sum.");
            }
        }
        this.floating = Arrays.stream(columns)
                .anyMatch(column -> schema.field(column).type().isFloating());
    }

    @Override
    public void judge(Chunk chunk, Marks marks) {
        missing.ignore(chunk, marks);
        boolean whole = !floating
                && total instanceof Long
                && Arrays.stream(columns)
                        .allMatch(column -> chunk.column(column).type().isInteger());
        if (floating) {
            doubles(chunk, marks);
        } else if (whole) {
            longs(chunk, marks);
        } else {
            decimals(chunk, marks);
        }
        long[] complete = missing.complete(chunk, marks.words());
        for (int i = 0; i < complete.length; i++) {
            marks.unexpected[i] |= ~complete[i];
        }
    }

    private void doubles(Chunk chunk, Marks marks) {
        double wanted = ((Number) total).doubleValue();
        double[] sums = new double[BLOCK];
        double[] block = new double[BLOCK];
        for (int from = 0; from < marks.size; from += BLOCK) {
            int to = Math.min(marks.size, from + BLOCK);
            Arrays.fill(sums, 0);
            for (int column : columns) {
                chunk.column(column).copyTo(from, to, block, 0);
                for (int i = 0; i < to - from; i++) {
                    sums[i] += block[i];
                }
            }
            for (int i = from; i < to; i++) {
                marks.unexpected[i >> 6] |= (sums[i - from] == wanted ? 0L : 1L) << i;
            }
        }
    }

    private void longs(Chunk chunk, Marks marks) {
        long wanted = (Long) total;
        long[] sums = new long[BLOCK];
        long[] over = new long[BLOCK];
        long[] block = new long[BLOCK];
        for (int from = 0; from < marks.size; from += BLOCK) {
            int to = Math.min(marks.size, from + BLOCK);
            Arrays.fill(sums, 0);
            Arrays.fill(over, 0);
            for (int column : columns) {
                Domain.copy(chunk.column(column), from, to, block);
                for (int i = 0; i < to - from; i++) {
                    long sum = sums[i] + block[i];
                    // How often, and which way, it has left the longs.
                    over[i] += ((sums[i] ^ sum) & (block[i] ^ sum)) < 0 ? Long.signum(block[i]) : 0;
                    sums[i] = sum;
                }
            }
            for (int i = from; i < to; i++) {
                boolean holds = sums[i - from] == wanted && over[i - from] == 0;
                marks.unexpected[i >> 6] |= (holds ? 0L : 1L) << i;
            }
        }
    }

    private void decimals(Chunk chunk, Marks marks) {
        if (!Literals.isFinite(total)) {
            marks.markAll();
            return;
        }
        BigDecimal wanted = Literals.decimal(total);
        for (int i = 0; i < marks.size; i++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int column : columns) {
                sum = sum.add(decimal(chunk.column(column), i));
            }
            if (sum.compareTo(wanted) != 0) {
                marks.mark(i);
            }
        }
    }

    private static BigDecimal decimal(Column column, int row) {
        Object value = column.valueAt(row);
        if (value == null) {
            return BigDecimal.ZERO;
        }
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) value).longValue());
    }
}
