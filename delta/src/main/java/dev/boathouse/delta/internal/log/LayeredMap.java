package dev.boathouse.delta.internal.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An immutable map whose changed copies share what did not change: a large layer at the bottom, ever smaller ones of changes above.
 * Layers of like size are merged, so a change costs its own size times the logarithm of the whole, amortised.
 */
final class LayeredMap<V> {

    /** Bottom first; an empty value is a key that is gone. Never written once it is here. */
    private final List<Map<String, Optional<V>>> layers;

    private final int size;

    private LayeredMap(List<Map<String, Optional<V>>> layers, int size) {
        this.layers = layers;
        this.size = size;
    }

    static <V> LayeredMap<V> of(Map<String, V> entries) {
        Map<String, Optional<V>> layer = new HashMap<>();
        entries.forEach((key, value) -> layer.put(key, Optional.of(value)));
        return new LayeredMap<>(List.of(layer), layer.size());
    }

    int size() {
        return size;
    }

    Optional<V> at(String key) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Optional<V> found = layers.get(i).get(key);
            if (found != null) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** With these keys set, or gone where the value is empty. */
    LayeredMap<V> with(Map<String, Optional<V>> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        int changed = size;
        for (Map.Entry<String, Optional<V>> change : changes.entrySet()) {
            changed += (change.getValue().isPresent() ? 1 : 0)
                    - (at(change.getKey()).isPresent() ? 1 : 0);
        }
        List<Map<String, Optional<V>>> merged = new ArrayList<>(layers);
        Map<String, Optional<V>> top = new HashMap<>(changes);
        while (!merged.isEmpty() && merged.get(merged.size() - 1).size() < 2 * top.size()) {
            Map<String, Optional<V>> both = new HashMap<>(merged.remove(merged.size() - 1));
            both.putAll(top);
            top = both;
        }
        if (merged.isEmpty()) {
            top.values().removeIf(Optional::isEmpty);
        }
        merged.add(top);
        return new LayeredMap<>(List.copyOf(merged), changed);
    }

    /** All values, in no order. */
    List<V> values() {
        if (layers.size() == 1) {
            List<V> values = new ArrayList<>(size);
            layers.get(0).values().forEach(value -> value.ifPresent(values::add));
            return values;
        }
        Map<String, Optional<V>> all = new HashMap<>(layers.get(0));
        layers.subList(1, layers.size()).forEach(all::putAll);
        List<V> values = new ArrayList<>(size);
        all.values().forEach(value -> value.ifPresent(values::add));
        return values;
    }
}
