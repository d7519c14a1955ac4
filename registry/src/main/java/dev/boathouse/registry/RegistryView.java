package dev.boathouse.registry;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.Progress;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.page.Page;
import dev.boathouse.delta.OriginReader;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.audit.VersionSource;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.lineage.Lineage;
import dev.boathouse.registry.lineage.LineageGraph;
import dev.boathouse.registry.lineage.Reproduction;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.signing.VersionSignature;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a registry can be asked. Nothing here writes, so whoever is handed this type cannot change the registry through it; reading needs no
 * right to write.
 *
 * <p>Answers come from memory: what was there when the registry was opened, last written through, or {@linkplain ModelRegistry#refresh()
 * refreshed}. Only models, findings, lineages and the audit are read from storage when they are asked for. Thread-safe.
 */
public abstract sealed class RegistryView permits ModelRegistry {

    final Context context;

    RegistryView(Context context) {
        this.context = context;
    }

    /**
     * Where a version was copied from, with what gates had said about it there.
     *
     * @param version of this registry
     * @return empty if it was registered here
     * @throws NotFoundException if the version is not of this registry
     */
    public Optional<VersionSource> source(ModelVersion version) {
        VersionEntry entry = context.ledger().read(state -> context.own(state, version));
        return new Registrations(context).registration(entry).copy().map(Copying::source);
    }

    /**
     * The valid signatures of a version. Whose key is trusted is for the caller to say.
     *
     * @param version of this registry
     * @return in the order in which they were made
     * @throws NotFoundException if the version is not of this registry or was deleted
     */
    public List<VersionSignature> signatures(ModelVersion version) {
        return context.ledger().read(state -> context.own(state, version)).signatures().stream()
                .filter(signature -> signature.signs(version.entry().message()))
                .toList();
    }

    /**
     * The names of all models.
     *
     * @return sorted
     */
    public List<String> models() {
        return context.ledger().read(state -> List.copyOf(state.models()));
    }

    /**
     * The versions of a model that are not deleted.
     *
     * @param name the model
     * @return in order of their numbers; none if there is no such model
     */
    public List<ModelVersion> versions(String name) {
        return context.ledger()
                .read(state -> state.model(name).all().stream()
                        .filter(version -> !version.isDeleted())
                        .map(ModelVersion::new)
                        .toList());
    }

    /**
     * A version by number.
     *
     * @param name the model
     * @param number from 1
     * @return the version
     * @throws NotFoundException if there is no such version, or it was deleted
     */
    public ModelVersion version(String name, int number) {
        return context.ledger().read(state -> {
            ModelTrack track = state.model(name);
            VersionEntry entry = track.any(number)
                    .orElseThrow(() -> new NotFoundException("Cannot find " + name + " version " + number + " in "
                            + context.ledger().location() + ": it has " + track.count() + " versions."));
            return new ModelVersion(context.own(state, new ModelVersion(entry)));
        });
    }

    /**
     * The version that an alias names.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @return empty if it names none
     */
    public Optional<ModelVersion> alias(String name, String alias) {
        return context.ledger().read(state -> {
            ModelTrack track = state.model(name);
            return track.version(track.alias(alias).live()).map(ModelVersion::new);
        });
    }

    /**
     * The model that an alias names, loaded and checked against its digests.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @return empty if it names none
     * @throws dev.boathouse.core.CorruptDataException if a stored file is not what was registered, or no trusted key signed it
     */
    public Optional<Model> model(String name, String alias) {
        return alias(name, alias).map(this::load);
    }

    /**
     * The model of a version, loaded and checked against its digests.
     *
     * @param version of this registry
     * @return the model
     * @throws dev.boathouse.core.CorruptDataException if a stored file is not what was registered, or no {@linkplain ModelRegistry#trusting trusted} key
     *     signed it
     * @throws NotFoundException if the version was deleted, or a stored file is missing
     * @throws dev.boathouse.core.UnsupportedFormatException if a part is of a kind that this registry's {@link ModelRegistry#withReader reader} does not
     *     know
     */
    public Model load(ModelVersion version) {
        return new Registrations(context).load(version);
    }

    /**
     * What gates have said about a version, as recorded here.
     *
     * @param version of this registry
     * @return oldest first
     * @throws NotFoundException if the version is not of this registry
     */
    public List<Decision> decisions(ModelVersion version) {
        return new Judgements(context).decisions(version);
    }

    /**
     * Whether a version may go live under an alias, by what is on record: the newest decision that passed the policy's gate against what is
     * live, the approvals of people, signatures. Who promotes is asked for its role then.
     *
     * @param version of this registry
     * @param alias such as {@code champion}
     * @return an approval that can be promoted, or what is missing
     * @throws NotFoundException if the version is not of this registry
     */
    public Approval approval(ModelVersion version, String alias) {
        return new Judgements(context).approval(version, Names.checked("an alias", alias));
    }

    /**
     * The policy in force for an alias: the model's own, or else that of every model.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @return empty if there is none
     */
    public Optional<AliasPolicy> policy(String name, String alias) {
        return context.ledger().read(state -> state.policy(name, alias));
    }

    /**
     * Everything that an alias has named.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @return the changes, oldest first
     */
    public List<AliasChange> history(String name, String alias) {
        return context.ledger()
                .read(state -> state.model(name).alias(alias).moves().stream()
                        .map(move -> AliasChange.of(name, alias, move))
                        .toList());
    }

    /**
     * What was live at an instant, also if it was deleted since.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @param at the instant
     * @return empty if nothing was
     */
    public Optional<ModelVersion> live(String name, String alias, Instant at) {
        return context.ledger().read(state -> {
            ModelTrack track = state.model(name);
            return track.alias(alias).live(at).stream()
                    .boxed()
                    .flatMap(number -> track.any(number).stream())
                    .map(ModelVersion::new)
                    .findAny();
        });
    }

    /**
     * Where a version came from and where its predictions went.
     *
     * @param version of this registry
     * @return the lineage, as far as it is recorded
     */
    public Lineage lineage(ModelVersion version) {
        return new Lineages(context).of(version);
    }

    /**
     * The lineages of all versions as one graph: what came from what, whom a change concerns, which table versions must stay. Reads all events;
     * the graph answers from memory, for the registry as it is now.
     *
     * @return the graph
     */
    public LineageGraph lineage() {
        return new Lineages(context).graph();
    }

    /**
     * Trains a version again from its record alone and holds what comes out against what is stored and what its algorithm promises. Nothing is
     * written. With a moved lake or a progress listener: {@link Reproduction#of(Model, dev.boathouse.delta.OriginReader, Collection,
     * dev.boathouse.core.Progress)}.
     *
     * @param version of this registry
     * @return what came of it; that it cannot be done is an outcome, too
     * @throws dev.boathouse.core.CorruptDataException if a stored file is not what was registered
     * @throws NotFoundException if the version was deleted, or a stored file is missing
     */
    public Reproduction reproduce(ModelVersion version) {
        return Reproduction.of(
                load(version), OriginReader.standard(), context.reader().transforms(), Progress.NONE);
    }

    /**
     * All models as people look at them: versions, what is live since when, what waits for approval, metrics, decisions, lineage and the last
     * events. Of many, those are shown that changed last, which the page says. Reads the events that it needs and does not check the chain:
     * {@code registry.page().with(registry.verify().section())} does.
     *
     * @return the page
     */
    public Page page() {
        return new Overviews(context).ofAll();
    }

    /**
     * One model as people look at it: its versions with metrics, decisions and data, what was live when, lineage and the last events. Of more
     * than 200 versions the newest and the live ones are shown, which the page says. Reads the events that it needs and does not check the chain.
     *
     * @param name the model
     * @return the page
     * @throws NotFoundException if there is no such model
     */
    public Page page(String name) {
        return new Overviews(context).of(name);
    }

    /**
     * All events, read anew from the table.
     *
     * @return in order
     */
    public List<RegistryEvent> audit() {
        return AuditTrail.of(context.ledger().events());
    }

    /**
     * Reads all events anew and checks their hashes, their order, the rules between them, and signatures.
     *
     * @return what does not fit, if anything
     */
    public ChainReport verify() {
        return context.ledger().verify(Optional.empty());
    }

    /**
     * As {@link #verify()}, and checks that the events go on from a head that the host has kept elsewhere: so it is noticed if the end was cut
     * off or everything was written anew.
     *
     * @param expectedHead what {@link ChainReport#head()} said some time ago
     * @return what does not fit, if anything
     */
    public ChainReport verify(String expectedHead) {
        return context.ledger().verify(Optional.of(expectedHead));
    }

    /** Where the registry lies. */
    @Override
    public String toString() {
        return "registry at " + context.ledger().location();
    }
}
