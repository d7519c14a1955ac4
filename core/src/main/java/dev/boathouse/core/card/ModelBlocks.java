package dev.boathouse.core.card;

import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.model.Attachment;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.List;

/** What a model is. */
final class ModelBlocks {

    private static final int MOST_CLASSES = 20;
    private static final int MOST_NAMES = 20;

    private ModelBlocks() {}

    static List<Block> of(Evaluation evaluation) {
        Model model = evaluation.model();
        TrainingRecord record = model.trainingRecord();
        Block.Facts facts = Block.facts()
                .with("Model", model.toString())
                .with("Task", record.task() + ": " + Lead.purpose(record))
                .with("Label", record.label().map(ModelBlocks::label).orElse("none: it learnt without"));
        if (!record.classes().isEmpty()) {
            facts = facts.with("Classes", classes(record.classes()));
        }
        facts = threshold(facts, evaluation.predictions())
                .with("Algorithm", record.algorithm())
                .with("Seed", Long.toString(record.seed()))
                .with("Threads in training", Cell.count(record.parallelism()))
                .with("Libraries", libraries(record))
                .with("Content digest", model.contentDigest())
                .with("Packaged size", bytes(model))
                .with("Attachments", attachments(model));
        return List.of(facts, parameters(record), answers(model.signature().outputs()));
    }

    private static String label(TrainingRecord.Label label) {
        return label.column() + " (" + label.type() + ")";
    }

    private static String classes(List<String> classes) {
        return classes.size() == 2
                ? classes.get(0) + ", " + classes.get(1) + "; the second is positive"
                : Shown.names(classes, MOST_CLASSES);
    }

    private static Block.Facts threshold(Block.Facts facts, Predictions predictions) {
        if (predictions instanceof BinaryPredictions binary) {
            return facts.with(
                    binary.areProbabilities() ? "Positive from the probability" : "Anomalous from the score",
                    ShortestDecimal.of(binary.threshold()));
        }
        return predictions instanceof AnomalyPredictions anomalies
                ? facts.with("Anomalous from the score", ShortestDecimal.of(anomalies.threshold()))
                : facts;
    }

    private static String libraries(TrainingRecord record) {
        List<String> named = record.libraries().entrySet().stream()
                .map(library -> library.getKey() + " " + library.getValue())
                .toList();
        return named.isEmpty() ? "not stated" : String.join(", ", named);
    }

    private static String bytes(Model model) {
        try {
            long bytes = model.packaged().files().stream()
                    .mapToLong(ModelPackage.File::length)
                    .sum();
            return Cell.count(bytes).text() + " bytes";
        } catch (IllegalArgumentException e) {
            // What cannot be packaged, such as a lineage of too many steps, has a card all the same.
            return "undefined: " + e.getMessage();
        }
    }

    private static String attachments(Model model) {
        List<String> names = model.attachments().stream().map(Attachment::name).toList();
        return names.isEmpty() ? "none" : Shown.names(names, MOST_NAMES);
    }

    private static Table parameters(TrainingRecord record) {
        return Table.of("Parameters of " + record.algorithm(), Column.text("parameter"), Column.text("value"))
                .withRows(record.parameters().entrySet().stream()
                        .map(each -> List.of(Cell.of(each.getKey()), Cell.of(each.getValue())))
                        .toList());
    }

    private static Table answers(Schema outputs) {
        return Table.of("Answers", Column.text("column"), Column.text("type"))
                .withRows(outputs.fields().stream()
                        .map(field -> List.of(
                                Cell.of(field.name()), Cell.of(field.type().toString())))
                        .toList());
    }
}
