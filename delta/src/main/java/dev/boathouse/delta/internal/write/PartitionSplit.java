package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.internal.log.PartitionValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Splits a chunk by the values of the partition columns. */
final class PartitionSplit {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    private PartitionSplit() {}

    /** The rows of each combination of values, in their order. */
    static Map<PartitionKey, Chunk> of(Chunk chunk, List<Column> partition, List<String> names) {
        if (names.isEmpty()) {
            return Map.of(new PartitionKey(List.of()), chunk);
        }
        Map<List<@Nullable Object>, Integer> numbers = new HashMap<>();
        int[] numberOf = numbers(partition, chunk.size(), numbers);
        // Values that differ may have one text, such as times that differ in nothing that is written.
        Map<PartitionKey, List<Integer>> byText = new TreeMap<>();
        numbers.forEach((values, number) -> byText.computeIfAbsent(key(values, names), key -> new ArrayList<>())
                .add(number));
        List<PartitionKey> keys = new ArrayList<>();
        int[] groups = new int[numbers.size()];
        byText.forEach((key, ofKey) -> {
            ofKey.forEach(number -> groups[number] = keys.size());
            keys.add(key);
        });
        int[][] positions = positions(numberOf, groups, keys.size());
        Map<PartitionKey, Chunk> parts = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            parts.put(keys.get(i), ACCESS.take(chunk, positions[i]));
        }
        return parts;
    }

    private static int[] numbers(List<Column> partition, int size, Map<List<@Nullable Object>, Integer> numbers) {
        int[] numberOf = new int[size];
        List<@Nullable Object> last = List.of();
        int lastNumber = -1;
        for (int row = 0; row < size; row++) {
            @Nullable Object[] key = new @Nullable Object[partition.size()];
            for (int k = 0; k < key.length; k++) {
                key[k] = partition.get(k).valueAt(row);
            }
            List<@Nullable Object> values = Arrays.asList(key);
            if (lastNumber < 0 || !values.equals(last)) {
                Integer number = numbers.putIfAbsent(values, numbers.size());
                lastNumber = number == null ? numbers.size() - 1 : number;
                last = values;
            }
            numberOf[row] = lastNumber;
        }
        return numberOf;
    }

    private static int[][] positions(int[] numberOf, int[] groups, int count) {
        int[] sizes = new int[count];
        for (int number : numberOf) {
            sizes[groups[number]]++;
        }
        int[][] positions = new int[count][];
        for (int i = 0; i < count; i++) {
            positions[i] = new int[sizes[i]];
            sizes[i] = 0;
        }
        for (int row = 0; row < numberOf.length; row++) {
            int group = groups[numberOf[row]];
            positions[group][sizes[group]++] = row;
        }
        return positions;
    }

    private static PartitionKey key(List<@Nullable Object> values, List<String> names) {
        List<Optional<String>> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if ("".equals(value)) {
                throw new IllegalArgumentException("Cannot write an empty text to partition column \"" + names.get(i)
                        + "\": a Delta table would give it back as null. Write null, or another text.");
            }
            texts.add(Optional.ofNullable(value).map(PartitionValue::text));
        }
        return new PartitionKey(texts);
    }
}
