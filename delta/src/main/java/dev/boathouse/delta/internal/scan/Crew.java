package dev.boathouse.delta.internal.scan;

import java.util.concurrent.Executor;

/**
 * Who decodes.
 *
 * @param executor the host's threads
 * @param parallelism how many of them at a time
 */
public record Crew(Executor executor, int parallelism) {

    /** Checks the number. */
    public Crew {
        if (parallelism < 1) {
            throw new IllegalArgumentException("Parallelism is at least 1: found " + parallelism + ".");
        }
    }
}
