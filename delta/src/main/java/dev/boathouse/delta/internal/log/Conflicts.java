package dev.boathouse.delta.internal.log;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What others have committed since a change was prepared, held against what it was prepared from. A change that was prepared from nothing is
 * right after any rows that others add or remove; any other only after what does not touch its files.
 */
final class Conflicts {

    private final LogState base;
    private final CommitContent content;
    private final Set<String> removed;

    Conflicts(LogState base, CommitContent content) {
        this.base = base;
        this.content = content;
        this.removed = content.files().removes().stream().map(DataFile::path).collect(Collectors.toSet());
    }

    /** Why the change is not right behind a commit, as a clause; empty if it is. */
    Optional<String> with(CommitFile other) {
        if (other.protocol().isPresent() && !content.isBlindAppend()) {
            return Optional.of("version " + other.version() + " changed the table's protocol");
        }
        if (other.metadata().isPresent()) {
            Optional<String> reason = with(other.metadata().get());
            if (reason.isPresent()) {
                return reason.map(what -> "version " + other.version() + " " + what);
            }
        }
        return files(other);
    }

    private Optional<String> with(TableMetadata changed) {
        if (content.isBlindAppend()) {
            return SchemaFit.obstacle(base.metadata(), changed).map(what -> "changed the table: " + what);
        }
        return changed.equals(base.metadata())
                ? Optional.empty()
                : Optional.of("changed the table's schema or properties");
    }

    private Optional<String> files(CommitFile other) {
        for (Action.Remove remove : other.removes()) {
            if (removed.contains(remove.path())
                    || base.file(remove.path()).filter(content.reads()::include).isPresent()) {
                return Optional.of("version " + other.version() + " removed " + remove.path() + ", which was read");
            }
        }
        for (Action.Add add : other.adds()) {
            // Rows that only moved came from files whose removal is looked at above.
            if (add.dataChange() && content.reads().include(add.file())) {
                return Optional.of("version " + other.version() + " added "
                        + add.file().path() + ", whose rows would have been read");
            }
        }
        return Optional.empty();
    }

    /** The first reason among the commits that led from the base to a later state. */
    Optional<String> with(List<CommitFile> others, LogState latest) {
        if (!latest.metadata().id().equals(base.metadata().id()) || latest.version() < base.version()) {
            return Optional.of("it is another table than the one of version " + base.version()
                    + " from which the change was prepared");
        }
        return others.stream().map(this::with).flatMap(Optional::stream).findFirst();
    }
}
