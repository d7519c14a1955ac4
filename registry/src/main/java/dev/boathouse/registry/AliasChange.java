package dev.boathouse.registry;

import dev.boathouse.registry.internal.state.AliasMove;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An alias of a model came to name another version, or none.
 *
 * @param sequence the place of the event among all events of the registry
 * @param at since when
 * @param actor who moved it
 * @param model the model
 * @param alias the alias, such as {@code champion}
 * @param from the version that it named before; empty if it named none
 * @param to the version that it names since; empty if it was retired
 * @param decision the id of the event that holds the decision behind a promotion; empty for a rollback
 * @param reason why; always there for a rollback or retirement
 */
public record AliasChange(
        long sequence,
        Instant at,
        String actor,
        String model,
        String alias,
        OptionalInt from,
        OptionalInt to,
        Optional<String> decision,
        Optional<String> reason) {

    static AliasChange of(String model, String alias, AliasMove move) {
        return new AliasChange(
                move.sequence(),
                move.at(),
                move.actor(),
                model,
                alias,
                version(move.from()),
                version(move.to()),
                move.decision(),
                move.reason());
    }

    private static OptionalInt version(int number) {
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * Tells whether the alias went back to what it named before.
     *
     * @return false for a promotion and for a retirement
     */
    public boolean isRollback() {
        return decision.isEmpty() && to.isPresent();
    }

    /** One line for people. */
    @Override
    public String toString() {
        String kind = isRollback() ? "rolled back: " : "";
        return at + " " + model + " " + alias + ": " + named(from) + " -> " + named(to)
                + reason.map(text -> " (" + kind + text + ")").orElse("") + " by " + actor;
    }

    private static String named(OptionalInt version) {
        return version.isPresent() ? "version " + version.getAsInt() : "none";
    }
}
