package dev.boathouse.registry;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.internal.EventRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Rows as people read them, whatever their type and whoever wrote them. */
final class AuditTrail {

    private AuditTrail() {}

    static List<RegistryEvent> of(List<EventRow> rows) {
        return rows.stream().map(AuditTrail::event).toList();
    }

    private static RegistryEvent event(EventRow row) {
        List<String> roles = List.of();
        Optional<String> reason = Optional.empty();
        try {
            JsonObject payload = Json.readObject("the payload of event " + row.sequence(), row.payload());
            reason = payload.optionalText("reason");
            roles = payload.has("actor-roles") ? payload.texts("actor-roles") : List.of();
        } catch (CorruptDataException e) {
            // Somebody wrote another payload; it is shown as it is.
            return event(row, List.of(), Optional.empty());
        }
        return event(row, roles, reason);
    }

    private static RegistryEvent event(EventRow row, List<String> roles, Optional<String> reason) {
        return new RegistryEvent(
                row.sequence(),
                row.eventId(),
                row.at(),
                row.actor(),
                roles,
                reason,
                row.type(),
                Optional.ofNullable(row.model()),
                row.version() == null ? OptionalInt.empty() : OptionalInt.of(row.version()),
                Optional.ofNullable(row.alias()),
                row.payload(),
                row.hash());
    }
}
