package dev.boathouse.registry.internal.event;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.JsonFields;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.policy.Actor;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A row with what its payload says.
 *
 * @param row the columns
 * @param payload what happened
 * @param actor who, with the roles that the host told
 * @param reason why, where that was told
 */
public record Event(EventRow row, Payload payload, Actor actor, Optional<String> reason) {

    private static final String ROLES = "actor-roles";
    private static final String REASON = "reason";

    /**
     * Reads a row.
     *
     * @throws CorruptDataException if the payload is not what the type wants
     * @throws IllegalArgumentException if a name in it cannot be used
     * @throws UnsupportedFormatException if this release does not know the type, or a field of a policy
     */
    public static Event of(EventRow row) {
        EventType type = EventType.of(row.type())
                .orElseThrow(() -> new UnsupportedFormatException(
                        "this release does not know the type \"" + row.type() + "\". A newer release would work."));
        JsonObject json = Json.readObject("the payload of " + row.type(), row.payload());
        List<String> roles = json.has(ROLES) ? json.texts(ROLES) : List.of();
        return new Event(
                row,
                PayloadJson.read(type, json),
                new Actor(row.actor(), new TreeSet<>(roles)),
                json.optionalText(REASON).map(text -> Names.text("a reason", text)));
    }

    /**
     * The text of a payload.
     *
     * @param payload what happened
     * @param actor whose roles go in
     * @param reason why, where that is told
     * @return one JSON object on one line
     */
    public static String text(Payload payload, Actor actor, Optional<String> reason) {
        JsonFields fields = PayloadJson.fields(payload).put(REASON, reason);
        if (!actor.roles().isEmpty()) {
            fields.put(ROLES, List.copyOf(actor.roles()));
        }
        return fields.text();
    }
}
