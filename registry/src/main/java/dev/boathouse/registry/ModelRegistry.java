package dev.boathouse.registry;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelReader;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Ledger.Proposal;
import dev.boathouse.registry.internal.ArtifactStore;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Payload.Predicted;
import dev.boathouse.registry.internal.event.Payload.Signed;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.lineage.Lineage;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSignature;
import dev.boathouse.registry.signing.VersionSigner;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Models as numbered versions, and names for those that are live, kept as events in one Delta table. Nothing goes live without a recorded
 * approval, everything is known with its maker and reason, and what was live before is one call away.
 *
 * <p>What it can be asked is in {@link RegistryView}. Every write looks at the newest state first. Thread-safe; any number of processes may
 * share one registry. Nothing needs to be closed.
 */
public final class ModelRegistry extends RegistryView {

    private ModelRegistry(Context context) {
        super(context);
    }

    /**
     * Opens the registry at a location. Nothing is written: where there is none yet, the first write makes it.
     *
     * @param uri such as {@code file:/lake/models}, or a path of the local file system
     * @return the registry; until {@link #actingAs(Actor)} says otherwise, the actor is the user of the operating system
     * @throws dev.boathouse.core.UnsupportedFormatException if there is another kind of table
     */
    public static ModelRegistry open(String uri) {
        return open(uri, new Configuration());
    }

    /**
     * Opens the registry at a location that is reached with Hadoop settings, such as the credentials of an object store.
     *
     * @param uri such as {@code hdfs://cluster/models}
     * @param configuration the settings, copied
     * @return as {@link #open(String)}
     * @throws dev.boathouse.core.UnsupportedFormatException if there is another kind of table
     */
    public static ModelRegistry open(String uri, Configuration configuration) {
        EventTable table = new EventTable(uri, configuration);
        ArtifactStore artifacts = new ArtifactStore(table.location(), new Configuration(configuration));
        String user = System.getProperty("user.name", "");
        Hand hand = new Hand(Actor.of(user.isBlank() ? "unknown" : user.strip()), Clock.systemUTC(), Optional.empty());
        Ledger ledger = new Ledger(table, new StateSnapshots(table, artifacts));
        ledger.open();
        return new ModelRegistry(new Context(ledger, artifacts, ModelReader.standard(), hand, List.of()));
    }

    private Hand hand() {
        return context.hand();
    }

    /**
     * The same registry for somebody else, without roles: writes through it carry that name. The registry believes the host.
     *
     * @param name such as {@code alice} or {@code nightly-training}
     * @return a registry that shares everything else with this one
     * @throws IllegalArgumentException if the name is blank, longer than 255 characters or has invisible ones
     */
    public ModelRegistry actingAs(String name) {
        return actingAs(Actor.of(name));
    }

    /**
     * The same registry for somebody else: writes through it carry name and roles. The registry believes the host.
     *
     * @param actor who, in which roles
     * @return a registry that shares everything else with this one
     */
    public ModelRegistry actingAs(Actor actor) {
        return new ModelRegistry(context.with(new Hand(actor, hand().clock(), hand().reason())));
    }

    /**
     * The same registry with a reason that goes into every event written through it.
     *
     * @param reason why, such as {@code nightly retraining}
     * @return a registry that shares everything else with this one
     * @throws IllegalArgumentException if the reason is blank, longer than 255 characters or has invisible ones
     */
    public ModelRegistry withReason(String reason) {
        return new ModelRegistry(context.with(hand().because(Names.text("a reason", reason))));
    }

    /**
     * The same registry with another clock. An event never carries an earlier time than the event before it.
     *
     * @param clock tells the time of events; by default that of the system
     * @return a registry that shares everything else with this one
     */
    public ModelRegistry withClock(Clock clock) {
        return new ModelRegistry(context.with(new Hand(hand().actor(), clock, hand().reason())));
    }

    /**
     * The same registry with another way to read models: for hosts with transforms of their own, or models of other libraries.
     *
     * @param reader reads models; {@link ModelReader#standard()} unless told otherwise
     * @return a registry that shares everything else with this one
     */
    public ModelRegistry withReader(ModelReader reader) {
        return new ModelRegistry(context.with(reader));
    }

    /**
     * The same registry, which loads, and gives to copies, only versions that one of some keys has signed. Unlike a policy this holds
     * against whoever can write to the storage, since the keys are the host's.
     *
     * @param keys the keys, at least one
     * @return a registry that shares everything else with this one
     * @throws IllegalArgumentException if there are none: a list that was read from somewhere and came out empty must not mean everyone
     */
    public ModelRegistry trusting(Collection<TrustedKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Cannot trust no keys: nothing could be loaded. One key would work, or"
                    + " the registry as it is, which asks for none.");
        }
        return new ModelRegistry(context.with(List.copyOf(keys)));
    }

    /**
     * Takes in what others have committed; reads nothing else.
     *
     * @return this
     */
    public ModelRegistry refresh() {
        context.ledger().refresh();
        return this;
    }

    /**
     * Descriptions, tags, deprecation, deletion, and search.
     *
     * @return the catalog of this registry, for the same actor
     */
    public Catalog catalog() {
        return new Catalog(context);
    }

    /**
     * What keeps the registry small and fast to open.
     *
     * @return the upkeep of this registry, for the same actor
     */
    public Upkeep upkeep() {
        return new Upkeep(context);
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
        return new Registrations(context).register(name, model, List.of(evaluations), Optional.empty());
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
        return new Registrations(context).register(name, model, List.of(evaluations), Optional.of(key));
    }

    /**
     * Copies a version out of another registry, such as from staging to production, under the same name: files, evidence, lineage, decisions,
     * description, tags and signatures. Files are checked before they leave and after they arrive. Copying twice is copying once. Decisions
     * come along as evidence; what may go live here is decided here.
     *
     * @param source the registry that has it
     * @param version of that registry
     * @return the version here, with a number of this registry
     * @throws NotFoundException if the version is not of that registry, was deleted, or lacks a file
     * @throws IllegalStateException if the version is deprecated
     * @throws IllegalArgumentException if its name can be taken for another one here, or the key of the copy was used here for
     *     another model
     * @throws dev.boathouse.core.CorruptDataException if a file is not what was registered, or the source trusts keys none of which signed
     *     the version; nothing was registered here
     * @throws ConflictException if other writers were always faster; nothing was registered
     */
    public ModelVersion copy(ModelRegistry source, ModelVersion version) {
        return new Copying(source.context, context).copy(version);
    }

    /**
     * Signs a version; who trusts the key can tell that it was not exchanged, in this registry and in copies.
     *
     * @param version of this registry
     * @param signer with the private key
     * @return the signature that was recorded now or, by the same key, before
     * @throws NotFoundException if the version is not of this registry
     * @throws IllegalStateException if the key cannot be used
     */
    public VersionSignature sign(ModelVersion version, VersionSigner signer) {
        VersionSignature signature = signer.sign(version.entry().message());
        return context.ledger().write(hand(), state -> {
            VersionEntry entry = context.own(state, version);
            return entry.signatures().contains(signature)
                    ? new Proposal.Done<>(signature)
                    : new Proposal.Write<>(Draft.of(entry, new Signed(signature)), event -> signature);
        });
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
        return new Judgements(context).record(candidate, verdict);
    }

    /**
     * Says yes, as the present actor, to a version going live: to the newest decision about it that passed the gate of the alias's policy
     * against what is live. Saying it twice is saying it once.
     *
     * @param version of this registry
     * @param alias such as {@code champion}
     * @param reason why, for those who read the history
     * @return whether that is enough
     * @throws NotFoundException if there is no such decision, or the version is not of this registry
     * @throws dev.boathouse.registry.policy.PolicyException if the actor made the version, or has none of the roles that the policy wants
     */
    public Approval approve(ModelVersion version, String alias, String reason) {
        return new Judgements(context)
                .approve(version, Names.checked("an alias", alias), Names.text("a reason", reason));
    }

    /**
     * Prepares a change of a policy. Nothing is written before {@link PendingPolicy#commit()}.
     *
     * @param policy such as {@link AliasPolicy#parse} reads from a file
     * @return what would change
     */
    public PendingPolicy apply(AliasPolicy policy) {
        return PendingPolicy.of(context, policy);
    }

    /**
     * Lets an approved version go live under an alias, if what is live there is still what it was compared with, and the alias's policy is
     * met. Doing it twice is doing it once.
     *
     * @param alias such as {@code champion}, named as models are
     * @param approved the recorded approval
     * @return the change
     * @throws ConflictException if another version has gone live since, or the approval was used and rolled back; nothing was changed
     * @throws dev.boathouse.registry.policy.PolicyException if the policy wants another gate, more approvals, a signature or a role
     * @throws NotFoundException if the approval is not of this registry, or the version was deleted
     * @throws IllegalStateException if the version is deprecated
     */
    public AliasChange promote(String alias, Approved approved) {
        return new Releases(context).promote(Names.checked("an alias", alias), approved);
    }

    /**
     * Lets an alias name again what it named before the present version went live. A second call goes one further back; deleted versions
     * are passed over.
     *
     * @param name the model
     * @param alias such as {@code champion}
     * @param reason why, for those who read the history
     * @return the change
     * @throws NotFoundException if nothing was live before
     * @throws ConflictException if another version has gone live meanwhile; nothing was changed
     * @throws dev.boathouse.registry.policy.PolicyException if the policy reserves this to roles that the actor does not have
     */
    public AliasChange rollback(String name, String alias, String reason) {
        return new Releases(context).rollback(name, alias, Names.text("a reason", reason));
    }

    /**
     * Lets an alias name nothing any more. A rollback brings back what it named.
     *
     * @param name the model
     * @param alias such as {@code challenger}
     * @param reason why, for those who read the history
     * @return the change
     * @throws NotFoundException if it names nothing
     * @throws ConflictException if another version has gone live meanwhile; nothing was changed
     * @throws dev.boathouse.registry.policy.PolicyException if the policy reserves this to roles that the actor does not have
     */
    public AliasChange retire(String name, String alias, String reason) {
        return new Releases(context).retire(name, alias, Names.text("a reason", reason));
    }

    /**
     * Records that a version wrote a version of a prediction table, also if it was deleted while it scored.
     *
     * @param version the model version that scored
     * @param written the table as the commit left it
     * @throws NotFoundException if the version is not of this registry
     */
    public void recordPredictions(ModelVersion version, Snapshot written) {
        Lineage.Predictions table = new Lineage.Predictions(written.tableId(), written.location(), written.version());
        context.ledger().write(hand(), state -> {
            VersionEntry entry = context.known(state, version);
            return state.model(entry.model()).predictions(entry.number()).contains(table)
                    ? new Proposal.Done<>(table)
                    : new Proposal.Write<>(Draft.of(entry, new Predicted(table)), event -> table);
        });
    }
}
