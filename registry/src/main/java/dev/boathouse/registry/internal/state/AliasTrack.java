package dev.boathouse.registry.internal.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/** What one alias of one model has named. A rollback undoes the move before it, so a second one goes further back. Not thread-safe. */
public final class AliasTrack {

    private final List<AliasMove> moves = new ArrayList<>();
    /** What was named, newest first, without what was rolled back; 0 where nothing was. */
    private final Deque<Integer> named = new ArrayDeque<>();

    private final Set<String> usedDecisions = new HashSet<>();
    private final Map<String, List<Consent>> consents = new HashMap<>();

    void promote(AliasMove move) {
        moves.add(move);
        named.push(move.to());
        move.decision().ifPresent(usedDecisions::add);
    }

    void rollBack(AliasMove move) {
        moves.add(move);
        named.pop();
        while (named.element() != move.to()) {
            named.pop();
        }
    }

    void consent(String decision, Consent consent) {
        consents.computeIfAbsent(decision, any -> new ArrayList<>()).add(consent);
    }

    /** The version that it names. */
    public OptionalInt live() {
        return named.isEmpty() || named.element() == 0 ? OptionalInt.empty() : OptionalInt.of(named.element());
    }

    /** What a rollback would go back to: what was named before and is still there. */
    public OptionalInt before(IntPredicate exists) {
        Iterator<Integer> versions = named.iterator();
        if (versions.hasNext()) {
            versions.next();
        }
        while (versions.hasNext()) {
            int version = versions.next();
            if (version != 0 && exists.test(version)) {
                return OptionalInt.of(version);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether a decision has already moved the alias: it is good for one promotion. */
    public boolean isUsed(String decision) {
        return usedDecisions.contains(decision);
    }

    /** Who said yes to a decision, in order. */
    public List<Consent> consents(String decision) {
        return List.copyOf(consents.getOrDefault(decision, List.of()));
    }

    /** Every move, oldest first. */
    public List<AliasMove> moves() {
        return List.copyOf(moves);
    }

    /** The newest move. */
    public Optional<AliasMove> last() {
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1));
    }

    /** What it named at an instant. */
    public OptionalInt live(Instant at) {
        // Later moves never carry an earlier time, and the last of one instant is what stayed.
        for (int i = moves.size() - 1; i >= 0; i--) {
            if (!moves.get(i).at().isAfter(at)) {
                int version = moves.get(i).to();
                return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
            }
        }
        return OptionalInt.empty();
    }

    Map<String, List<Consent>> consents() {
        return consents;
    }

    /** What was named, oldest first. */
    List<Integer> named() {
        List<Integer> oldestFirst = new ArrayList<>();
        named.descendingIterator().forEachRemaining(oldestFirst::add);
        return oldestFirst;
    }

    /** As it was stored: moves, what was named (oldest first), consents. */
    static AliasTrack of(List<AliasMove> moves, List<Integer> named, Map<String, List<Consent>> consents) {
        AliasTrack track = new AliasTrack();
        track.moves.addAll(moves);
        moves.forEach(move -> move.decision().ifPresent(track.usedDecisions::add));
        named.forEach(track.named::push);
        consents.forEach((decision, given) -> track.consents.put(decision, new ArrayList<>(given)));
        return track;
    }
}
