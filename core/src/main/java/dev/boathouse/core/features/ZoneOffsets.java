package dev.boathouse.core.features;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The offsets of a zone from UTC, looked up without allocation from 1900 to 2100. Immutable and thread-safe. */
final class ZoneOffsets {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final ZoneRules rules;
    private final long[] changes;
    private final int[] offsets;

    private ZoneOffsets(ZoneRules rules, long[] changes, int[] offsets) {
        this.rules = rules;
        this.changes = changes;
        this.offsets = offsets;
    }

    static ZoneOffsets of(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffsetTransition> found = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            found.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        long[] changes =
                found.stream().mapToLong(ZoneOffsetTransition::toEpochSecond).toArray();
        int[] offsets = new int[found.size() + 1];
        offsets[0] = rules.getOffset(FIRST).getTotalSeconds();
        for (int i = 0; i < found.size(); i++) {
            offsets[i + 1] = found.get(i).getOffsetAfter().getTotalSeconds();
        }
        return new ZoneOffsets(rules, changes, offsets);
    }

    /** Seconds to add to UTC. */
    int at(long epochSecond) {
        if (changes.length > 0 && (epochSecond < FIRST.getEpochSecond() || epochSecond >= LAST.getEpochSecond())) {
            return rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
        }
        int found = Arrays.binarySearch(changes, epochSecond);
        return offsets[found >= 0 ? found + 1 : -found - 1];
    }
}
