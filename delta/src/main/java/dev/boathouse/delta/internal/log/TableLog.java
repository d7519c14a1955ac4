package dev.boathouse.delta.internal.log;

/** How a new version of a table comes to be: the one place where the log libraries meet. Reading is {@link Replay}'s. */
sealed interface TableLog permits StandaloneLog, KernelLog {

    /** Writes version 0. After any exception the caller looks whether the commit has landed. */
    void create(CommitContent content, MetadataChange.NewTable table);

    /**
     * Writes the version after a state, and checkpoints where due. Never another one than this: a log does not rebase here. After any
     * exception the caller looks whether the commit has landed.
     */
    void commit(LogState before, CommitContent content);

    /**
     * Whether Delta Standalone can say it: a table with reader protocol 1, writer protocol up to 2 and no table features, that stays one, and
     * an operation that Standalone has a name for.
     */
    static boolean isSimple(LogState before, CommitContent content) {
        boolean modern = content.metadata().orElse(null) instanceof MetadataChange.NewProperties properties
                && properties.concernFeatures();
        return before.protocol().isSimple() && !modern && content.operation().kind() != Operation.Kind.OPTIMIZE;
    }
}
