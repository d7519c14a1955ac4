package dev.boathouse.registry;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.registry.Ledger.Proposal;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Payload.Deleted;
import dev.boathouse.registry.internal.event.Payload.Described;
import dev.boathouse.registry.internal.event.Payload.Discouraged;
import dev.boathouse.registry.internal.event.Payload.Reinstated;
import dev.boathouse.registry.internal.event.Payload.Tagged;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.VersionEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What people say about models and versions: descriptions, tags, that one should not be used any more, that one is gone. Every change is an
 * event with its actor; saying again what is said already writes nothing. Thread-safe, as the registry that it belongs to.
 */
public final class Catalog {

    private final Context context;

    Catalog(Context context) {
        this.context = context;
    }

    /**
     * Says what a version is.
     *
     * @param version of this registry
     * @param text at most 50,000 characters, possibly over several lines, such as Markdown
     * @return the version as it is now
     * @throws IllegalArgumentException if the text is longer or has characters that cannot be seen
     * @throws NotFoundException if the version is not of this registry or was deleted
     */
    public ModelVersion describe(ModelVersion version, String text) {
        Names.prose("a description", text);
        return change(
                version,
                new Described(Optional.of(text)),
                entry -> entry.description().equals(Optional.of(text)));
    }

    /**
     * Says what a model is.
     *
     * @param model the model's name
     * @param text as for a version
     * @throws IllegalArgumentException if the text is longer or has characters that cannot be seen
     * @throws NotFoundException if there is no such model
     */
    public void describe(String model, String text) {
        Names.prose("a description", text);
        change(
                model,
                new Described(Optional.of(text)),
                track -> track.description().equals(Optional.of(text)));
    }

    /**
     * What a model is said to be.
     *
     * @param model the model's name
     * @return empty if nobody described it
     */
    public Optional<String> description(String model) {
        return context.ledger().read(state -> state.model(model).description());
    }

    /**
     * Gives a version a tag, or another value of a tag that it has.
     *
     * @param version of this registry
     * @param key at most 255 visible characters
     * @param value at most 50,000 characters
     * @return the version as it is now
     * @throws IllegalArgumentException if key or value cannot be used
     * @throws NotFoundException if the version is not of this registry or was deleted
     */
    public ModelVersion tag(ModelVersion version, String key, String value) {
        Names.text("a tag", key);
        Names.prose("the value of a tag", value);
        return change(
                version,
                new Tagged(key, Optional.of(value)),
                entry -> value.equals(entry.tags().get(key)));
    }

    /**
     * Gives a model a tag.
     *
     * @param model the model's name
     * @param key as for a version
     * @param value as for a version
     * @throws IllegalArgumentException if key or value cannot be used
     * @throws NotFoundException if there is no such model
     */
    public void tag(String model, String key, String value) {
        Names.text("a tag", key);
        Names.prose("the value of a tag", value);
        change(
                model,
                new Tagged(key, Optional.of(value)),
                track -> value.equals(track.tags().get(key)));
    }

    /**
     * Takes a tag away from a version.
     *
     * @param version of this registry
     * @param key which
     * @return the version as it is now
     * @throws NotFoundException if the version is not of this registry or was deleted
     */
    public ModelVersion untag(ModelVersion version, String key) {
        Names.text("a tag", key);
        return change(
                version,
                new Tagged(key, Optional.empty()),
                entry -> !entry.tags().containsKey(key));
    }

    /**
     * Takes a tag away from a model.
     *
     * @param model the model's name
     * @param key which
     * @throws NotFoundException if there is no such model
     */
    public void untag(String model, String key) {
        Names.text("a tag", key);
        change(model, new Tagged(key, Optional.empty()), track -> !track.tags().containsKey(key));
    }

    /**
     * The tags of a model.
     *
     * @param model the model's name
     * @return values by key, sorted
     */
    public Map<String, String> tags(String model) {
        return context.ledger().read(state -> state.model(model).tags());
    }

    /**
     * Says that a version should not be used any more: it can be loaded, but not be promoted.
     *
     * @param version of this registry
     * @param reason why
     * @return the version as it is now
     * @throws IllegalArgumentException if the reason is blank or longer than 255 characters
     * @throws NotFoundException if the version is not of this registry or was deleted
     */
    public ModelVersion deprecate(ModelVersion version, String reason) {
        return because(reason)
                .change(
                        version,
                        new Discouraged(),
                        entry -> entry.deprecation()
                                .filter(remark -> remark.reason().equals(reason))
                                .isPresent());
    }

    /**
     * Takes back that a version should not be used.
     *
     * @param version of this registry
     * @return the version as it is now
     * @throws NotFoundException if the version is not of this registry or was deleted
     */
    public ModelVersion reinstate(ModelVersion version) {
        return change(version, new Reinstated(), entry -> entry.deprecation().isEmpty());
    }

    /**
     * Deletes a version: it cannot be found, loaded or promoted any more, and its files go with the next clean-up. Its number is not given
     * again, and what happened to it stays in the audit.
     *
     * @param version of this registry
     * @param reason why
     * @throws IllegalArgumentException if the reason is blank or longer than 255 characters
     * @throws IllegalStateException if an alias names it
     * @throws NotFoundException if the version is not of this registry or was deleted before
     */
    public void delete(ModelVersion version, String reason) {
        Catalog told = because(reason);
        told.context.ledger().write(told.context.hand(), state -> {
            VersionEntry entry = context.own(state, version);
            List<String> aliases = state.model(entry.model()).aliases(entry.number());
            if (!aliases.isEmpty()) {
                throw new IllegalStateException(
                        "Cannot delete " + version + ": it is live as " + String.join(", ", aliases)
                                + ". Promoting another version, or retiring the alias, would help.");
            }
            return new Proposal.Write<>(Draft.of(entry, new Deleted()), event -> event);
        });
    }

    /**
     * Looks for versions.
     *
     * @param query what they must be like
     * @return a page of them, the newest first
     */
    public VersionQuery.Page search(VersionQuery query) {
        return context.ledger().read(query::of);
    }

    /**
     * The stage of a version, for those who think in stages.
     *
     * @param version of this registry, deleted or not
     * @return the stage, derived from aliases as {@link Stage} says
     * @throws NotFoundException if the version is not of this registry
     */
    public Stage stage(ModelVersion version) {
        return context.ledger().read(state -> {
            VersionEntry entry = context.known(state, version);
            return Stage.of(state.model(entry.model()), entry.number());
        });
    }

    private Catalog because(String reason) {
        return new Catalog(context.with(context.hand().because(Names.text("a reason", reason))));
    }

    private ModelVersion change(ModelVersion version, Payload payload, Predicate<VersionEntry> isSo) {
        return context.ledger().write(context.hand(), state -> {
            VersionEntry entry = context.own(state, version);
            Function<RegistryState, ModelVersion> now = later -> new ModelVersion(
                    later.model(entry.model()).any(entry.number()).orElseThrow());
            return isSo.test(entry)
                    ? new Proposal.Done<>(now.apply(state))
                    : new Proposal.Write<>(Draft.of(entry, payload), event -> now.apply(state));
        });
    }

    private void change(String model, Payload payload, Predicate<ModelTrack> isSo) {
        context.ledger().write(context.hand(), state -> {
            ModelTrack track = state.model(model);
            if (track.count() == 0) {
                throw new NotFoundException("Cannot find the model " + model + " in "
                        + context.ledger().location() + ". Registering a version first would work.");
            }
            return isSo.test(track)
                    ? new Proposal.Done<>(model)
                    : new Proposal.Write<>(new Draft(model, null, null, payload), event -> model);
        });
    }
}
