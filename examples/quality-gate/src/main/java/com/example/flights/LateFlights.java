package com.example.flights;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Levels;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.registry.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The model: how it is trained, and what it must show. */
final class LateFlights {

    static final String NAME = "late-flights";
    static final String CHAMPION = "champion";

    /** The quality tests and the release ask for the same. */
    static final Gate GATE = Gate.require(Check.surelyAtLeast(Metric.AUC, 0.55))
            .and(Check.nonInferior(Metric.AUC, 0.02))
            .and(Check.sameSignature())
            .and(Check.bytesAtMost(5_000_000))
            .and(Check.latencyAtMost(Duration.ofMillis(20)));

    /** Airports with few flights count as one. */
    private static final Levels AIRPORTS =
            Levels.seenAtLeast(100).withOther().withUnseen(Levels.Fallback.RARE);

    private LateFlights() {}

    static Model train(Frame rows, int trees) {
        List<String> columns = new ArrayList<>(Flights.INPUTS);
        columns.add(Flights.LABEL);
        return Trainer.classification(Flights.LABEL)
                .features(Features.oneHot(AIRPORTS, "origin"))
                .algorithm(RandomForest.ofTrees(trees).withMaxDepth(8))
                .seed(42)
                .fit(rows.select(columns));
    }
}
