package dev.boathouse.registry.internal.state;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Payload.SnapshotTaken;
import dev.boathouse.registry.policy.AliasPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the events up to now amount to. Every event is checked against the state before it, as if anybody could have written it, and what
 * breaks a rule changes nothing and is kept as a problem. Not thread-safe.
 */
public final class RegistryState {

    /** Who opens while a new one is taken still finds the one before. */
    private static final int KEPT_SNAPSHOTS = 2;

    /** What a policy is for: one alias, of one model or (null) of every model without its own. */
    record Scope(@Nullable String model, String alias) {}

    /** A version by name and number. */
    record VersionKey(String model, int number) {}

    final Map<String, ModelTrack> models = new TreeMap<>();
    final Map<String, VersionKey> versionsByKey = new HashMap<>();
    final Map<Scope, AliasPolicy> policies = new HashMap<>();
    final List<ChainReport.Problem> problems = new ArrayList<>();
    final List<SnapshotTaken> snapshots = new ArrayList<>();
    Optional<String> unknown = Optional.empty();

    private final Map<String, String> namesByFolded = new HashMap<>();
    private final Map<String, DecisionEntry> decisions = new HashMap<>();

    /** The names of all models, sorted. */
    public Set<String> models() {
        return Collections.unmodifiableSet(models.keySet());
    }

    /** The track of a model; an empty one, which is not kept, if there is no such model. */
    public ModelTrack model(String name) {
        ModelTrack track = models.get(name);
        return track == null ? new ModelTrack() : track;
    }

    /** Another model that people would take for this one. */
    public Optional<String> lookalike(String name) {
        return Optional.ofNullable(namesByFolded.get(Names.folded(name))).filter(taken -> !taken.equals(name));
    }

    /** The version that was registered with an idempotency key, deleted or not. */
    public Optional<VersionEntry> registeredWith(String key) {
        return Optional.ofNullable(versionsByKey.get(key))
                .flatMap(found -> model(found.model()).any(found.number()));
    }

    /** A recorded judgement. */
    public Optional<DecisionEntry> decision(String eventId) {
        return Optional.ofNullable(decisions.get(eventId));
    }

    /** The policy in force for an alias: that of the model, or else that of every model. */
    public Optional<AliasPolicy> policy(String model, String alias) {
        AliasPolicy own = policies.get(new Scope(model, alias));
        return Optional.ofNullable(own == null ? policies.get(new Scope(null, alias)) : own);
    }

    /** The policy that stands for exactly this: a model, or (empty) every model that has none of its own. */
    public Optional<AliasPolicy> policyOf(Optional<String> model, String alias) {
        return Optional.ofNullable(policies.get(new Scope(model.orElse(null), alias)));
    }

    /** The policy that says who may set another one: its own predecessor, or for a model without one that of every model. */
    public Optional<AliasPolicy> inForce(AliasPolicy next) {
        return next.model().isPresent()
                ? policy(next.model().get(), next.alias())
                : policyOf(Optional.empty(), next.alias());
    }

    /** Every policy, in no order. */
    public List<AliasPolicy> policies() {
        return List.copyOf(policies.values());
    }

    /** The newest stored states, the newest last; what came before them may be deleted. */
    public List<SnapshotTaken> snapshots() {
        return List.copyOf(snapshots);
    }

    /** What was ignored, in order of sequence. */
    public List<ChainReport.Problem> problems() {
        return List.copyOf(problems);
    }

    /** Signatures that do not belong to their key and version; a policy never counts them. */
    public List<ChainReport.Problem> badSignatures() {
        List<ChainReport.Problem> bad = new ArrayList<>();
        for (ModelTrack track : models.values()) {
            for (VersionEntry version : track.all()) {
                version.signatures().stream()
                        .filter(signature -> !signature.signs(version.message()))
                        .forEach(signature -> bad.add(new ChainReport.Problem(
                                version.sequence(),
                                "registers " + version + ", and a signature of it by " + signature.key()
                                        + " is wrong: it counts for nothing.")));
            }
        }
        return bad;
    }

    /** What a newer release has written: to go on writing could break its rules. */
    public Optional<String> unknown() {
        return unknown;
    }

    /** Takes an event in, or keeps it as a problem. */
    public void apply(EventRow row) {
        try {
            apply(Event.of(row));
        } catch (UnsupportedFormatException e) {
            unknown = Optional.of(row.type());
            problem(row, "is ignored: " + e.getMessage());
        } catch (CorruptDataException | IllegalArgumentException e) {
            problem(row, "is ignored: " + e.getMessage());
        }
    }

    private void apply(Event event) {
        String broken;
        try {
            broken = switchOn(event);
        } catch (IllegalArgumentException e) {
            broken = e.getMessage();
        }
        if (broken != null) {
            problem(event.row(), "is ignored: " + broken);
        }
    }

    private @Nullable String switchOn(Event event) {
        return switch (event.payload().type()) {
            case SNAPSHOT_TAKEN -> snapshot((SnapshotTaken) event.payload());
            case POLICY_SET -> ReleaseRules.setPolicy(this, event);
            case REGISTERED -> VersionRules.register(this, event);
            case DESCRIBED, TAGGED, DEPRECATED, REINSTATED, DELETED, SIGNED, PREDICTED ->
                VersionRules.tell(this, event);
            case JUDGED, CONSENTED, PROMOTED, ROLLED_BACK, RETIRED -> ReleaseRules.release(this, event);
        };
    }

    private @Nullable String snapshot(SnapshotTaken taken) {
        snapshots.add(taken);
        if (snapshots.size() > KEPT_SNAPSHOTS) {
            snapshots.remove(0);
        }
        return null;
    }

    private void problem(EventRow row, String text) {
        problems.add(new ChainReport.Problem(row.sequence(), Names.visible(text.endsWith(".") ? text : text + ".")));
    }

    /** The track of a model, kept from now on. */
    ModelTrack kept(String model) {
        return models.computeIfAbsent(model, any -> {
            namesByFolded.put(Names.folded(model), model);
            return new ModelTrack();
        });
    }

    void add(DecisionEntry decision) {
        decisions.put(decision.eventId(), decision);
        kept(decision.model()).add(decision);
    }
}
