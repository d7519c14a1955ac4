package dev.boathouse.examples.flights;

import dev.boathouse.core.card.ModelCard;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.registry.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What people must know of the model before they rely on it. */
final class LateCard {

    private static final int LEAST_FLIGHTS = 200;

    private LateCard() {}

    static ModelCard of(ModelVersion version, Evaluation evaluation) {
        return ModelCard.of(version.model() + ", version " + version.number(), evaluation)
                .withSlices(Slicing.byQuantiles("hour", 4), Metric.AUC, Metric.LOG_LOSS)
                .withSlices(Slicing.by("origin").withLeastRows(LEAST_FLIGHTS), Metric.AUC)
                .withIntendedUse(
                        "To tell crews and gates, at departure time, which flights are likely to arrive more than 15 minutes late.",
                        "Not for compensation or schedules: it does not know why a flight is late.")
                .withLimits(
                        "It learnt from three weeks of one January. Other seasons, storms and airports that are new to it are not in"
                                + " there; drift checks watch the months that follow.");
    }

    static void write(Path file, ModelVersion version, Evaluation evaluation) {
        try {
            Files.writeString(file, of(version, evaluation).markdown());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
