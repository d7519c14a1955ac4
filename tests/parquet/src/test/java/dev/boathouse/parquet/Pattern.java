package dev.boathouse.parquet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.parquet.io.api.Binary;

/** How values follow each other. */
enum Pattern {
    RANDOM,
    CONSTANT,
    RUNS,
    SORTED,
    FEW;

    /** Stored values of a kind. */
    List<Object> values(Kind kind, int count, Random random) {
        Supplier<Object> fresh = () -> kind.fresh().apply(random);
        List<Object> values = new ArrayList<>(count);
        List<Object> pool = new ArrayList<>();
        int levels = this == CONSTANT ? 1 : 2 + random.nextInt(random.nextBoolean() ? 6 : 300);
        while (pool.size() < levels) {
            pool.add(fresh.get());
        }
        int longest = 1 + random.nextInt(200);
        while (values.size() < count) {
            switch (this) {
                case RANDOM, SORTED -> values.add(fresh.get());
                case CONSTANT, FEW -> values.add(pool.get(random.nextInt(pool.size())));
                case RUNS -> {
                    Object value = random.nextBoolean() ? fresh.get() : pool.get(random.nextInt(pool.size()));
                    for (int left = 1 + random.nextInt(longest); left > 0 && values.size() < count; left--) {
                        values.add(value);
                    }
                }
            }
        }
        if (this == SORTED) {
            values.sort(order());
        }
        return values;
    }

    private static Comparator<Object> order() {
        return (a, b) -> a instanceof Binary bytes
                ? java.util.Arrays.compareUnsigned(bytes.getBytes(), ((Binary) b).getBytes())
                : a instanceof Boolean truth
                        ? Boolean.compare(truth, (Boolean) b)
                        : a instanceof Long number
                                ? Long.compare(number, (Long) b)
                                : Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
    }
}
