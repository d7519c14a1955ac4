package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * One commit of the log, checked: its actions do not contradict each other.
 *
 * @param version the version it made
 * @param file where it is, and when it was made
 * @param info who made it, and why
 * @param protocol a new protocol
 * @param metadata new metadata
 * @param adds files that came, or came again
 * @param removes files that went
 * @param changes files of the change data feed
 * @param transactions versions that applications recorded
 */
public record CommitFile(
        long version,
        Stamp file,
        CommitInfo info,
        Optional<Protocol> protocol,
        Optional<TableMetadata> metadata,
        List<Action.Add> adds,
        List<Action.Remove> removes,
        List<Action.Cdc> changes,
        Map<String, Long> transactions) {

    /** Copies the collections. */
    public CommitFile {
        adds = List.copyOf(adds);
        removes = List.copyOf(removes);
        changes = List.copyOf(changes);
        transactions = Map.copyOf(transactions);
    }

    /**
     * What tells a file from another one that came to its place.
     *
     * @param path where it is
     * @param modified milliseconds since 1970
     * @param size bytes
     */
    public record Stamp(Path path, long modified, long size) {
        static Stamp of(FileStatus status) {
            return new Stamp(status.getPath(), status.getModificationTime(), status.getLen());
        }
    }

    /**
     * When the commit was made.
     *
     * @return milliseconds since 1970: in-commit where it has that, else when the file was made
     */
    public long timestamp() {
        return info.inCommitTimestamp().orElse(file.modified());
    }

    /**
     * Reads the commit of a version.
     *
     * @param storage where the table is
     * @param version 0 or more
     * @return empty if there is none
     * @throws CorruptDataException naming file and line
     */
    public static Optional<CommitFile> read(Storage storage, long version) {
        Path path = CommitName.path(storage.location(), version);
        Parser parser = new Parser(new ActionParser(storage.location()));
        try (InputStream bytes = storage.open(path)) {
            LogLines.read(bytes, path, parser::line);
            return storage.status(path).map(status -> parser.commit(version, Stamp.of(status)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + ": " + Reasons.of(e) + ".", e);
        }
    }

    private static final class Parser {
        private final ActionParser actions;
        private Optional<CommitInfo> info = Optional.empty();
        private Optional<Protocol> protocol = Optional.empty();
        private Optional<TableMetadata> metadata = Optional.empty();
        private final Map<String, Action.Add> adds = new LinkedHashMap<>();
        private final Map<String, Action.Remove> removes = new LinkedHashMap<>();
        private final List<Action.Cdc> changes = new ArrayList<>();
        private final Map<String, Long> transactions = new HashMap<>();
        private final Set<String> cdcPaths = new HashSet<>();

        Parser(ActionParser actions) {
            this.actions = actions;
        }

        void line(String line) {
            Action action = actions.parse(line);
            if (action instanceof Action.Add add) {
                String path = add.file().path();
                requireFirst(adds.put(path, add) == null, "add", path);
                refuse(
                        removes.containsKey(path)
                                && removes.get(path)
                                        .deletionVectorId()
                                        .equals(add.file().deletionVectorId()),
                        path);
            } else if (action instanceof Action.Remove remove) {
                String path = remove.path();
                requireFirst(removes.put(path, remove) == null, "remove", path);
                refuse(
                        adds.containsKey(path)
                                && adds.get(path).file().deletionVectorId().equals(remove.deletionVectorId()),
                        path);
            } else if (action instanceof Action.Cdc cdc) {
                requireFirst(cdcPaths.add(cdc.path()), "cdc", cdc.path());
                changes.add(cdc);
            } else if (action instanceof Action.Txn txn) {
                requireFirst(transactions.put(txn.appId(), txn.version()) == null, "txn", txn.appId());
            } else if (action instanceof Action.Metadata changed) {
                requireFirst(metadata.isEmpty(), "metaData", changed.metadata().id());
                metadata = Optional.of(changed.metadata());
            } else if (action instanceof Action.NewProtocol changed) {
                requireFirst(
                        protocol.isEmpty(), "protocol", "" + changed.protocol().minReader());
                protocol = Optional.of(changed.protocol());
            } else if (action instanceof Action.Info said) {
                requireFirst(info.isEmpty(), "commitInfo", said.info().operation());
                info = Optional.of(said.info());
            } else if (!(action instanceof Action.Other)) {
                throw new CorruptDataException("a commit holds an action of checkpoints");
            }
        }

        private static void requireFirst(boolean first, String action, String key) {
            if (!first) {
                throw new CorruptDataException("a second " + action + " of \"" + key + "\" in one commit");
            }
        }

        private static void refuse(boolean both, String path) {
            if (both) {
                throw new CorruptDataException("one commit adds and removes \"" + path + "\"");
            }
        }

        CommitFile commit(long version, Stamp stamp) {
            return new CommitFile(
                    version,
                    stamp,
                    info.orElse(CommitInfo.NONE),
                    protocol,
                    metadata,
                    List.copyOf(adds.values()),
                    List.copyOf(removes.values()),
                    changes,
                    transactions);
        }
    }
}
