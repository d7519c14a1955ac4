package dev.boathouse.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SortedKeysTest {

    private static final int[] SIZES = {0, 1, 2, 23, 24, 25, 26, 300, 4_095, 4_096, 30_000};

    /** Whatever the bits are in which keys differ, and however many agree in the highest of them. */
    private static Map<String, LongSupplier> kinds(SplittableRandom random) {
        Map<String, LongSupplier> kinds = new TreeMap<>();
        kinds.put("all bits", random::nextLong);
        kinds.put("one value", () -> 42);
        kinds.put("the highest bit", () -> random.nextLong() & Long.MIN_VALUE);
        kinds.put("the lowest bits", () -> random.nextLong() & 7);
        kinds.put("the highest and the lowest bits", () -> random.nextLong() & 0xF00000000000000FL);
        kinds.put("low bits, and seldom the highest", () -> random.nextLong() >>> (random.nextInt(500) == 0 ? 0 : 30));
        kinds.put("probabilities", () -> SortedKeys.key(random.nextDouble()));
        kinds.put("probabilities close together", () -> SortedKeys.key(0.5 + random.nextDouble() * 1e-9));
        kinds.put("floats", () -> SortedKeys.key((float) random.nextDouble()));
        kinds.put("a thousand levels", () -> SortedKeys.key(random.nextInt(1_000) / 1_000.0));
        kinds.put(
                "numbers of any size",
                () -> SortedKeys.key(Math.scalb(random.nextDouble() - 0.5, random.nextInt(-1_070, 1_020))));
        return kinds;
    }

    @Test
    void keysAndRowsAreSortedAsByComparison() {
        kinds(new SplittableRandom(1)).forEach((kind, next) -> {
            for (int size : SIZES) {
                long[] keys = LongStream.generate(next).limit(size).toArray();
                Integer[] rows = IntStream.range(0, size).boxed().toArray(Integer[]::new);
                Arrays.sort(rows, (a, b) -> Long.compareUnsigned(keys[a], keys[b]));
                SortedKeys sorted = SortedKeys.withRows(keys.clone());
                assertThat(sorted.rows())
                        .as("%d of %s", size, kind)
                        .isEqualTo(Arrays.stream(rows).mapToInt(row -> row).toArray());
                assertThat(sorted.keys())
                        .as("%d of %s", size, kind)
                        .isEqualTo(
                                Arrays.stream(rows).mapToLong(row -> keys[row]).toArray());
            }
        });
    }

    @Test
    void partsAreSortedEachForItself() {
        SplittableRandom random = new SplittableRandom(2);
        kinds(random).forEach((kind, next) -> {
            for (int size : SIZES) {
                for (int split : new int[] {0, random.nextInt(size + 1), size}) {
                    long[] keys = LongStream.generate(next).limit(size).toArray();
                    long[] expected = keys.clone();
                    sortUnsigned(expected, 0, split);
                    sortUnsigned(expected, split, size);
                    assertThat(SortedKeys.parts(keys, split))
                            .as("%d of %s, split at %d", size, kind, split)
                            .isEqualTo(expected);
                }
            }
        });
    }

    private static void sortUnsigned(long[] keys, int from, int to) {
        for (int i = from; i < to; i++) {
            keys[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(keys, from, to);
        for (int i = from; i < to; i++) {
            keys[i] ^= Long.MIN_VALUE;
        }
    }

    @Test
    void keysAreInTheOrderOfTheNumbersAndBothZerosAreOne() {
        double[] rising = {
            Double.NEGATIVE_INFINITY,
            -Double.MAX_VALUE,
            -1,
            -Double.MIN_NORMAL,
            -Double.MIN_VALUE,
            0,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            1,
            Math.nextUp(1.0),
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY
        };
        for (int i = 1; i < rising.length; i++) {
            assertThat(Long.compareUnsigned(SortedKeys.key(rising[i - 1]), SortedKeys.key(rising[i])))
                    .as("%s before %s", rising[i - 1], rising[i])
                    .isNegative();
        }
        assertThat(SortedKeys.key(-0.0)).isEqualTo(SortedKeys.key(0.0));
    }
}
