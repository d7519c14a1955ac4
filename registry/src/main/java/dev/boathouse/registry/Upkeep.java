package dev.boathouse.registry;

import dev.boathouse.core.ConflictException;
import dev.boathouse.registry.internal.StoredArtifact;
import dev.boathouse.registry.internal.event.Payload.SnapshotTaken;
import dev.boathouse.registry.internal.event.Registration.StoredFile;
import dev.boathouse.registry.internal.state.VersionEntry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What keeps a registry small and fast to open. Writers do the first two by themselves: after every 100th event the state is stored, after
 * every 200th the files of events are joined. Thread-safe; others may write at the same time.
 */
public final class Upkeep {

    private final Context context;

    Upkeep(Context context) {
        this.context = context;
    }

    /**
     * Stores the present state, so that whoever opens the registry starts from there.
     *
     * @throws ConflictException if other writers were always faster
     */
    public void storeState() {
        context.ledger().takeSnapshot(context.hand());
    }

    /**
     * Joins the small files of events to files of about 8 MB. The events stay the same; old files stay until the table is vacuumed.
     *
     * @return how many files others took the place of
     * @throws ConflictException if somebody else did the same meanwhile; nothing was changed
     */
    public int compact() {
        return context.ledger().compact();
    }

    /**
     * Deletes files that no version needs: those of deleted versions, of writers that stopped before they registered, and old states. Versions
     * of other registries are not looked at: each registry has its own files. Age is told by the clock of this registry.
     *
     * @param grace files younger than this stay, since somebody may be about to register them; longer than the longest registration
     *     takes, such as a day
     * @return what was deleted
     * @throws IllegalArgumentException if the grace time is negative
     */
    public CleanUp cleanUp(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("Cannot clean up with a grace time of " + grace + ". A day would work.");
        }
        Set<String> needed = needed();
        List<StoredArtifact> deleted = context.artifacts()
                .clean(needed, context.hand().clock().instant().minus(grace));
        return new CleanUp(
                deleted.size(),
                deleted.stream().mapToLong(StoredArtifact::length).sum());
    }

    /** Looked at before the files are listed: what is registered after that is younger than any grace time. */
    private Set<String> needed() {
        context.ledger().refresh();
        List<VersionEntry> there = context.ledger()
                .read(state -> state.models().stream()
                        .flatMap(model -> state.model(model).all().stream())
                        .filter(version -> !version.isDeleted())
                        .toList());
        Set<String> needed = new HashSet<>();
        new Registrations(context)
                .forEach(
                        there,
                        (version, registration) -> registration.files().stream()
                                .map(StoredFile::sha256)
                                .forEach(needed::add));
        context.ledger().read(state -> state.snapshots()).stream()
                .map(SnapshotTaken::sha256)
                .forEach(needed::add);
        return needed;
    }

    /**
     * What a clean-up has deleted.
     *
     * @param files how many files
     * @param bytes how many bytes were in them
     */
    public record CleanUp(int files, long bytes) {}
}
