package dev.boathouse.core.features;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number of each level; what is no level gets the number behind the last one. Immutable and thread-safe. */
final class LevelCodes {

    private static final int UNKNOWN = -1;

    private final List<String> levels;
    private final boolean text;
    private final Map<String, Integer> texts = new HashMap<>();
    private final long[] numbers;
    private final int[] numberCodes;

    private LevelCodes(List<String> levels, boolean text) {
        this.levels = List.copyOf(levels);
        this.text = text;
        for (String level : levels) {
            if (texts.put(level, texts.size()) != null) {
                throw new IllegalArgumentException("Level \"" + level + "\" appears twice.");
            }
        }
        this.numbers = text
                ? new long[0]
                : levels.stream().mapToLong(Long::parseLong).sorted().toArray();
        this.numberCodes = Arrays.stream(numbers)
                .mapToInt(number -> texts.getOrDefault(Long.toString(number), levels.size()))
                .toArray();
    }

    /**
     * The codes of levels in their order.
     *
     * @throws IllegalArgumentException if a level appears twice, or is no whole number where the type wants one
     */
    static LevelCodes of(List<String> levels, DataType type) {
        return new LevelCodes(levels, type == DataType.STRING);
    }

    List<String> levels() {
        return levels;
    }

    int size() {
        return levels.size();
    }

    int of(Row row, int position) {
        if (row.isNull(position)) {
            return size();
        }
        return text ? of(row.stringAt(position)) : of(row.longAt(position));
    }

    /** The codes of consecutive values; each entry of a dictionary is looked up once. */
    int[] of(Column column, int from, int to) {
        int[] codes = new int[to - from];
        if (!text) {
            for (int i = from; i < to; i++) {
                codes[i - from] = column.isNull(i) ? size() : of(column.longAt(i));
            }
            return codes;
        }
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        int[] entries = ColumnAccess.direct().codes(column);
        int[] known = new int[entries == null ? 0 : dictionary.size()];
        Arrays.fill(known, UNKNOWN);
        for (int i = from; i < to; i++) {
            if (column.isNull(i)) {
                codes[i - from] = size();
            } else if (entries == null) {
                codes[i - from] = of(dictionary.text(i));
            } else {
                int entry = entries[i];
                if (known[entry] == UNKNOWN) {
                    known[entry] = of(dictionary.text(entry));
                }
                codes[i - from] = known[entry];
            }
        }
        return codes;
    }

    private int of(String level) {
        Integer code = texts.get(level);
        return code == null ? size() : code;
    }

    private int of(long level) {
        int found = Arrays.binarySearch(numbers, level);
        return found < 0 ? size() : numberCodes[found];
    }
}
