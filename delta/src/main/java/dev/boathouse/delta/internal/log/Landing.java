package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CommitUnknownException;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;

/**
 * Finds out whether an attempt to commit has landed. After any failure the version is read back, and the id in it compared: what an exception
 * says of a commit may be wrong both ways.
 *
 * @param storage where the table is
 * @param content what is committed
 */
record Landing(Storage storage, CommitContent content) {

    /**
     * Attempts to commit.
     *
     * @param version the version that the attempt makes
     * @param write the attempt
     * @return true if the commit is there; false if another one has the version
     * @throws UncheckedIOException if it is not there, and why
     * @throws CommitUnknownException if nobody can tell
     */
    boolean of(long version, Runnable write) {
        Exception failure;
        try {
            write.run();
            return true;
        } catch (Exception | AssertionError | FSError e) {
            // Exception, since Standalone, which is written in Scala, throws checked ones undeclared. FSError is what
            // Hadoop makes of a full disk when a checkpoint is written.
            failure = e instanceof Exception exception ? exception : new IllegalStateException(e);
        }
        // An interrupt may be what ended the attempt. It must not keep us from finding out how.
        boolean interrupted = Thread.interrupted();
        try {
            return isThere(version, failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isThere(long version, Exception failure) {
        Optional<CommitFile> found;
        try {
            found = CommitFile.read(storage, version);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            throw new CommitUnknownException(
                    "It is not known whether version " + version + " of " + storage.location()
                            + " was committed: writing failed (" + failure.getMessage()
                            + ") and so did reading it back ("
                            + e.getMessage() + "). Look into the log for commit id " + content.id()
                            + " before anything else; do not delete its files.",
                    failure);
        }
        if (found.isEmpty()) {
            throw notWritten(version, failure);
        }
        if (!content.isOf(found.get())) {
            return false;
        }
        forceAgain(version, failure);
        return true;
    }

    /** The commit is visible, but whatever failed may have been the step that makes it survive a power cut. */
    private void forceAgain(long version, Exception failure) {
        try {
            storage.disk().forceFolder(storage.location().log());
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw new CommitUnknownException(
                    "Version " + version + " of " + storage.location()
                            + " is visible, but its folder cannot be forced to disk: "
                            + e.getMessage() + ". It may be lost in a power cut. Look for commit id " + content.id()
                            + " before anything else; do not delete its files.",
                    failure);
        }
    }

    private RuntimeException notWritten(long version, Exception failure) {
        Throwable cause = failure;
        // The store's own words, in which it has put what it met.
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        String start = "Cannot commit version " + version + " of " + storage.location() + ": ";
        String end = ". Nothing was committed.";
        return cause instanceof IOException io
                ? new UncheckedIOException(start + Reasons.of(io) + end, io)
                : new IllegalStateException(start + Reasons.of(cause) + end, failure);
    }
}
