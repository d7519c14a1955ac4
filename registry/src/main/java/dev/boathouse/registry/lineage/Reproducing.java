package dev.boathouse.registry.lineage;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.Progress;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.Repeatability;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Transform;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.delta.OriginReader;
import dev.boathouse.registry.lineage.Reproduction.Outcome;
import dev.boathouse.registry.lineage.Reproduction.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Trains a model again and compares. Belongs to one thread; used once. */
final class Reproducing {

    private final Model stored;
    private final TrainingRecord record;
    private final OriginReader reader;
    private final List<Transform> transforms;
    private final Heard heard;
    private final List<String> changes = new ArrayList<>();

    Reproducing(Model stored, OriginReader reader, List<Transform> transforms, Progress progress) {
        this.stored = stored;
        this.record = stored.trainingRecord();
        this.heard = new Heard(progress);
        this.reader = reader.onProgress(heard);
        this.transforms = transforms;
    }

    /** Something that stands in the way and will go on to. */
    private static final class Obstacle extends Exception {

        private static final long serialVersionUID = 1;

        Obstacle(String reason, Throwable cause) {
            super(reason, cause);
        }

        Obstacle(String reason) {
            super(reason);
        }
    }

    Reproduction run() {
        Optional<Repeatability> promised = Optional.empty();
        try {
            Algorithm algorithm = met(() -> Algorithm.of(record.algorithm(), record.parameters()));
            promised = Optional.of(algorithm.repeatability());
            Trainer trainer = met(() -> Trainer.of(record, transforms));
            Frame rows = rows();
            Model again = met(() -> trainer.fit(rows, heard));
            return compared(again, rows, algorithm.repeatability());
        } catch (Obstacle obstacle) {
            return new Reproduction(
                    Outcome.IMPOSSIBLE,
                    Promise.NONE,
                    promised,
                    List.of(String.valueOf(obstacle.getMessage())),
                    changes,
                    OptionalDouble.empty());
        }
    }

    /** Exceptions that would come again; those of storage and of an interrupt are left to the caller. */
    private <T> T met(Supplier<T> work) throws Obstacle {
        try {
            return work.get();
        } catch (NotFoundException
                | UnsupportedFormatException
                | CorruptDataException
                | IllegalArgumentException
                | IllegalStateException e) {
            if (e == heard.failure || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw new Obstacle(String.valueOf(e.getMessage()), e);
        }
    }

    /** What a listener throws is the host's, and reaches it. */
    private static final class Heard implements Progress {

        private final Progress listener;
        private volatile @Nullable RuntimeException failure;

        Heard(Progress listener) {
            this.listener = listener;
        }

        @Override
        public void at(String step, long done, long total) {
            try {
                listener.at(step, done, total);
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }

    private Frame rows() throws Obstacle {
        Frame rows = met(() -> reader.read(record.origin()));
        if (!rows.origin().digest().equals(record.origin().digest())) {
            changes.add("the tables give the rows from other files than recorded: "
                    + rows.origin().tables());
        }
        if (!record.isOf(rows)) {
            throw new Obstacle("Cannot train on the same rows again: found " + rows.rowCount() + " rows of ("
                    + rows.schema() + ") whose values differ from the " + record.rowCount()
                    + " recorded (content digest "
                    + record.dataDigest() + ").");
        }
        return rows;
    }

    private Reproduction compared(Model again, Frame rows, Repeatability repeatability) {
        boolean sameLibraries = again.trainingRecord().libraries().equals(record.libraries());
        if (!sameLibraries) {
            changes.add("the libraries are " + again.trainingRecord().libraries() + " here, recorded "
                    + record.libraries());
        }
        if (withRecordedLibraries(again).contentDigest().equals(stored.contentDigest())) {
            return new Reproduction(
                    Outcome.SAME, Promise.KEPT, Optional.of(repeatability), List.of(), changes, OptionalDouble.of(0));
        }
        List<String> reasons = new ArrayList<>(differences(again));
        OptionalDouble difference = scoreDifference(again, rows, reasons);
        Outcome outcome = difference.orElse(1) <= Repeatability.TOLERANCE ? Outcome.CLOSE : Outcome.DIFFERENT;
        return new Reproduction(
                outcome,
                promise(outcome, repeatability, sameLibraries),
                Optional.of(repeatability),
                reasons,
                changes,
                difference);
    }

    private OptionalDouble scoreDifference(Model again, Frame rows, List<String> reasons) {
        if (stored.predictor().scores() != again.predictor().scores()) {
            return OptionalDouble.empty();
        }
        ScoreDifference scores = ScoreDifference.between(stored, again, rows, heard);
        if (scores.relative() > 0) {
            reasons.add("scores differ by up to " + scores.relative() + " of the largest, in row " + scores.worstRow());
        }
        return OptionalDouble.of(scores.relative());
    }

    static Promise promise(Outcome outcome, Repeatability repeatability, boolean sameLibraries) {
        if (outcome == Outcome.CLOSE && repeatability == Repeatability.CLOSE) {
            return Promise.KEPT;
        }
        boolean anyPlatform = repeatability != Repeatability.EQUAL_BITS_ON_ONE_PLATFORM;
        return sameLibraries && anyPlatform ? Promise.BROKEN : Promise.NONE;
    }

    /** The digest covers the names of libraries, which say nothing about what came of them. */
    private Model withRecordedLibraries(Model again) {
        TrainingRecord now = again.trainingRecord();
        TrainingRecord then = new TrainingRecord(
                now.task(),
                now.algorithm(),
                now.parameters(),
                now.features(),
                now.seed(),
                now.parallelism(),
                now.label(),
                record.libraries(),
                now.rowCount(),
                now.dataDigest(),
                now.origin());
        return Model.of(again.features(), again.predictor(), again.response(), then);
    }

    /** The parts that differ, in the order in which they come to be: what differs first makes the others differ. */
    private List<String> differences(Model again) {
        List<String> parts = new ArrayList<>();
        if (!Arrays.equals(stored.features().toBytes(), again.features().toBytes())) {
            parts.add("the fitted features differ");
        }
        if (!Arrays.equals(stored.predictor().toBytes(), again.predictor().toBytes())) {
            parts.add("the predictors differ: recorded " + stored.predictor().summary() + ", now "
                    + again.predictor().summary());
        }
        if (!stored.response().equals(again.response())) {
            parts.add("the responses differ: recorded " + stored.response() + ", now " + again.response());
        }
        return parts.isEmpty() ? List.of("the training records differ") : parts;
    }
}
