package dev.boathouse.delta.internal.change;

import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.MetadataChange;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.log.WriteRules;
import dev.boathouse.delta.internal.storage.Storage;
import dev.boathouse.delta.internal.write.FileSettings;
import dev.boathouse.delta.internal.write.TableWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * From what a change is prepared.
 *
 * @param storage where the table is
 * @param base its newest version
 * @param settings how changes are made
 */
record Preparation(Storage storage, LogState base, WriteSettings settings) {

    /** Refuses tables that we cannot write to before anything is written. */
    static Preparation of(TableState table, WriteSettings settings) {
        table.storage().requireSafeCommits();
        LogState base = table.latest();
        WriteRules.require(table.storage().location(), base);
        return new Preparation(table.storage(), base, settings);
    }

    /** Refuses properties that the table may not get or lose. */
    void require(MetadataChange.NewProperties change) {
        WriteRules.require(storage.location(), base, change);
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    FileSettings files() {
        return settings.files(base.metadata());
    }

    /** Writes files of rows that come from outside. */
    List<DataFile> write(TableMetadata metadata, Iterator<Frame> rows, String id) {
        return TableWriter.write(storage, metadata, rows, files(), id);
    }

    /** Files that are in one partition each, in their order; the same values are the same map. */
    static Collection<List<DataFile>> byPartition(Collection<DataFile> files) {
        Map<Map<String, String>, List<DataFile>> partitions = new LinkedHashMap<>();
        files.forEach(file -> partitions
                .computeIfAbsent(file.partitionValues(), values -> new ArrayList<>())
                .add(file));
        return partitions.values();
    }

    /** Writes files of rows that were in the partition of a file, which stays theirs to the letter. */
    List<DataFile> rewrite(DataFile like, Iterator<Frame> rows) {
        return rewrite(like, rows, base.metadata(), files());
    }

    /** The same, with other columns or in another folder. */
    List<DataFile> rewrite(DataFile like, Iterator<Frame> rows, TableMetadata metadata, FileSettings how) {
        return TableWriter.write(storage, metadata, rows, how, newId()).stream()
                .map(file -> file.in(like.partitionValues()))
                .toList();
    }

    /** Deletes what was written for a change that will not be. */
    void abandon(List<DataFile> files, RuntimeException reason) {
        try {
            TableWriter.delete(storage, files);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * A change that is ready.
     *
     * @param content what to commit
     * @return with its base
     */
    Prepared ready(CommitContent content) {
        return new Prepared(base, content);
    }
}
