package dev.boathouse.registry;

import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small made-up flights, and models that learn from more or less of them. */
final class Flights {

    static final String NAME = "late-flights";
    static final Gate GATE = Gate.require(Check.atLeast(Metric.AUC, 0.6));
    static final Frame TEST = frame(400, 99);

    private Flights() {}

    static Frame frame(int rows, long seed) {
        Random random = new Random(seed);
        double[] hour = new double[rows];
        double[] distance = new double[rows];
        boolean[] late = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            hour[i] = random.nextInt(24);
            distance[i] = random.nextInt(3000);
            late[i] = random.nextDouble() < hour[i] / 24;
        }
        return Frame.of(
                Schema.of(
                        Schema.Field.of("hour", DataType.DOUBLE),
                        Schema.Field.of("distance", DataType.DOUBLE),
                        Schema.Field.of("late", DataType.BOOLEAN)),
                List.of(Column.ofDoubles(hour), Column.ofDoubles(distance), Column.ofBooleans(late)));
    }

    /** Another seed, another model that knows something. */
    static Model model(long seed) {
        return fit(frame(300, seed).select("hour", "late"));
    }

    /** A model that knows nothing. */
    static Model useless() {
        return fit(frame(300, 7).select("distance", "late"));
    }

    static Model fit(Frame rows) {
        return Trainer.classification("late")
                .algorithm(LogisticRegression.ofPenalty(1))
                .fit(rows);
    }

    static ModelVersion registered(ModelRegistry registry, Model model) {
        return registry.register(NAME, model, Evaluation.of(model, TEST));
    }

    static Gate.Verdict verdict(ModelRegistry registry, Model model) {
        return GATE.decide(Comparison.of(model, registry.model(NAME, "champion"), TEST));
    }

    static Decision.Approved approved(ModelRegistry registry, Model model) {
        return (Decision.Approved) registry.record(registered(registry, model), verdict(registry, model));
    }

    /** Registers, compares with what is live and promotes. */
    static ModelVersion live(ModelRegistry registry, Model model) {
        Decision.Approved approved = approved(registry, model);
        registry.promote("champion", approved);
        return approved.candidate();
    }

    static Optional<Integer> champion(ModelRegistry registry) {
        return registry.alias(NAME, "champion").map(ModelVersion::number);
    }
}
