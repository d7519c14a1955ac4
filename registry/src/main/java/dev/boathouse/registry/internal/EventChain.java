package dev.boathouse.registry.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Follows the hashes from event to event and says which rows count. Whoever can write to the table can add, change and remove rows; this
 * keeps what others wrote from being lost or replaced by that, and names what does not fit. Not thread-safe.
 *
 * <p>Rows are taken by sequence. Of the rows with one sequence that one counts whose hash is right and which continues the row before. Where
 * none does, one that the next row continues counts, because then the row before is the one that was altered. After a gap there is nothing
 * to compare with, and the next sound row counts.
 */
public final class EventChain {

    /**
     * Something that does not fit.
     *
     * @param sequence where
     * @param text what, as one sentence
     */
    public record Break(long sequence, String text) {}

    /** The last number that an event may have: one row of somebody else cannot use up all numbers that a long can hold. */
    public static final long LAST = 1L << 62;

    private final List<Break> breaks = new ArrayList<>();
    private long sequence;
    private String head = EventRow.BEGINNING;

    /** A chain without rows. */
    public EventChain() {}

    private EventChain(long sequence, String head) {
        this.sequence = sequence;
        this.head = head;
    }

    /**
     * A chain that goes on after rows which were followed before.
     *
     * @param sequence the sequence of the last of them
     * @param head its hash
     * @return the chain
     */
    public static EventChain after(long sequence, String head) {
        return new EventChain(sequence, head);
    }

    /**
     * The sequence of the last row that counted.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return sequence;
    }

    /**
     * The hash of the last row that counted.
     *
     * @return 64 hexadecimal digits, zeros before the first
     */
    public String head() {
        return head;
    }

    /**
     * What did not fit so far, in order.
     *
     * @return an immutable copy
     */
    public List<Break> breaks() {
        return List.copyOf(breaks);
    }

    /**
     * Goes on with more rows.
     *
     * @param rows in any order
     * @return those that count, in order
     */
    public List<EventRow> extend(List<EventRow> rows) {
        SortedMap<Long, List<EventRow>> sound = soundBySequence(rows);
        List<EventRow> counting = new ArrayList<>();
        for (Map.Entry<Long, List<EventRow>> entry : sound.entrySet()) {
            long at = entry.getKey();
            List<EventRow> next = sound.getOrDefault(at + 1, List.of());
            List<EventRow> fitting = fitting(at, entry.getValue(), next);
            if (fitting.isEmpty()) {
                breaks.add(new Break(at, "does not continue the event before it and is ignored."));
                continue;
            }
            EventRow chosen = fitting.stream()
                    .min(Comparator.comparing((EventRow row) -> continued(row, next) ? 0 : 1)
                            .thenComparing(EventRow::hash))
                    .orElseThrow();
            if (entry.getValue().size() > 1) {
                breaks.add(new Break(
                        at,
                        "is there " + entry.getValue().size() + " times; only event " + chosen.eventId() + " counts."));
            }
            sequence = at;
            head = chosen.hash();
            counting.add(chosen);
        }
        return counting;
    }

    private SortedMap<Long, List<EventRow>> soundBySequence(List<EventRow> rows) {
        SortedMap<Long, List<EventRow>> sound = new TreeMap<>();
        for (EventRow row : rows) {
            if (!row.isSound()) {
                breaks.add(new Break(
                        row.sequence(), "was altered: its hash does not belong to its columns. It is ignored."));
            } else if (row.sequence() > LAST) {
                breaks.add(new Break(row.sequence(), "has a number that no event can have. It is ignored."));
            } else {
                sound.computeIfAbsent(row.sequence(), any -> new ArrayList<>()).add(row);
            }
        }
        return sound;
    }

    private List<EventRow> fitting(long at, List<EventRow> rows, List<EventRow> next) {
        if (at <= sequence) {
            return List.of();
        }
        if (at > sequence + 1) {
            String range = at == sequence + 2 ? "" : " (up to " + (at - 1) + ")";
            breaks.add(new Break(sequence + 1, "is missing" + range + "."));
            return rows;
        }
        List<EventRow> linked =
                rows.stream().filter(row -> row.previousHash().equals(head)).toList();
        if (!linked.isEmpty()) {
            return linked;
        }
        List<EventRow> attested =
                rows.stream().filter(row -> continued(row, next)).toList();
        if (!attested.isEmpty()) {
            breaks.add(new Break(at, "does not continue the event before it: one of the two was altered."));
        }
        return attested;
    }

    private static boolean continued(EventRow row, List<EventRow> next) {
        return next.stream().anyMatch(later -> later.previousHash().equals(row.hash()));
    }
}
