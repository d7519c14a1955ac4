package dev.boathouse.monitoring.metrics;

import dev.boathouse.monitoring.metrics.MetricKey.SliceValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the window before: the one that ends where another begins, or of table versions the one that was looked at last. */
final class Predecessors {

    private final Map<Optional<SliceValue>, Map<Instant, Measured>> ends = new HashMap<>();
    private final Map<Optional<SliceValue>, TreeMap<Instant, Measured>> snapshots = new HashMap<>();

    private Predecessors() {}

    static Predecessors of(List<Measured> all) {
        Predecessors found = new Predecessors();
        for (Measured one : all) {
            if (one.isSnapshot()) {
                found.snapshots
                        .computeIfAbsent(one.slice(), slice -> new TreeMap<>())
                        .put(one.window().start(), one);
            } else {
                found.ends
                        .computeIfAbsent(one.slice(), slice -> new HashMap<>())
                        .put(one.window().end(), one);
            }
        }
        return found;
    }

    Optional<Measured> of(Measured one) {
        Instant start = one.window().start();
        if (one.isSnapshot()) {
            return Optional.ofNullable(snapshots.get(one.slice()))
                    .map(times -> times.lowerEntry(start))
                    .map(Map.Entry::getValue);
        }
        return Optional.ofNullable(ends.get(one.slice())).map(times -> times.get(start));
    }
}
