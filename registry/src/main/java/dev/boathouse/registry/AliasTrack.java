package dev.boathouse.registry;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What one alias of one model has named. A rollback undoes the promotion before it, so a second one goes further back. Not thread-safe. */
final class AliasTrack {

    private final List<AliasChange> changes = new ArrayList<>();
    private final Deque<Integer> promoted = new ArrayDeque<>();
    private final Set<String> decisions = new HashSet<>();

    void add(AliasChange change) {
        changes.add(change);
        if (change.decision().isPresent()) {
            promoted.push(change.to());
            decisions.add(change.decision().get());
        } else {
            promoted.pop();
        }
    }

    OptionalInt live() {
        return promoted.isEmpty() ? OptionalInt.empty() : OptionalInt.of(promoted.element());
    }

    /** What a rollback would go back to. */
    OptionalInt before() {
        Iterator<Integer> versions = promoted.iterator();
        if (versions.hasNext()) {
            versions.next();
        }
        return versions.hasNext() ? OptionalInt.of(versions.next()) : OptionalInt.empty();
    }

    /** Whether a decision has already moved the alias: an approval is good for one promotion. */
    boolean isUsed(String decision) {
        return decisions.contains(decision);
    }

    List<AliasChange> changes() {
        return List.copyOf(changes);
    }

    Optional<AliasChange> last() {
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(changes.size() - 1));
    }

    OptionalInt live(Instant at) {
        // Later changes never carry an earlier time, and the last of one instant is what stayed.
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (!changes.get(i).at().isAfter(at)) {
                return OptionalInt.of(changes.get(i).to());
            }
        }
        return OptionalInt.empty();
    }
}
