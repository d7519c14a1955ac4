package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import dev.boathouse.delta.internal.log.PartitionValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows with one combination of partition values.
 *
 * @param values the text of each partition column; empty where null
 * @param slices the rows
 */
record PartitionGroup(List<Optional<String>> values, List<Slice> slices) {

    private static final Comparator<List<Optional<String>>> BY_TEXT = (left, right) -> {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i)
                    .map(text -> "1" + text)
                    .orElse("0")
                    .compareTo(right.get(i).map(text -> "1" + text).orElse("0"));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    /**
     * Some rows of a chunk.
     *
     * @param columns a column for each field of the table
     * @param positions the rows, in order
     */
    record Slice(List<Column> columns, int[] positions) {

        int size() {
            return positions.length;
        }

        Slice part(int from, int to) {
            return new Slice(columns, Arrays.copyOfRange(positions, from, to));
        }
    }

    static List<PartitionGroup> of(TableRows rows, List<String> partitionColumns) {
        int[] indexes = partitionColumns.stream()
                .mapToInt(name -> rows.schema().indexOf(name))
                .toArray();
        Map<List<Optional<String>>, List<Slice>> groups = new TreeMap<>(BY_TEXT);
        for (List<Column> columns : rows.chunks()) {
            int size = columns.get(0).size();
            if (indexes.length == 0) {
                groups.computeIfAbsent(List.of(), key -> new ArrayList<>())
                        .add(new Slice(columns, IntStream.range(0, size).toArray()));
            } else {
                split(columns, size, indexes, partitionColumns)
                        .forEach((key, positions) -> groups.computeIfAbsent(key, absent -> new ArrayList<>())
                                .add(new Slice(columns, positions)));
            }
        }
        return groups.entrySet().stream()
                .map(entry -> new PartitionGroup(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<List<Optional<String>>, int[]> split(
            List<Column> columns, int size, int[] indexes, List<String> names) {
        Map<List<@Nullable Object>, Integer> numbers = new HashMap<>();
        int[] numberOf = new int[size];
        @Nullable Object[] key = new @Nullable Object[indexes.length];
        for (int row = 0; row < size; row++) {
            for (int k = 0; k < indexes.length; k++) {
                key[k] = columns.get(indexes[k]).valueAt(row);
            }
            List<@Nullable Object> values = Arrays.asList(key);
            Integer number = numbers.get(values);
            if (number == null) {
                number = numbers.size();
                numbers.put(Arrays.asList(key.clone()), number);
            }
            numberOf[row] = number;
        }
        return numbers.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> texts(entry.getKey(), names),
                        entry -> IntStream.range(0, size)
                                .filter(row -> numberOf[row] == entry.getValue())
                                .toArray()));
    }

    private static List<Optional<String>> texts(List<@Nullable Object> values, List<String> names) {
        List<Optional<String>> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if ("".equals(value)) {
                throw new IllegalArgumentException("Cannot write an empty text to partition column \"" + names.get(i)
                        + "\": a Delta table would give it back as null. Write null, or another text.");
            }
            texts.add(Optional.ofNullable(value).map(PartitionValue::text));
        }
        return texts;
    }
}
