package dev.boathouse.registry;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.core.model.ModelReader;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.model.TrainingRecord.Label;
import dev.boathouse.registry.Lineage.Data;
import dev.boathouse.registry.Lineage.Evidence;
import dev.boathouse.registry.Lineage.Table;
import dev.boathouse.registry.Lineage.Training;
import dev.boathouse.registry.Registration.StoredFile;
import dev.boathouse.registry.internal.ArtifactStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Models into the registry and out of it. */
final class Registrations {

    private Registrations() {}

    /** Stores the package, so that the event which names it can follow, and reads the lineage off the values. */
    static Registration of(Model model, List<Evaluation> evaluations, ArtifactStore artifacts, Optional<String> key) {
        for (Evaluation evaluation : evaluations) {
            if (!evaluation.modelDigest().equals(model.contentDigest())) {
                throw new IllegalArgumentException("Cannot register the model with content " + model.contentDigest()
                        + ": an evaluation is of the model with content " + evaluation.modelDigest()
                        + ". Evaluating the model that is registered would work.");
            }
        }
        ModelPackage files = model.packaged();
        List<StoredFile> stored = files.files().stream()
                .map(file -> new StoredFile(file.path(), file.length(), artifacts.put(files.bytes(file.path()))))
                .toList();
        return new Registration(
                model.contentDigest(),
                files.digest(),
                stored,
                training(model.trainingRecord()),
                evaluations.stream().map(Registrations::evidence).toList(),
                key);
    }

    static Model load(ModelVersion version, ArtifactStore artifacts, ModelReader reader) {
        Map<String, byte[]> files = new TreeMap<>();
        for (StoredFile file : version.registration().files()) {
            files.put(file.path(), artifacts.get(file.sha256(), file.length()));
        }
        ModelPackage stored = ModelPackage.of(files);
        requireSame(version, "package", version.packageDigest(), stored.digest());
        Model model = reader.read(stored);
        requireSame(version, "content", version.contentDigest(), model.contentDigest());
        return model;
    }

    private static void requireSame(ModelVersion version, String what, String recorded, String found) {
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
