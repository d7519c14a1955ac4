package dev.boathouse.core.training;

import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Target;
import dev.boathouse.core.internal.smile.Examples;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** An algorithm and what it learns of {@link RealFlights}, from features of every kind. */
record FlightCase(Algorithm algorithm, Task task, FeatureSpec features) {

    private static final long SEED = 2001;

    private Optional<String> label() {
        return switch (task) {
            case BINARY_CLASSIFICATION -> Optional.of("late");
            case MULTICLASS_CLASSIFICATION -> Optional.of("punctuality");
            case REGRESSION -> Optional.of("delay");
            case CLUSTERING, ANOMALY_DETECTION -> Optional.empty();
        };
    }

    /** The same later flights, and of the earlier ones as many as can be waited for. */
    Split of(Split flights) {
        return algorithm instanceof SupportVectorMachine
                ? new Split(flights.train().split(0.2, SEED).train(), flights.test())
                : flights;
    }

    Model fit(Frame flights) {
        List<String> columns = new ArrayList<>(FlightFeatures.INPUTS);
        label().ifPresent(columns::add);
        Trainer trainer = switch (task) {
            case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION -> Trainer.classification(label().orElseThrow());
            case REGRESSION -> Trainer.regression(label().orElseThrow());
            case CLUSTERING -> Trainer.clustering(2);
            case ANOMALY_DETECTION -> Trainer.anomalyDetection();
        };
        return trainer.features(features).algorithm(algorithm).seed(SEED).fit(flights.select(columns));
    }

    /** What an algorithm has to learn from, without a trainer: features of the same spec, and classes as they sort. */
    Examples examples(Frame flights) {
        Frame inputs = flights.select(FlightFeatures.INPUTS);
        if (label().isEmpty()) {
            double[][] columns = features.fit(inputs, Target.none(), SEED).columns();
            return new Examples(columns, new int[0], 0, new double[0], SEED);
        }
        if (task == Task.REGRESSION) {
            double[] numbers = flights.doubles(label().orElseThrow());
            double[][] columns =
                    features.fit(inputs, Target.numbers(numbers), SEED).columns();
            return new Examples(columns, new int[0], 0, numbers, SEED);
        }
        List<String> labels = flights.values(label().orElseThrow()).stream()
                .map(String::valueOf)
                .toList();
        List<String> classes = List.copyOf(new TreeSet<>(labels));
        int[] codes = labels.stream().mapToInt(classes::indexOf).toArray();
        double[][] columns = features.fit(inputs, Target.classes(codes, classes.size()), SEED)
                .columns();
        return new Examples(columns, codes, classes.size(), new double[0], SEED);
    }

    @Override
    public String toString() {
        return algorithm.name() + " " + String.join(" ", algorithm.parameters().values()) + ", " + task;
    }
}
