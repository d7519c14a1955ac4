package dev.boathouse.delta.internal.change;

import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.LogState;

/**
 * A change that can be committed.
 *
 * @param base the version from which it was prepared
 * @param content what it is
 */
public record Prepared(LogState base, CommitContent content) {}
