package dev.boathouse.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An alias of a model came to name another version.
 *
 * @param sequence the place of the event among all events of the registry
 * @param at since when
 * @param actor who moved it
 * @param model the model
 * @param alias the alias, such as {@code champion}
 * @param from the version that it named before; empty the first time
 * @param to the version that it names since
 * @param decision the id of the event that holds the decision behind a promotion; empty for a rollback
 * @param reason why it was rolled back; empty for a promotion
 */
public record AliasChange(
        long sequence,
        Instant at,
        String actor,
        String model,
        String alias,
        OptionalInt from,
        int to,
        Optional<String> decision,
        Optional<String> reason) {

    /** One line for people. */
    @Override
    public String toString() {
        return at + " " + model + " " + alias + ": "
                + (from.isPresent() ? "version " + from.getAsInt() : "none") + " -> version " + to
                + reason.map(text -> " (rolled back: " + text + ")").orElse("") + " by " + actor;
    }
}
