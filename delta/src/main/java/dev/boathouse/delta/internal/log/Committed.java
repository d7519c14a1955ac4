package dev.boathouse.delta.internal.log;

/**
 * A commit, and what the table was behind it.
 *
 * @param commit what was committed
 * @param state the version that it made
 * @param timestamp milliseconds since 1970: in-commit where the table has that, else of the commit's file, made to increase
 */
public record Committed(CommitFile commit, LogState state, long timestamp) {}
