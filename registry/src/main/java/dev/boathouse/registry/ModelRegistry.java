package dev.boathouse.registry;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelReader;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Ledger.Draft;
import dev.boathouse.registry.Ledger.Proposal;
import dev.boathouse.registry.internal.ArtifactStore;
import dev.boathouse.registry.internal.EventTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;

/**
 * Models as numbered versions, and names for those that are live, kept as events in one Delta table. Nothing goes live without a recorded
 * approval, everything is known with its maker and reason, and what was live before is one call away.
 *
 * <p>Answers come from memory: what was there when the registry was opened, last written through, or {@linkplain #refresh() refreshed}.
 * Every write looks at the newest state first. Thread-safe; any number of processes may share one registry. Nothing needs to be closed.
 */
public final class ModelRegistry {

    private final Ledger ledger;
    private final ArtifactStore artifacts;
    private final ModelReader reader;
    private final String actor;
    private final Clock clock;

    private ModelRegistry(Ledger ledger, ArtifactStore artifacts, ModelReader reader, String actor, Clock clock) {
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.reader = reader;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Opens the registry at a location. Nothing is written: where there is none yet, the first write makes it.
     *
     * @param uri such as {@code file:/lake/models}, or a path of the local file system
     * @return the registry; until {@link #actingAs} says otherwise, the actor is the user of the operating system
     * @throws dev.boathouse.core.UnsupportedFormatException if there is another kind of table
     */
    public static ModelRegistry open(String uri) {
        return open(uri, new Configuration());
    }

    /**
     * Opens the registry at a location that is reached with Hadoop settings, such as the credentials of an object store.
     *
     * @param uri such as {@code s3a://bucket/models}
     * @param configuration the settings, copied
     * @return as {@link #open(String)}
     * @throws dev.boathouse.core.UnsupportedFormatException if there is another kind of table
     */
    public static ModelRegistry open(String uri, Configuration configuration) {
        EventTable table = new EventTable(uri, configuration);
        ArtifactStore artifacts = new ArtifactStore(table.location(), new Configuration(configuration));
        String user = System.getProperty("user.name", "");
        ModelRegistry registry = new ModelRegistry(
                new Ledger(table),
                artifacts,
                ModelReader.standard(),
                user.isBlank() ? "unknown" : user.strip(),
                Clock.systemUTC());
        return registry.refresh();
    }

    /**
     * The same registry for somebody else: writes through it carry that name. The registry believes the host.
     *
     * @param name such as {@code alice} or {@code nightly-training}
     * @return a registry that shares everything else with this one
     * @throws IllegalArgumentException if the name is blank, longer than 255 characters or has invisible ones
     */
    public ModelRegistry actingAs(String name) {
        return new ModelRegistry(ledger, artifacts, reader, Names.text("an actor", name), clock);
    }

    /**
     * The same registry with another clock. An event never carries an earlier time than the event before it.
     *
     * @param clock tells the time of events; by default that of the system
     * @return a registry that shares everything else with this one
     */
    public ModelRegistry withClock(Clock clock) {
        return new ModelRegistry(ledger, artifacts, reader, actor, clock);
    }

    /**
     * The same registry with another way to read models: for hosts with transforms of their own, or models of other libraries.
     *
     * @param reader reads models; {@link ModelReader#standard()} unless told otherwise
     * @return a registry that shares everything else with this one
     */
    public ModelRegistry withReader(ModelReader reader) {
        return new ModelRegistry(ledger, artifacts, reader, actor, clock);
    }

    /**
     * Takes in what others have committed; reads nothing else.
     *
     * @return this
     */
    public ModelRegistry refresh() {
        ledger.refresh();
        return this;
    }

    /**
     * Registers a model as the next version of a name, with the lineage that model and evaluations carry.
     *
     * @param name of the model, at most 255 visible characters in Unicode normal form C, no path
     * @param model the model
     * @param evaluations of this model, kept as evidence
     * @return the version, numbered without gaps from 1
     * @throws IllegalArgumentException if the name cannot be used or can be taken for another one, or an evaluation is of another model
     * @throws ConflictException if other writers were always faster; nothing was registered
     */
    public ModelVersion register(String name, Model model, Evaluation... evaluations) {
        return register(name, Registrations.of(model, List.of(evaluations), artifacts, Optional.empty()));
    }

    /**
     * Registers a model unless that was done with the same key before; a job that is run again passes the key of its run.
     *
     * @param key chosen by the caller, at most 255 visible characters
     * @param name as in {@link #register}
     * @param model the model
     * @param evaluations of this model, kept as evidence
     * @return the version that was registered now or then
     * @throws IllegalArgumentException as in {@link #register}, or if another model was registered with the key
     * @throws ConflictException if other writers were always faster; nothing was registered
     */
    public ModelVersion registerOnce(String key, String name, Model model, Evaluation... evaluations) {
        Optional<String> checked = Optional.of(Names.text("a key", key));
        return register(name, Registrations.of(model, List.of(evaluations), artifacts, checked));
    }

    private ModelVersion register(String name, Registration registration) {
        Names.checked("a model", name);
        return ledger.write(actor, clock, state -> {
            Optional<ModelVersion> earlier = registration.key().flatMap(state::registeredWith);
            if (earlier.isPresent()) {
                return new Proposal.Done<>(sameAs(earlier.get(), name, registration));
            }
            state.lookalike(name).ifPresent(taken -> {
                throw new IllegalArgumentException("Cannot register " + name + ": it can be taken for " + taken
                        + ", which exists. That name, or one that differs in more than case, would work.");
            });
            int number = state.model(name).count() + 1;
            return new Proposal.Write<>(
                    new Draft(name, number, null, registration),
                    event -> state.model(name).version(number).orElseThrow());
        });
    }

    private static ModelVersion sameAs(ModelVersion earlier, String name, Registration registration) {
        if (!earlier.model().equals(name) || !earlier.contentDigest().equals(registration.contentDigest())) {
            throw new IllegalArgumentException("Cannot register " + name + ": the key \""
                    + registration.key().orElseThrow() + "\" was used for " + earlier + " with content "
                    + earlier.contentDigest() + ". Another key would work.");
        }
        return earlier;
    }

    /**
     * The names of all models.
     *
     * @return sorted
     */
    public List<String> models() {
        return ledger.read(RegistryState::models);
    }

    /**
     * The versions of a model.
     *
     * @param name the model
     * @return from version 1 on; none if there is no such model
     */
    public List<ModelVersion> versions(String name) {
        return ledger.read(state -> state.model(name).versions());
    }

    /**
     * A version by number.
     *
     * @param name the model
     * @param number from 1
     * @return the version
     * @throws NotFoundException if there is no such version
     */
    public ModelVersion version(String name, int number) {
        return ledger.read(state -> state.model(name)
                .version(number)
                .orElseThrow(() -> new NotFoundException("Cannot find " + name + " version " + number + " in "
                        + ledger.location() + ": it has " + state.model(name).count() + " versions.")));
    }

    /**
     * The version that an alias names.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @return empty if it names none yet
     */
    public Optional<ModelVersion> alias(String name, String alias) {
        return ledger.read(state -> {
            ModelTrack track = state.model(name);
            return track.version(track.alias(alias).live());
        });
    }

    /**
     * The model that an alias names, loaded and checked against its digests.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @return empty if it names none yet
     * @throws dev.boathouse.core.CorruptDataException if a stored file is not what was registered
     */
    public Optional<Model> model(String name, String alias) {
        return alias(name, alias).map(this::load);
    }

    /**
     * The model of a version, loaded and checked against its digests.
     *
     * @param version of this registry
     * @return the model
     * @throws dev.boathouse.core.CorruptDataException if a stored file is not what was registered
     * @throws NotFoundException if a stored file is missing
     * @throws dev.boathouse.core.UnsupportedFormatException if a part is of a kind that this registry's {@link #withReader reader} does not
     *     know
     */
    public Model load(ModelVersion version) {
        return Registrations.load(version, artifacts, reader);
    }

    /**
     * Puts a verdict on record, passed or not, with all its findings.
     *
     * @param candidate the version that was judged
     * @param verdict what a gate said about it
     * @return the decision, an approval or a rejection
     * @throws IllegalArgumentException if the verdict is about another model
     * @throws NotFoundException if the version is not of this registry
     */
    public Decision record(ModelVersion candidate, Gate.Verdict verdict) {
        if (!verdict.candidateDigest().equals(candidate.contentDigest())) {
            throw new IllegalArgumentException("Cannot record a verdict on " + candidate
                    + ": it is about the model with content " + verdict.candidateDigest()
                    + ". The model that was registered must be the one that is compared.");
        }
        return ledger.write(actor, clock, state -> {
            requireOwn(state, candidate);
            return new Proposal.Write<>(
                    new Draft(candidate.model(), candidate.number(), null, Judgements.of(verdict)),
                    event -> Judgements.decision(candidate, verdict, event));
        });
    }

    /**
     * Lets an approved version go live under an alias, if what is live there is still what it was compared with. Doing it twice is doing it
     * once.
     *
     * @param alias such as {@code champion}, named as models are
     * @param approved the recorded approval
     * @return the change
     * @throws ConflictException if another version has gone live since, or the approval was used and rolled back; nothing was changed
     * @throws NotFoundException if the approval is not of this registry
     */
    public AliasChange promote(String alias, Approved approved) {
        Names.checked("an alias", alias);
        return ledger.write(actor, clock, state -> Promotion.propose(state, alias, approved));
    }

    /**
     * Lets an alias name again what it named before the promotion that made the present version live. A second call goes one further back.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @param reason why, for those who read the history
     * @return the change
     * @throws NotFoundException if nothing was live before
     */
    public AliasChange rollback(String name, String alias, String reason) {
        Names.text("a reason", reason);
        OptionalInt seen = ledger.read(state -> state.model(name).alias(alias).live());
        return ledger.write(actor, clock, state -> Promotion.proposeRollback(state, name, alias, reason, seen));
    }

    /**
     * Everything that an alias has named.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @return the changes, oldest first
     */
    public List<AliasChange> history(String name, String alias) {
        return ledger.read(state -> state.model(name).alias(alias).changes());
    }

    /**
     * What was live at an instant.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @param at the instant
     * @return empty if nothing was yet
     */
    public Optional<ModelVersion> live(String name, String alias, Instant at) {
        return ledger.read(state -> {
            ModelTrack track = state.model(name);
            return track.version(track.alias(alias).live(at));
        });
    }

    /**
     * Records that a version wrote a version of a prediction table.
     *
     * @param version the model version that scored
     * @param written the table as the commit left it
     * @throws NotFoundException if the version is not of this registry
     */
    public void recordPredictions(ModelVersion version, Snapshot written) {
        Lineage.Predictions table = new Lineage.Predictions(written.tableId(), written.location(), written.version());
        ledger.write(actor, clock, state -> {
            requireOwn(state, version);
            if (state.model(version.model()).predictions(version.number()).contains(table)) {
                return new Proposal.Done<>(table);
            }
            return new Proposal.Write<>(
                    new Draft(version.model(), version.number(), null, new Payload.Predicted(table)), event -> table);
        });
    }

    /**
     * Where a version came from and where its predictions went.
     *
     * @param version of this registry
     * @return the lineage, as far as it is recorded
     */
    public Lineage lineage(ModelVersion version) {
        Registration registration = version.registration();
        return new Lineage(
                version,
                registration.training(),
                registration.evaluations(),
                ledger.read(state -> state.model(version.model()).predictions(version.number())));
    }

    /**
     * All events, read anew from the table.
     *
     * @return in order
     */
    public List<RegistryEvent> audit() {
        return ledger.events().stream().map(RegistryEvent::of).toList();
    }

    /**
     * Reads all events anew and checks their hashes, their order and the rules between them.
     *
     * @return what does not fit, if anything
     */
    public ChainReport verify() {
        return ledger.verify();
    }

    private static void requireOwn(RegistryState state, ModelVersion version) {
        if (state.model(version.model())
                .version(version.number())
                .filter(version::equals)
                .isEmpty()) {
            throw new NotFoundException("Cannot find " + version + " with content " + version.contentDigest()
                    + " in this registry. Registering the model here first would work.");
        }
    }

    /** Where the registry lies. */
    @Override
    public String toString() {
        return "registry at " + ledger.location();
    }
}
