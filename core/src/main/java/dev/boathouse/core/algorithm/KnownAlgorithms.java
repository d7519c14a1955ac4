package dev.boathouse.core.algorithm;

import dev.boathouse.core.UnsupportedFormatException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The algorithms by name, made again of the parameters that a training record keeps. */
final class KnownAlgorithms {

    private static final Map<String, Function<Parameters, Algorithm>> KNOWN = Map.ofEntries(
            Map.entry(AdaBoost.NAME, AdaBoost::of),
            Map.entry(DecisionTree.NAME, DecisionTree::of),
            Map.entry(ElasticNet.NAME, ElasticNet::of),
            Map.entry(GradientBoosting.NAME, GradientBoosting::of),
            Map.entry(IsolationForest.NAME, IsolationForest::of),
            Map.entry(KMeans.NAME, KMeans::of),
            Map.entry(Lasso.NAME, Lasso::of),
            Map.entry(LinearDiscriminantAnalysis.NAME, LinearDiscriminantAnalysis::of),
            Map.entry(LinearRegression.NAME, LinearRegression::of),
            Map.entry(LogisticRegression.NAME, LogisticRegression::of),
            Map.entry(MultilayerPerceptron.NAME, MultilayerPerceptron::of),
            Map.entry(RandomForest.NAME, RandomForest::of),
            Map.entry(Ridge.NAME, Ridge::of),
            Map.entry(SupportVectorMachine.NAME, SupportVectorMachine::of));

    private KnownAlgorithms() {}

    static Algorithm of(String name, Map<String, String> parameters) {
        Function<Parameters, Algorithm> known = KNOWN.get(name);
        if (known == null) {
            throw new UnsupportedFormatException("Cannot make " + name + " again: the algorithms known are "
                    + String.join(", ", new TreeMap<>(KNOWN).keySet()) + ".");
        }
        Parameters given = new Parameters(name, parameters);
        Algorithm made = known.apply(given);
        given.end();
        return made;
    }
}
