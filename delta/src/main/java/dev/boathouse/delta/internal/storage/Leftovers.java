package dev.boathouse.delta.internal.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the temporary files that writers have left in a log when they died. Nothing depends on it: a failure is logged. */
public final class Leftovers {

    /** How long a file is let alone, for its writer may only be slow: one day. */
    public static final Duration GRACE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /**
     * Deletes old temporary files. Others may do the same at the same time. A writer whose file is taken from it fails to commit, and says
     * that nothing was committed.
     *
     * @param storage where the table is
     * @param now the time, on the clock that gives files their times
     * @param grace how old, by its time, a file must at least be
     * @return how many files were deleted
     */
    public static int clean(Storage storage, Instant now, Duration grace) {
        long newest = now.minus(grace).toEpochMilli();
        int deleted = 0;
        Path folder = storage.location().log();
        for (Storage.Listed file : log(storage)) {
            if (TemporaryName.isTemporary(file.name())
                    && isOld(storage, file, newest)
                    && deleted(storage, new Path(folder, file.name()))) {
                deleted++;
            }
        }
        return deleted;
    }

    private static boolean isOld(Storage storage, Storage.Listed file, long newest) {
        try {
            return storage.status(storage.location().log(), file)
                    .filter(status -> status.isFile() && status.getModificationTime() <= newest)
                    .isPresent();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static List<Storage.Listed> log(Storage storage) {
        try {
            return storage.list(storage.location().log());
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "Cannot look for left-over files in {}: {}. The table is not affected.",
                    storage.location(),
                    e.toString());
            return List.of();
        }
    }

    private static boolean deleted(Storage storage, Path file) {
        try {
            return storage.disk().delete(file);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot delete the left-over {}: {}. The table is not affected.", file, e.toString());
            return false;
        }
    }
}
