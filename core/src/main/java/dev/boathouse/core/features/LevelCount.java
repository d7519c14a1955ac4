package dev.boathouse.core.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the levels of training rows: each new one gets the next code. Belongs to one thread. */
final class LevelCount implements Coding {

    private final Kind kind;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> levels = new ArrayList<>();
    private long[] counts = new long[0];

    LevelCount(Kind kind) {
        this.kind = kind;
    }

    @Override
    public int of(String level) {
        Integer code = codes.putIfAbsent(level, levels.size());
        if (code == null) {
            levels.add(level);
            return levels.size() - 1;
        }
        return code;
    }

    @Override
    public int of(long level) {
        return of(Long.toString(level));
    }

    /** Counts rows by the codes that this gave them. */
    LevelCount count(int[] rows) {
        counts = new long[levels.size()];
        for (int code : rows) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return this;
    }

    /** How many rows have a level. */
    long rows(String level) {
        Integer code = codes.get(level);
        return code == null ? 0 : counts[code];
    }

    /** The most frequent first, equally frequent ones as they sort. */
    List<String> byFrequency() {
        List<String> sorted = new ArrayList<>(levels);
        // A fill that no row took is a level without rows.
        sorted.removeIf(level -> rows(level) == 0);
        sorted.sort(Comparator.comparingLong(this::rows).reversed().thenComparing(order(kind)));
        return sorted;
    }

    static Comparator<String> order(Kind kind) {
        return kind == Kind.TEXT ? Comparator.naturalOrder() : Comparator.comparingLong(Long::parseLong);
    }
}
