package dev.boathouse.faults;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one writer was told of its commits, over all its lives. Used by one thread at a time. */
final class Writings {

    private final Operation operation;
    private final Map<Long, Identity> versions = new TreeMap<>();
    private final Set<Identity> doubtful = new HashSet<>();
    private final Set<Integer> repeated = new HashSet<>();
    private @Nullable Identity last;

    Writings(Operation operation) {
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }

    void acknowledged(Identity identity, long version) {
        versions.put(version, identity);
        last = identity;
    }

    /** An earlier attempt at the same sequence is in the table. */
    void repeated(Identity identity) {
        repeated.add(identity.sequence());
        last = identity;
    }

    /** The writer ended while it may have been at this. */
    void doubtful(Identity identity) {
        doubtful.add(identity);
    }

    /** The last that was acknowledged, or found to be done already. */
    Identity last() {
        return Objects.requireNonNull(last, "no commit was acknowledged");
    }

    Set<Identity> acknowledged() {
        return Set.copyOf(versions.values());
    }

    Map<Long, Identity> versions() {
        return versions;
    }

    Set<Integer> repeated() {
        return repeated;
    }

    Set<Identity> doubtful() {
        return doubtful;
    }
}
