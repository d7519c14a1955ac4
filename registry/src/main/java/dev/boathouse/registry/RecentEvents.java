package dev.boathouse.registry;

import dev.boathouse.registry.internal.EventRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The events that were asked for or came in last, so that a registry need not keep the long text of all of them. Thread-safe. */
final class RecentEvents {

    private static final int CAPACITY = 256;

    private final Map<Long, EventRow> rows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, EventRow> eldest) {
            return size() > CAPACITY;
        }
    };

    synchronized void add(EventRow row) {
        rows.put(row.sequence(), row);
    }

    synchronized Optional<EventRow> row(long sequence, String hash) {
        return Optional.ofNullable(rows.get(sequence)).filter(row -> row.hash().equals(hash));
    }
}
