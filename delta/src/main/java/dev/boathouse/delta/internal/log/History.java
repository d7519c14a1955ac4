package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.Storage;
import java.util.ArrayList;
import java.util.List;

/** The commits that a log still has. */
public final class History {

    private History() {}

    /**
     * Reads the newest of them, and no others.
     *
     * @param storage where the table is
     * @param limit how many at most
     * @return newest first
     * @throws dev.boathouse.core.NotFoundException if there is no table
     * @throws dev.boathouse.core.CorruptDataException naming the commit that is damaged
     */
    public static List<CommitFile> of(Storage storage, int limit) {
        List<CommitFile> commits = new ArrayList<>();
        for (long version : LogListing.of(storage).commits().descendingKeySet()) {
            if (commits.size() == limit) {
                break;
            }
            // One that log clean-up took since the listing is not part of the history any more.
            CommitFile.read(storage, version).ifPresent(commits::add);
        }
        return commits;
    }
}
