package dev.boathouse.delta.internal.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Holds a log to the one version that a commit is meant for, so that it cannot rebase by itself. */
public final class OnlyVersion {

    /** Where a configuration has that version: log stores, which are made by name, refuse any other. */
    public static final String KEY = "boathouse.delta.only-version";

    private OnlyVersion() {}

    static void check(Path path, Configuration configuration) throws IOException {
        String only = configuration.get(KEY);
        if (only != null
                && CommitName.isCommit(path.getName())
                && CommitName.version(path.getName()) != Long.parseLong(only)) {
            throw new IOException("Version " + only + " was taken by another writer: not rebased.");
        }
    }
}
