package dev.boathouse.registry.internal.state;

import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The versions and aliases of one model, and what is said about it. Not thread-safe. */
public final class ModelTrack {

    private final List<VersionEntry> versions = new ArrayList<>();
    private final Map<String, AliasTrack> aliases = new TreeMap<>();
    private final Map<Integer, List<Predictions>> predictions = new HashMap<>();
    private final Map<Integer, List<DecisionEntry>> decisions = new HashMap<>();
    private Optional<String> description = Optional.empty();
    private Map<String, String> tags = Map.of();

    /** Every version that was ever registered, from 1 on. */
    public List<VersionEntry> all() {
        return Collections.unmodifiableList(versions);
    }

    /** How many versions were ever registered. */
    public int count() {
        return versions.size();
    }

    /** A version, deleted or not. */
    public Optional<VersionEntry> any(int number) {
        return number < 1 || number > versions.size() ? Optional.empty() : Optional.of(versions.get(number - 1));
    }

    /** A version that is not deleted. */
    public Optional<VersionEntry> version(int number) {
        return any(number).filter(version -> !version.isDeleted());
    }

    /** A version that is not deleted. */
    public Optional<VersionEntry> version(OptionalInt number) {
        return number.isPresent() ? version(number.getAsInt()) : Optional.empty();
    }

    /** The track of an alias; an empty one, which is not kept, if it was never set. */
    public AliasTrack alias(String name) {
        AliasTrack track = aliases.get(name);
        return track == null ? new AliasTrack() : track;
    }

    /** The names of aliases that were ever set. */
    public Set<String> aliases() {
        return Collections.unmodifiableSet(aliases.keySet());
    }

    /** The aliases that name a version now. */
    public List<String> aliases(int version) {
        return aliases.entrySet().stream()
                .filter(alias -> alias.getValue().live().equals(OptionalInt.of(version)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Another alias that people would take for this one. That somebody approved something for it makes it none yet. */
    public Optional<String> lookalike(String alias) {
        String folded = Names.folded(alias);
        return aliases.entrySet().stream()
                .filter(other -> other.getValue().last().isPresent())
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(alias) && Names.folded(name).equals(folded))
                .findAny();
    }

    /** The prediction-table versions that a version wrote. */
    public List<Predictions> predictions(int version) {
        return List.copyOf(predictions.getOrDefault(version, List.of()));
    }

    /** The judgements of a version, oldest first. */
    public List<DecisionEntry> decisions(int version) {
        return List.copyOf(decisions.getOrDefault(version, List.of()));
    }

    /** What the model is said to be. */
    public Optional<String> description() {
        return description;
    }

    /** The model's own tags. */
    public Map<String, String> tags() {
        return tags;
    }

    void add(VersionEntry version) {
        versions.add(version);
    }

    void replace(VersionEntry version) {
        versions.set(version.number() - 1, version);
    }

    void add(DecisionEntry decision) {
        decisions.computeIfAbsent(decision.version(), any -> new ArrayList<>()).add(decision);
    }

    void add(int version, Predictions written) {
        predictions.computeIfAbsent(version, any -> new ArrayList<>()).add(written);
    }

    /** The track of an alias, kept from now on. */
    AliasTrack kept(String alias) {
        return aliases.computeIfAbsent(alias, any -> new AliasTrack());
    }

    void keep(String alias, AliasTrack track) {
        aliases.put(alias, track);
    }

    void describe(Optional<String> text) {
        description = text;
    }

    void tag(String key, Optional<String> value) {
        tags = Collections.unmodifiableMap(VersionEntry.changed(tags, key, value));
    }
}
