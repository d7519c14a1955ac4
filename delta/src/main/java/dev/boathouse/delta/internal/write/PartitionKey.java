package dev.boathouse.delta.internal.write;

import java.util.List;
import java.util.Optional;

/**
 * One combination of partition values. Null comes before all texts.
 *
 * @param values the text of each partition column; empty where null
 */
record PartitionKey(List<Optional<String>> values) implements Comparable<PartitionKey> {

    PartitionKey {
        values = List.copyOf(values);
    }

    @Override
    public int compareTo(PartitionKey other) {
        for (int i = 0; i < values.size(); i++) {
            Optional<String> left = values.get(i);
            Optional<String> right = other.values.get(i);
            int order = left.isPresent() && right.isPresent()
                    ? left.get().compareTo(right.get())
                    : Boolean.compare(left.isPresent(), right.isPresent());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
