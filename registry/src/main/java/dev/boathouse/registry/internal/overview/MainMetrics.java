package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import dev.boathouse.registry.internal.state.Figures.MetricValue;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.lineage.Lineage.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Of the metrics that versions were registered with, those that say most. */
final class MainMetrics {

    /** The first of each task is the one that its model card opens with. */
    private static final List<String> ORDER = Stream.of(
                    Metric.AUC,
                    Metric.ACCURACY,
                    Metric.LOG_LOSS,
                    Metric.RMSE,
                    Metric.MAE,
                    Metric.R2,
                    Metric.FLAGGED_RATE,
                    Metric.ADJUSTED_RAND,
                    Metric.SILHOUETTE)
            .map(Metric::toString)
            .toList();

    private static final Digits USUAL = Digits.places(4);
    private static final Digits LARGE = Digits.significant(5);
    private static final double TEN = 10;

    private MainMetrics() {}

    /** The names of some metrics that some of the versions have, the first the main one; none where no version was evaluated. */
    static List<String> of(Collection<VersionFacts> versions, int most) {
        Set<String> known = new TreeSet<>();
        versions.forEach(
                version -> version.entry().figures().get().metrics().forEach(metric -> known.add(metric.name())));
        List<String> usual = ORDER.stream().filter(known::contains).limit(most).toList();
        return usual.isEmpty() ? known.stream().limit(most).toList() : usual;
    }

    /** The value in the first evaluation that has one. */
    static OptionalDouble value(VersionEntry version, String name) {
        return version.figures().get().metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .mapToDouble(MetricValue::value)
                .findFirst();
    }

    /** The evaluation that {@link #value} is from. */
    static Optional<Evidence> evidence(List<Evidence> evaluations, String name) {
        return evaluations.stream()
                .filter(evidence -> evidence.metrics().containsKey(name))
                .findFirst();
    }

    static Digits digits(double value) {
        return Math.abs(value) < TEN ? USUAL : LARGE;
    }

    static Cell cell(OptionalDouble value) {
        return value.isPresent() ? Cell.of(value.getAsDouble(), digits(value.getAsDouble())) : Cell.blank();
    }
}
