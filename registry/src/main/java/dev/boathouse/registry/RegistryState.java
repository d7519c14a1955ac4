package dev.boathouse.registry;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.registry.internal.EventRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the events up to now amount to. Every event is checked against the state before it, as if anybody could have written it, and what
 * breaks a rule changes nothing and is kept as a problem. Not thread-safe.
 */
final class RegistryState {

    /** A recorded judgement with the event that holds it. */
    record RecordedDecision(String eventId, String hash, String model, int version, Payload.Judged judged) {}

    private final Map<String, ModelTrack> models = new TreeMap<>();
    private final Map<String, String> namesByFolded = new HashMap<>();
    private final Map<String, ModelVersion> versionsByKey = new HashMap<>();
    private final Map<String, RecordedDecision> decisions = new HashMap<>();
    private final List<ChainReport.Problem> problems = new ArrayList<>();
    private Optional<String> unknownType = Optional.empty();

    List<String> models() {
        return List.copyOf(models.keySet());
    }

    /** The track of a model; an empty one, which is not kept, if there is no such model. */
    ModelTrack model(String name) {
        ModelTrack track = models.get(name);
        return track == null ? new ModelTrack() : track;
    }

    /** Another model that people would take for this one. */
    Optional<String> lookalike(String name) {
        return Optional.ofNullable(namesByFolded.get(Names.folded(name))).filter(taken -> !taken.equals(name));
    }

    Optional<ModelVersion> registeredWith(String key) {
        return Optional.ofNullable(versionsByKey.get(key));
    }

    Optional<RecordedDecision> decision(String eventId) {
        return Optional.ofNullable(decisions.get(eventId));
    }

    /** What was ignored, in order of sequence. */
    List<ChainReport.Problem> problems() {
        return List.copyOf(problems);
    }

    /** A type of event that a newer release has written: to go on writing could break its rules. */
    Optional<String> unknownType() {
        return unknownType;
    }

    void apply(EventRow row) {
        String problem;
        try {
            problem = applied(row);
        } catch (CorruptDataException | IllegalArgumentException e) {
            problem = "is ignored: " + e.getMessage();
        }
        if (problem != null) {
            problems.add(new ChainReport.Problem(row.sequence(), problem));
        }
    }

    private @Nullable String applied(EventRow row) {
        Payload payload = PayloadJson.read(row.type(), row.payload()).orElse(null);
        if (payload == null) {
            unknownType = Optional.of(row.type());
            return "is ignored: this release does not know the type \"" + row.type() + "\".";
        }
        String name = row.model();
        if (name == null || row.version() == null) {
            return "is ignored: it names no model or no version.";
        }
        if (payload instanceof Registration registration) {
            return register(row, name, row.version(), registration);
        }
        ModelTrack track = model(name);
        ModelVersion version = track.version(row.version()).orElse(null);
        if (version == null) {
            return "is ignored: there is no " + name + " version " + row.version() + ".";
        }
        if (payload instanceof Payload.Predicted predicted) {
            track.add(version.number(), predicted.table());
            return null;
        }
        if (payload instanceof Payload.Judged judged) {
            return judge(row, version, judged);
        }
        if (row.alias() == null) {
            return "is ignored: it names no alias.";
        }
        String alias = Names.checked("an alias", row.alias());
        return payload instanceof Payload.Promoted promoted
                ? promote(row, track, version, alias, promoted)
                : rollBack(row, track, version, alias, (Payload.RolledBack) payload);
    }

    private @Nullable String register(EventRow row, String name, int number, Registration registration) {
        Names.checked("a model", name);
        int expected = model(name).count() + 1;
        if (number != expected) {
            return "is ignored: version " + number + " of " + name + " was registered where " + expected + " was next.";
        }
        if (lookalike(name).isPresent()) {
            return "is ignored: the name " + name + " can be taken for "
                    + lookalike(name).get() + ".";
        }
        if (registration.key().filter(versionsByKey::containsKey).isPresent()) {
            return "is ignored: its idempotency key was used before.";
        }
        ModelVersion version = new ModelVersion(name, number, row.at(), row.actor(), registration);
        models.computeIfAbsent(name, any -> new ModelTrack()).add(version);
        namesByFolded.put(Names.folded(name), name);
        registration.key().ifPresent(key -> versionsByKey.put(key, version));
        return null;
    }

    private @Nullable String judge(EventRow row, ModelVersion version, Payload.Judged judged) {
        if (!judged.candidate().modelDigest().equals(version.contentDigest())) {
            return "is ignored: it judges another model than " + version + ".";
        }
        decisions.put(
                row.eventId(),
                new RecordedDecision(row.eventId(), row.hash(), version.model(), version.number(), judged));
        return null;
    }

    private @Nullable String promote(
            EventRow row, ModelTrack track, ModelVersion version, String alias, Payload.Promoted promoted) {
        AliasTrack aliasTrack = track.alias(alias);
        RecordedDecision decision = decisions.get(promoted.decision());
        if (decision == null
                || !decision.judged().passed()
                || !decision.model().equals(version.model())
                || decision.version() != version.number()) {
            return "is ignored: it promotes " + version + " without an approval of it.";
        }
        if (aliasTrack.isUsed(promoted.decision())) {
            return "is ignored: it promotes " + version + " with an approval that was used before.";
        }
        Optional<String> live = track.version(aliasTrack.live()).map(ModelVersion::contentDigest);
        if (!promoted.from().equals(aliasTrack.live())
                || !decision.judged().championDigest().equals(live)) {
            return "is ignored: " + version + " was approved against another " + alias + " than was live.";
        }
        if (track.lookalike(alias).isPresent()) {
            return "is ignored: the alias " + alias + " can be taken for "
                    + track.lookalike(alias).get() + ".";
        }
        track.add(change(row, version, alias, promoted.from(), Optional.of(promoted.decision()), Optional.empty()));
        return null;
    }

    private static @Nullable String rollBack(
            EventRow row, ModelTrack track, ModelVersion version, String alias, Payload.RolledBack back) {
        AliasTrack aliasTrack = track.alias(alias);
        OptionalInt from = OptionalInt.of(back.from());
        if (!aliasTrack.live().equals(from) || !aliasTrack.before().equals(OptionalInt.of(version.number()))) {
            return "is ignored: it rolls " + alias + " back to something else than what was live before.";
        }
        track.add(change(row, version, alias, from, Optional.empty(), Optional.of(back.reason())));
        return null;
    }

    private static AliasChange change(
            EventRow row,
            ModelVersion version,
            String alias,
            OptionalInt from,
            Optional<String> decision,
            Optional<String> reason) {
        return new AliasChange(
                row.sequence(),
                row.at(),
                row.actor(),
                version.model(),
                alias,
                from,
                version.number(),
                decision,
                reason);
    }
}
