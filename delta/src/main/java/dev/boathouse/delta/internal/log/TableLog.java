package dev.boathouse.delta.internal.log;

/**
 * The log of a table: which files make up a version, and how a new version comes to be. The one place where the log libraries meet;
 * everything behind it sees {@link LogState}.
 */
sealed interface TableLog permits StandaloneLog, KernelLog {

    /** The newest version. */
    LogState latest();

    /** An older version, which exists. */
    LogState at(long version);

    /** The version that was current at an instant, by the rules of the table's timestamps; -1 if it is before the first. */
    long versionAsOf(long millis);

    /**
     * Writes one version, and checkpoints where due. Never another one than this: a log does not rebase here. After any exception
     * the caller looks whether the commit has landed.
     */
    void commit(long version, CommitContent content);
}
