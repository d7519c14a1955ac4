package dev.boathouse.core.explanation;

import dev.boathouse.core.features.FeaturePipeline;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which features are made of which columns.
 *
 * @param features the names of the features
 * @param columns the names of the columns, each once; features made of several columns belong to these together
 * @param columnOf for each feature, which of the columns
 */
record Sources(List<String> features, List<String> columns, int[] columnOf) {

    static Sources of(FeaturePipeline pipeline) {
        List<List<String>> sources = pipeline.sources();
        Set<List<String>> wanted = new LinkedHashSet<>(sources);
        // Columns that stand alone come first, as the model reads them.
        Map<List<String>, Integer> places = new LinkedHashMap<>();
        Stream.concat(
                        pipeline.inputs().names().stream().map(List::of).filter(wanted::contains),
                        wanted.stream().filter(each -> each.size() > 1))
                .forEach(each -> places.put(each, places.size()));
        return new Sources(
                pipeline.outputs(),
                places.keySet().stream().map(each -> String.join(" + ", each)).toList(),
                sources.stream().mapToInt(each -> places.getOrDefault(each, 0)).toArray());
    }

    /** Adds up what the features of each column contribute. */
    void sum(double[] contributions, int from, double[] out, int to) {
        Arrays.fill(out, to, to + columns.size(), 0);
        for (int i = 0; i < columnOf.length; i++) {
            out[to + columnOf[i]] += contributions[from + i];
        }
    }
}
