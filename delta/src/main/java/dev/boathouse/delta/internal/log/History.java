package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The commits that a log still has. */
public final class History {

    private History() {}

    /**
     * Reads them.
     *
     * @param storage where the table is
     * @return newest first
     */
    public static List<CommitFile> of(Storage storage) {
        List<CommitFile> commits = new ArrayList<>();
        try {
            for (var status : storage.fileSystem().listStatus(storage.location().log())) {
                String name = status.getPath().getName();
                if (CommitName.isCommit(name)) {
                    CommitFile.read(storage, CommitName.version(name)).ifPresent(commits::add);
                }
            }
        } catch (FileNotFoundException e) {
            throw storage.noTable();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + storage.location().log() + ": " + e.getMessage(), e);
        }
        if (commits.isEmpty()) {
            throw storage.noTable();
        }
        commits.sort(Comparator.comparingLong((CommitFile commit) -> commit.version())
                .reversed());
        return commits;
    }
}
