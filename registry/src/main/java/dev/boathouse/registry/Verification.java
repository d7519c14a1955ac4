package dev.boathouse.registry;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.audit.ChainReport.Problem;
import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.EventType;
import dev.boathouse.registry.internal.event.Payload.SnapshotTaken;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks all events from the first one on: hashes, order, rules, and a head that the host has kept. */
final class Verification {

    private Verification() {}

    static ChainReport of(List<EventRow> rows, long recordedSequence, Optional<String> expectedHead) {
        EventChain chain = new EventChain();
        RegistryState state = new RegistryState();
        List<EventRow> counting = chain.extend(rows);
        List<Problem> problems = new ArrayList<>();
        Instant at = Instant.MIN;
        for (EventRow row : counting) {
            wrongState(row, at, state).ifPresent(problems::add);
            if (row.at().isBefore(at)) {
                problems.add(new Problem(
                        row.sequence(),
                        "is of an earlier time than an event before it: what was live when cannot be told by it."));
            }
            state.apply(row);
            at = row.at().isAfter(at) ? row.at() : at;
        }
        problems.addAll(state.problems());
        problems.addAll(state.badSignatures());
        chain.breaks().forEach(one -> problems.add(new Problem(one.sequence(), Names.visible(one.text()))));
        if (chain.sequence() < recordedSequence) {
            problems.add(new Problem(
                    chain.sequence() + 1, "is missing: the table's log counts " + recordedSequence + " events."));
        }
        expectedHead
                .filter(head -> !head.equals(EventRow.BEGINNING)
                        && counting.stream().noneMatch(row -> row.hash().equals(head)))
                .ifPresent(head -> problems.add(new Problem(
                        chain.sequence() + 1,
                        "is expected to follow one with the hash " + head
                                + ", which is not there: the end was cut off or the events were written anew.")));
        problems.sort(Comparator.comparingLong(Problem::sequence));
        return new ChainReport(counting.size(), chain.head(), problems);
    }

    /** A stored state must be what the events before it amount to: who opened from another one was told something else. */
    private static Optional<Problem> wrongState(EventRow row, Instant at, RegistryState state) {
        if (!row.type().equals(EventType.SNAPSHOT_TAKEN.toString())) {
            return Optional.empty();
        }
        StoredState folded = new StoredState(row.sequence() - 1, row.previousHash(), at, state);
        String found = Digest.sha256(folded.toBytes());
        try {
            return Event.of(row).payload() instanceof SnapshotTaken taken
                            && taken.sha256().equals(found)
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            row.sequence(),
                            "vouches for another state than the events before it amount to, which has the digest "
                                    + found + "."));
        } catch (CorruptDataException | IllegalArgumentException e) {
            // The state reports that it cannot be read.
            return Optional.empty();
        }
    }
}
