package dev.boathouse.registry.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Chains of sealed rows for tests. */
final class Rows {

    private Rows() {}

    static EventRow row(long sequence, String payload, String previousHash) {
        return new EventRow(
                        sequence,
                        "event-" + sequence + "-" + payload,
                        Instant.parse("2026-01-31T22:15:00.000001Z").plusSeconds(sequence),
                        "alice",
                        "version-registered",
                        "late-flights",
                        (int) sequence,
                        null,
                        payload,
                        previousHash,
                        "")
                .sealed();
    }

    static List<EventRow> chain(int count) {
        return continued(new ArrayList<>(), count);
    }

    static List<EventRow> continued(List<EventRow> rows, int count) {
        List<EventRow> chain = new ArrayList<>(rows);
        for (int i = 0; i < count; i++) {
            String previous = chain.isEmpty()
                    ? EventRow.BEGINNING
                    : chain.get(chain.size() - 1).hash();
            chain.add(row(chain.size() + 1L, "{}", previous));
        }
        return chain;
    }

    /** The same row with another payload and the old hash, as an UPDATE in another engine leaves it. */
    static EventRow altered(EventRow row, String payload) {
        return new EventRow(
                row.sequence(),
                row.eventId(),
                row.at(),
                row.actor(),
                row.type(),
                row.model(),
                row.version(),
                row.alias(),
                payload,
                row.previousHash(),
                row.hash());
    }
}
