package dev.boathouse.registry;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.model.TrainingRecord.Label;
import dev.boathouse.registry.Ledger.Proposal;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.event.Registration.StoredFile;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.lineage.Lineage.Data;
import dev.boathouse.registry.lineage.Lineage.Evidence;
import dev.boathouse.registry.lineage.Lineage.Table;
import dev.boathouse.registry.lineage.Lineage.Training;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Models into the registry and out of it. */
final class Registrations {

    private final Context context;

    Registrations(Context context) {
        this.context = context;
    }

    /** Stores the package, so that the event which names it can follow, and reads the lineage off the values. */
    ModelVersion register(String name, Model model, List<Evaluation> evaluations, Optional<String> key) {
        Names.checked("a model", name);
        key.ifPresent(text -> Names.text("a key", text));
        for (Evaluation evaluation : evaluations) {
            if (!evaluation.modelDigest().equals(model.contentDigest())) {
                throw new IllegalArgumentException("Cannot register the model with content " + model.contentDigest()
                        + ": an evaluation is of the model with content " + evaluation.modelDigest()
                        + ". Evaluating the model that is registered would work.");
            }
        }
        ModelPackage files = model.packaged();
        return register(
                name,
                new Registration(
                        model.contentDigest(),
                        files.digest(),
                        stored(files),
                        training(model.trainingRecord()),
                        evaluations.stream().map(Registrations::evidence).toList(),
                        key,
                        Optional.empty()));
    }

    List<StoredFile> stored(ModelPackage files) {
        List<String> digests = context.artifacts()
                .put(files.files().stream()
                        .map(file -> files.bytes(file.path()))
                        .toList());
        List<StoredFile> stored = new ArrayList<>();
        for (int i = 0; i < digests.size(); i++) {
            var file = files.files().get(i);
            stored.add(new StoredFile(file.path(), file.length(), digests.get(i)));
        }
        return stored;
    }

    /** Registers what is stored already. */
    ModelVersion register(String name, Registration registration) {
        return context.ledger().write(context.hand(), state -> {
            Optional<VersionEntry> earlier = registration.key().flatMap(state::registeredWith);
            if (earlier.isPresent()) {
                return new Proposal.Done<>(sameAs(earlier.get(), name, registration));
            }
            return proposal(state, name, registration);
        });
    }

    private static Proposal<ModelVersion> proposal(RegistryState state, String name, Registration registration) {
        state.lookalike(name).ifPresent(taken -> {
            throw new IllegalArgumentException("Cannot register " + name + ": it can be taken for " + taken
                    + ", which exists. That name, or one that differs in more than case, would work.");
        });
        int number = state.model(name).count() + 1;
        return new Proposal.Write<>(
                new Draft(name, number, null, registration),
                event -> new ModelVersion(state.model(name).version(number).orElseThrow()));
    }

    /** Anybody may have registered something else with the key that another caller is about to use. */
    private static ModelVersion sameAs(VersionEntry earlier, String name, Registration registration) {
        if (!earlier.model().equals(name) || !earlier.contentDigest().equals(registration.contentDigest())) {
            throw new IllegalArgumentException("Cannot register " + name + ": the key \""
                    + registration.key().orElseThrow() + "\" was used for " + earlier + " with content "
                    + earlier.contentDigest() + ". Another key would work.");
        }
        return new ModelVersion(earlier);
    }

    Registration registration(VersionEntry version) {
        return (Registration)
                context.ledger().event(version.sequence(), version.hash()).payload();
    }

    /** The registrations of some versions, in order of their events: all events are read once. */
    void forEach(Collection<VersionEntry> versions, BiConsumer<VersionEntry, Registration> each) {
        Map<String, VersionEntry> byHash = new HashMap<>();
        versions.forEach(version -> byHash.put(version.hash(), version));
        for (EventRow row : context.ledger().events()) {
            VersionEntry version = byHash.get(row.hash());
            if (version != null && Event.of(row).payload() instanceof Registration registration) {
                each.accept(version, registration);
            }
        }
    }

    Model load(ModelVersion version) {
        return loaded(context.ledger().read(state -> context.own(state, version)));
    }

    private Model loaded(VersionEntry version) {
        ModelPackage stored = files(version);
        Model model = context.reader().read(stored);
        requireSame(version, "content", version.contentDigest(), model.contentDigest());
        return model;
    }

    /**
     * The files as they were registered, each checked against its digest and all of them against that of the package; those of a version that
     * no trusted key has signed are not even looked at.
     */
    ModelPackage files(VersionEntry version) {
        requireTrusted(version);
        List<StoredFile> named = registration(version).files();
        requireFits(version, named);
        Map<String, byte[]> files = new TreeMap<>();
        for (StoredFile file : named) {
            files.put(file.path(), context.artifacts().get(file.sha256(), file.length()));
        }
        ModelPackage stored = ModelPackage.of(files);
        requireSame(version, "package", version.packageDigest(), stored.digest());
        return stored;
    }

    /** Before anything is read: an event may name the same large file a thousand times. */
    private static void requireFits(VersionEntry version, List<StoredFile> named) {
        long bytes = 0;
        for (StoredFile file : named) {
            if (file.length() < 0 || file.length() > ModelPackage.MAX_BYTES - bytes) {
                throw tooLarge(version);
            }
            bytes += file.length();
        }
        if (named.size() > ModelPackage.MAX_FILES) {
            throw tooLarge(version);
        }
    }

    private static CorruptDataException tooLarge(VersionEntry version) {
        return new CorruptDataException("Cannot read " + version + ": it was registered with more than the "
                + ModelPackage.MAX_FILES + " files or " + ModelPackage.MAX_BYTES
                + " bytes that a package may have. Another version would work.");
    }

    private void requireTrusted(VersionEntry version) {
        boolean wanted = !context.trusted().isEmpty();
        if (wanted && !version.isSignedBy(context.trusted())) {
            throw new CorruptDataException("Cannot trust " + version + ": none of its "
                    + version.signatures().size()
                    + " signatures is by one of the trusted keys " + context.trusted()
                    + ". Signing it, or another version, would work.");
        }
    }

    private static void requireSame(VersionEntry version, String what, String recorded, String found) {
        if (!recorded.equals(found)) {
            throw new CorruptDataException("Cannot trust " + version + ": its " + what + " digest is " + found
                    + ", and " + recorded + " was registered. Another version would work.");
        }
    }

    private static Training training(TrainingRecord record) {
        return new Training(
                record.algorithm(),
                record.parameters(),
                record.features(),
                record.seed(),
                record.parallelism(),
                record.label().map(Label::column),
                record.libraries(),
                data(record.origin(), record.rowCount(), record.dataDigest()));
    }

    static Evidence evidence(Evaluation evaluation) {
        return new Evidence(
                evaluation.modelDigest(),
                evaluation.values().entrySet().stream()
                        .collect(Collectors.toMap(value -> value.getKey().toString(), Map.Entry::getValue)),
                evaluation.positiveCount(),
                data(evaluation.origin(), evaluation.rowCount(), evaluation.testDigest()));
    }

    private static Data data(Origin origin, long rows, String contentDigest) {
        return new Data(
                origin.tables().stream().map(Registrations::table).toList(),
                origin.steps(),
                origin.isOpaque(),
                rows,
                origin.digest(),
                contentDigest);
    }

    private static Table table(Origin.Table table) {
        return new Table(
                table.tableId(),
                table.location(),
                table.version(),
                table.columns(),
                table.filter(),
                table.filesDigest());
    }
}
