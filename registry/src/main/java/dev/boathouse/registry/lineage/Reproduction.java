package dev.boathouse.registry.lineage;

import dev.boathouse.core.Progress;
import dev.boathouse.core.algorithm.Repeatability;
import dev.boathouse.core.features.Transform;
import dev.boathouse.core.model.Model;
import dev.boathouse.delta.OriginReader;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of training a model again from its record alone: the rows are read again from the table versions that it names, the steps since are
 * done again, and the same trainer learns from them. Nothing is stored. Immutable.
 *
 * @param outcome what came of it
 * @param promise whether that is what the algorithm promises
 * @param repeatability what the algorithm promises; empty if there is no such algorithm
 * @param reasons what differs, the first part of the model that does before others, or what stood in the way; none if nothing did
 * @param changes what is otherwise than it was when the model was trained and did not stand in the way, such as other versions of libraries
 * @param difference the largest difference between raw scores of both models on the training rows, as a share of the largest recorded one in
 *     magnitude; 0 for the same model, infinite where one is finite and the other is not, empty if there is nothing to compare
 */
public record Reproduction(
        Outcome outcome,
        Promise promise,
        Optional<Repeatability> repeatability,
        List<String> reasons,
        List<String> changes,
        OptionalDouble difference) {

    /** Copies the lists. */
    public Reproduction {
        reasons = List.copyOf(reasons);
        changes = List.copyOf(changes);
    }

    /** What came of training again. */
    public enum Outcome {
        /** The same model to the last bit: its content digest is the same, but for versions of libraries in the record. */
        SAME,
        /** Another model whose scores on the training rows are within {@link Repeatability#TOLERANCE} of the largest one. */
        CLOSE,
        /** Another model. */
        DIFFERENT,
        /** No model: the rows are not there any more or not the same, or no trainer can be made of the record. */
        IMPOSSIBLE;

        /** As {@code same}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How an outcome stands to what the algorithm promises. */
    public enum Promise {
        /** The outcome is as good as promised, or better. */
        KEPT,
        /** Less came than was promised for the same libraries: the record was altered, or something is wrong with this library or machine. */
        BROKEN,
        /**
         * Less came than equal bits, and nothing was promised: versions of libraries are others, or the promise is for one platform and the record
         * does not say which it was, or nothing came at all.
         */
        NONE
    }

    /**
     * Trains a model again, with tables where they were and without transforms of a host.
     *
     * @param stored the model
     * @return what came of it
     * @throws java.io.UncheckedIOException if a table cannot be read just now, or the thread was interrupted
     * @throws java.util.concurrent.CancellationException if the thread was interrupted in training
     */
    public static Reproduction of(Model stored) {
        return of(stored, OriginReader.standard(), List.of(), Progress.NONE);
    }

    /**
     * Trains a model again. That it cannot be done is an outcome; only what may pass, such as a storage that does not answer, is an exception. Takes
     * the memory of the rows, twice where steps follow, and the time of training.
     *
     * @param stored the model
     * @param reader reads its training rows
     * @param transforms the host's own, found by name, more than needed if so
     * @param progress hears of steps {@code read}, in files, {@code train}, and {@code compare}, in rows
     * @return what came of it
     * @throws java.io.UncheckedIOException if a table cannot be read just now, or the thread was interrupted
     * @throws java.util.concurrent.CancellationException if the thread was interrupted in training or comparing
     */
    public static Reproduction of(
            Model stored, OriginReader reader, Collection<? extends Transform> transforms, Progress progress) {
        return new Reproducing(stored, reader, List.copyOf(transforms), progress).run();
    }

    /** As {@code same: as promised (equal-bits)} or {@code impossible: No table at file:/lake/flights.}. */
    @Override
    public String toString() {
        String judged = switch (promise) {
            case KEPT -> "as promised";
            case BROKEN -> "promised was more";
            case NONE -> "nothing was promised";
        };
        String text = outcome + ": "
                + (outcome == Outcome.IMPOSSIBLE
                        ? ""
                        : judged
                                + repeatability.map(kind -> " (" + kind + ")").orElse("")
                                + (reasons.isEmpty() ? "" : "; "))
                + String.join("; ", reasons);
        return changes.isEmpty() ? text : text + " [" + String.join("; ", changes) + "]";
    }
}
