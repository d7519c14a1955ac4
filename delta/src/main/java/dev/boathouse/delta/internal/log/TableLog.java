package dev.boathouse.delta.internal.log;

/** How a new version of a table comes to be: the one place where the log libraries meet. Reading is {@link Replay}'s. */
sealed interface TableLog permits StandaloneLog, KernelLog {

    /**
     * Writes one version, and checkpoints where due. Never another one than this: a log does not rebase here. After any exception
     * the caller looks whether the commit has landed.
     */
    void commit(long version, CommitContent content);
}
