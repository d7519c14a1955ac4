package dev.boathouse.examples.flights;

import dev.boathouse.core.Progress;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Levels;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.registry.Gate;
import java.util.ArrayList;
import java.util.List;

/** How the model is made and what it must show before it goes live. */
final class LateModel {

    static final String NAME = "late-flights";
    static final String CHAMPION = "champion";

    /** The absolute bar: guessing gives 0.5, weekday and distance alone about 0.55, the sample's January 0.66. */
    static final double LEAST_AUC = 0.6;

    /** The gate, the same for every candidate. */
    static final Gate GATE =
            Gate.require(Check.atLeast(Metric.AUC, LEAST_AUC)).and(Check.noWorseThanChampion(Metric.AUC));

    private static final long MOST_TRAINING_ROWS = 150_000;
    private static final long SEED = 42;

    private LateModel() {}

    /** Inputs and label of the flights that pass the filter, from one version of the feature table. */
    static Frame read(Snapshot features, Filter filter) {
        List<String> columns = new ArrayList<>(FlightFeatures.INPUTS);
        columns.add(FlightFeatures.LABEL);
        return features.scan().select(columns).where(filter).read();
    }

    /** No more rows than are needed: a sample by row identity, which the lineage records. */
    static Frame bounded(Frame rows) {
        return rows.rowCount() <= MOST_TRAINING_ROWS
                ? rows
                : rows.split((double) MOST_TRAINING_ROWS / rows.rowCount(), SEED)
                        .train();
    }

    /** Trains on all features. The profile of the rows travels in the model, as the baseline for drift wherever the model goes. */
    static Model train(Frame rows, Progress progress) {
        Levels places = Levels.all().withUnseen(Levels.Fallback.RARE);
        FeatureSpec features = Features.impute("origin_late_rate").ordinal(places, "origin", "destination", "route");
        return train(rows, features, progress).with(Profile.of(rows).attachment());
    }

    /** Trains without a look at the airport, its recent late rate or the clock. */
    static Model trainCarelessly(Frame rows, Progress progress) {
        return train(rows.select("weekday", "distance", FlightFeatures.LABEL), Features.none(), progress);
    }

    private static Model train(Frame rows, FeatureSpec features, Progress progress) {
        return Trainer.classification(FlightFeatures.LABEL)
                .features(features)
                .algorithm(RandomForest.ofTrees(50).withMaxDepth(12))
                .seed(SEED)
                .fit(rows, progress);
    }
}
