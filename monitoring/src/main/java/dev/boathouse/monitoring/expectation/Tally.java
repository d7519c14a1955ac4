package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts values that are not as expected: each of the first {@value #MOST} distinct ones, in the order of the rows, exactly; more are not told apart. Not thread-safe.
 */
final class Tally {

    static final int MOST = 1000;

    /** So many of the most frequent are told. */
    static final int TOLD = 10;

    private static final int FULL = -2;
    private static final int OPEN = -1;

    private final List<Object> values = new ArrayList<>();
    private final LongIndex keys = new LongIndex();
    private final Map<Object, Integer> objects = new HashMap<>();
    private final int most;
    private long[] counts = new long[16];
    private @Nullable ByteDictionary known;
    private int[] entries = new int[0];
    private boolean complete = true;

    Tally(int most) {
        this.most = most;
    }

    /** Adds the marked values of a column; asks for marks that are settled. */
    void add(Column column, Marks marks) {
        Domain domain = Domain.of(column.type());
        double[] real = new double[1];
        long[] whole = new long[1];
        for (int word = 0; word < marks.words(); word++) {
            for (long bits = marks.unexpected[word]; bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                if (column.isNull(row)) {
                    continue;
                }
                switch (domain) {
                    case LONG -> {
                        Domain.copy(column, row, row + 1, whole);
                        addKey(whole[0], column, row);
                    }
                    case DOUBLE -> {
                        column.copyTo(row, row + 1, real, 0);
                        addKey(Double.doubleToLongBits(real[0] + 0.0), column, row);
                    }
                    case TEXT -> addText(column, row);
                    case WIDE -> addObject(column, row);
                    default -> {}
                }
            }
        }
    }

    private void addKey(long key, Column column, int row) {
        int number = keys.find(key);
        if (number < 0) {
            number = next(column, row);
            if (number == FULL) {
                return;
            }
            keys.put(key, number);
        }
        counts[number]++;
    }

    private void addObject(Column column, int row) {
        Object value = column.valueAt(row);
        int number = objects.getOrDefault(value, OPEN);
        if (number == OPEN) {
            number = next(column, row);
            if (number == FULL) {
                return;
            }
            objects.put(values.get(number), number);
        }
        counts[number]++;
    }

    private void addText(Column column, int row) {
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        if (codes == null) {
            addObject(column, row);
            return;
        }
        if (known != dictionary) {
            known = dictionary;
            entries = new int[dictionary.size()];
            Arrays.fill(entries, OPEN);
        }
        int entry = codes[row];
        if (entries[entry] == OPEN) {
            int number = objects.getOrDefault(TextTest.text(dictionary, entry), OPEN);
            if (number == OPEN) {
                number = next(column, row);
                if (number != FULL) {
                    objects.put(values.get(number), number);
                }
            }
            entries[entry] = number;
        }
        if (entries[entry] != FULL) {
            counts[entries[entry]]++;
        }
    }

    private int next(Column column, int row) {
        int number = values.size();
        Object value = column.valueAt(row);
        if (number >= most || value == null) {
            complete = false;
            return FULL;
        }
        values.add(value);
        if (counts.length <= number) {
            counts = Arrays.copyOf(counts, counts.length * 2);
        }
        return number;
    }

    /** Whether no value was left out. */
    boolean complete() {
        return complete;
    }

    /** The most frequent values with their counts, each increased by {@code more}, equally frequent ones by their text. */
    Map<Object, Long> frequent(int told, int more) {
        Map<Object, Long> frequent = new LinkedHashMap<>();
        for (int number : mostFrequent(values, counts, told)) {
            frequent.put(values.get(number), counts[number] + more);
        }
        return frequent;
    }

    /** The places of the most frequent values, equally frequent ones by their text. */
    static int[] mostFrequent(List<Object> values, long[] counts, int told) {
        List<String> texts = values.stream().map(ExpectationText::value).toList();
        return IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(number -> -counts[number])
                        .thenComparing(texts::get))
                .limit(told)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** All values that are as frequent as the most frequent one, in the order in which they came. */
    List<Object> top() {
        long greatest = Arrays.stream(counts, 0, values.size()).max().orElse(0);
        return IntStream.range(0, values.size())
                .filter(number -> counts[number] == greatest)
                .mapToObj(values::get)
                .toList();
    }
}
