package dev.boathouse.registry.internal.state;

import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Payload.Deleted;
import dev.boathouse.registry.internal.event.Payload.Described;
import dev.boathouse.registry.internal.event.Payload.Discouraged;
import dev.boathouse.registry.internal.event.Payload.Predicted;
import dev.boathouse.registry.internal.event.Payload.Reinstated;
import dev.boathouse.registry.internal.event.Payload.Signed;
import dev.boathouse.registry.internal.event.Payload.Tagged;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.state.VersionEntry.Registered;
import dev.boathouse.registry.internal.state.VersionEntry.Remark;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of events about versions. Each takes the event into the state and gives null, or says what it breaks. */
final class VersionRules {

    private VersionRules() {}

    static @Nullable String register(RegistryState state, Event event) {
        EventRow row = event.row();
        Registration registration = (Registration) event.payload();
        String name = row.model();
        Integer number = row.version();
        if (name == null || number == null) {
            return "it names no model or no version.";
        }
        Names.checked("a model", name);
        int expected = state.model(name).count() + 1;
        if (number != expected) {
            return "version " + number + " of " + name + " was registered where " + expected + " was next.";
        }
        Optional<String> taken = state.lookalike(name);
        if (taken.isPresent()) {
            return "the name " + name + " can be taken for " + taken.get() + ".";
        }
        if (registration.key().filter(state.versionsByKey::containsKey).isPresent()) {
            return "its idempotency key was used before.";
        }
        Registered registered =
                new Registered(name, number, row.sequence(), row.eventId(), row.hash(), row.at(), row.actor());
        state.kept(name).add(VersionEntry.of(registered, registration));
        registration.key().ifPresent(key -> state.versionsByKey.put(key, new RegistryState.VersionKey(name, number)));
        return null;
    }

    static @Nullable String tell(RegistryState state, Event event) {
        EventRow row = event.row();
        if (row.model() == null || state.model(row.model()).count() == 0) {
            return "there is no model " + row.model() + ".";
        }
        ModelTrack track = state.kept(row.model());
        if (row.version() == null) {
            return tellModel(track, event.payload());
        }
        Optional<VersionEntry> known = track.any(row.version());
        if (known.isEmpty()) {
            return "there is no " + row.model() + " version " + row.version() + ".";
        }
        if (event.payload() instanceof Predicted predicted) {
            track.add(row.version(), predicted.table());
            return null;
        }
        VersionEntry version = known.get();
        if (version.isDeleted()) {
            return version + " was deleted before.";
        }
        return tellVersion(track, version, event);
    }

    private static @Nullable String tellModel(ModelTrack track, Payload payload) {
        if (payload instanceof Described described) {
            described.text().ifPresent(text -> Names.prose("a description", text));
            track.describe(described.text());
            return null;
        }
        if (payload instanceof Tagged tagged) {
            checked(tagged);
            track.tag(tagged.key(), tagged.value());
            return null;
        }
        return "it names no version.";
    }

    private static @Nullable String tellVersion(ModelTrack track, VersionEntry version, Event event) {
        Payload payload = event.payload();
        if (payload instanceof Described described) {
            described.text().ifPresent(text -> Names.prose("a description", text));
            track.replace(version.withDescription(described.text()));
        } else if (payload instanceof Tagged tagged) {
            checked(tagged);
            track.replace(version.withTag(tagged.key(), tagged.value()));
        } else if (payload instanceof Signed signed) {
            track.replace(version.withSignature(signed.signature()));
        } else if (payload instanceof Reinstated) {
            track.replace(version.withDeprecation(Optional.empty()));
        } else if (event.reason().isEmpty()) {
            return "it gives no reason.";
        } else {
            Remark remark = new Remark(
                    event.row().at(), event.row().actor(), event.reason().get());
            if (payload instanceof Discouraged) {
                track.replace(version.withDeprecation(Optional.of(remark)));
            } else if (payload instanceof Deleted) {
                if (!track.aliases(version.number()).isEmpty()) {
                    return version + " is live as " + String.join(", ", track.aliases(version.number())) + ".";
                }
                track.replace(version.deleted(remark));
            }
        }
        return null;
    }

    private static void checked(Tagged tagged) {
        Names.text("a tag", tagged.key());
        tagged.value().ifPresent(value -> Names.prose("the value of a tag", value));
    }
}
