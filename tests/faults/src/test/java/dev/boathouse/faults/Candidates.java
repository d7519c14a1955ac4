package dev.boathouse.faults;

import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import java.util.List;
import java.util.Random;

/** Models to register: as many different ones as are wanted, of one that was trained. */
final class Candidates {

    static final String NAME = "late-flights";
    static final String ALIAS = "champion";

    private static final Gate GATE = Gate.require(Check.atLeast(Metric.AUC, 0));
    private static final Frame ROWS = rows();

    private Candidates() {}

    private static Frame rows() {
        Random random = new Random(42);
        double[] hour = new double[60];
        boolean[] late = new boolean[hour.length];
        for (int i = 0; i < hour.length; i++) {
            hour[i] = random.nextInt(24);
            late[i] = random.nextDouble() < hour[i] / 24;
        }
        return Frame.of(
                Schema.of(Schema.Field.of("hour", DataType.DOUBLE), Schema.Field.of("late", DataType.BOOLEAN)),
                List.of(Column.ofDoubles(hour), Column.ofBooleans(late)));
    }

    static Model trained() {
        return Trainer.classification("late")
                .algorithm(LogisticRegression.ofPenalty(1))
                .fit(ROWS);
    }

    /** The key of a job, which says whose it is. */
    static String job(int registrar, int sequence) {
        return "job-" + registrar + "-" + sequence;
    }

    /** The model of a job: always the same for the same job, and no other job has it. */
    static Model ofJob(Model trained, String job) {
        String[] parts = job.split("-", -1);
        return variant(trained, 1_000L * Integer.parseInt(parts[1]) + Integer.parseInt(parts[2]));
    }

    /** The same numbers with another seed on record: another model, without the time to train it. */
    private static Model variant(Model trained, long seed) {
        TrainingRecord record = trained.trainingRecord();
        return Model.of(
                trained.features(),
                trained.predictor(),
                trained.response(),
                new TrainingRecord(
                        record.task(),
                        record.algorithm(),
                        record.parameters(),
                        record.features(),
                        seed,
                        record.parallelism(),
                        record.label(),
                        record.libraries(),
                        record.rowCount(),
                        record.dataDigest(),
                        record.origin()));
    }

    /** What a gate that everybody passes says of a model beside the champion that the registry tells. */
    static Gate.Verdict verdict(ModelRegistry registry, Model model) {
        return GATE.decide(Comparison.of(model, registry.model(NAME, ALIAS), ROWS));
    }
}
