package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.internal.ColumnAccess;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnTest {

    @Test
    void aSliceHoldsTheValuesOfItsRange() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            int rows = random.nextInt(400);
            for (Frame frame : List.of(NestedFrames.frame(random, rows), RandomFrames.frame(random, rows))) {
                int from = random.nextInt(rows + 1);
                int to = from + random.nextInt(rows + 1 - from);
                int[] positions = new int[to - from];
                for (int i = 0; i < positions.length; i++) {
                    positions[i] = from + i;
                }
                Chunk chunk = frame.chunks().get(0);
                Chunk slice = ColumnAccess.direct().slice(chunk, from, to);
                for (int i = 0; i < positions.length; i++) {
                    for (int c = 0; c < frame.schema().size(); c++) {
                        assertThat(slice.column(c).valueAt(i))
                                .as("seed %d, column %d", seed, c)
                                .isEqualTo(chunk.column(c).valueAt(from + i));
                    }
                    assertThat(slice.identity().hash(seed, i))
                            .isEqualTo(chunk.identity().hash(seed, from + i));
                }
                Chunk taken = ColumnAccess.direct().take(chunk, positions);
                assertThat(digest(frame, slice)).as("seed %d", seed).isEqualTo(digest(frame, taken));
                for (int c = 0; c < frame.schema().size(); c++) {
                    assertThat(slice.column(c).nullCount())
                            .isEqualTo(taken.column(c).nullCount());
                }
                int half = slice.size() / 2;
                Chunk inner = ColumnAccess.direct().slice(taken, half, slice.size());
                assertThat(digest(frame, inner))
                        .isEqualTo(digest(frame, ColumnAccess.direct().slice(slice, half, slice.size())));
                assertThat(inner.size() == 0
                                || inner.identity().hash(1, 0)
                                        == slice.identity().hash(1, half))
                        .isTrue();
            }
        }
        Chunk chunk = NestedFrames.frame(new Random(1), 5).chunks().get(0);
        assertThatThrownBy(() -> ColumnAccess.direct().slice(chunk, 3, 6))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static String digest(Frame frame, Chunk chunk) {
        return ColumnAccess.direct()
                .frame(frame.schema(), List.of(chunk), frame.origin())
                .contentDigest();
    }

    @Test
    void copiedNumbersAreThoseReadOneByOne() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            int rows = random.nextInt(300);
            Chunk chunk = NestedFrames.frame(random, rows).chunks().get(0);
            int from = random.nextInt(rows + 1);
            int to = from + random.nextInt(rows + 1 - from);
            for (int c = 0; c < RandomFrames.SCALARS.size(); c++) {
                Column column = chunk.column(c);
                if (column.type() == DataType.STRING) {
                    assertThatThrownBy(() -> column.copyTo(from, to, new double[rows], 0))
                            .hasMessage("Cannot read numbers from a column of type string.");
                    continue;
                }
                double[] target = new double[rows + 4];
                column.copyTo(from, to, target, 3);
                for (int i = from; i < to; i++) {
                    Double expected = column.isNull(i) ? Double.NaN : column.doubleAt(i);
                    assertThat(target[3 + i - from])
                            .as("seed %d, column %d", seed, c)
                            .isEqualTo(expected);
                }
                assertThat(target[2]).isZero();
                assertThat(target[3 + to - from]).isZero();
            }
        }
    }

    @Test
    void decimalsBecomeTheNearestDouble() {
        Random random = new Random(3);
        for (int scale = 0; scale <= 18; scale++) {
            DataType.Decimal type = new DataType.Decimal(18, scale);
            for (int i = 0; i < 2_000; i++) {
                long unscaled = random.nextLong() % 1_000_000_000_000_000_000L >> random.nextInt(60);
                BigDecimal value = BigDecimal.valueOf(unscaled, scale);
                assertThat(Column.of(type, List.of(value)).doubleAt(0))
                        .as("%s", value)
                        .isEqualTo(Double.parseDouble(value.toString()));
            }
        }
    }
}
