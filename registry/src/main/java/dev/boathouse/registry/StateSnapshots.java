package dev.boathouse.registry;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.registry.internal.ArtifactStore;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Payload.SnapshotTaken;
import dev.boathouse.registry.internal.state.StoredState;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of a registry as an artifact, so that opening need not fold all events. The event behind a state vouches for it by digest, and the
 * table's log tells where that event is. It is a cache: where anything about it is wrong, all events are folded.
 */
final class StateSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(StateSnapshots.class);

    private final EventTable table;
    private final ArtifactStore artifacts;

    StateSnapshots(EventTable table, ArtifactStore artifacts) {
        this.table = table;
        this.artifacts = artifacts;
    }

    /** The newest stored state; empty if there is none that can be used. */
    Optional<StoredState> newest() {
        long sequence = table.snapshotSequence();
        if (sequence == 0) {
            return Optional.empty();
        }
        for (EventRow row : table.row(sequence)) {
            Optional<StoredState> state = state(row);
            if (state.isPresent()) {
                return state;
            }
        }
        return Optional.empty();
    }

    private Optional<StoredState> state(EventRow row) {
        try {
            if (row.isSound() && Event.of(row).payload() instanceof SnapshotTaken taken) {
                StoredState stored = StoredState.of(artifacts.get(taken.sha256(), taken.length()));
                if (stored.sequence() == row.sequence() - 1 && stored.head().equals(row.previousHash())) {
                    return Optional.of(stored);
                }
            }
            LOG.warn(
                    "Event {} of {} vouches for no state; all events are read instead.",
                    row.sequence(),
                    table.location());
        } catch (CorruptDataException
                | NotFoundException
                | UnsupportedFormatException
                | IllegalArgumentException
                | UncheckedIOException e) {
            LOG.warn(
                    "The state before event {} of {} cannot be used; all events are read instead: {}",
                    row.sequence(),
                    table.location(),
                    e.getMessage());
        }
        return Optional.empty();
    }

    /** Deletes a state that newer ones have taken the place of, if it is one: an event of somebody else may name the file of a model. */
    void delete(SnapshotTaken old) {
        try {
            if (StoredState.isState(artifacts.get(old.sha256(), old.length()))) {
                artifacts.delete(old.sha256());
            }
        } catch (CorruptDataException | NotFoundException e) {
            LOG.warn("No old state of {} was deleted: {}", table.location(), e.getMessage());
        }
    }

    /** Stores a state; the event that vouches for it is for the caller to write. */
    SnapshotTaken put(StoredState state) {
        byte[] bytes = state.toBytes();
        return new SnapshotTaken(artifacts.put(bytes), bytes.length);
    }
}
