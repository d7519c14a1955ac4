package dev.boathouse.core.model;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Origin;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model came to be: enough to train it again. It holds no time, host or user.
 *
 * @param algorithm the algorithm, such as {@code random-forest}
 * @param parameters its parameters by name, every one of them, defaults too
 * @param features the canonical text of the feature spec
 * @param seed where all random numbers started
 * @param parallelism how many threads trained; some algorithms give other bits for other counts
 * @param label the column that was learnt
 * @param labelType the type of that column
 * @param classes the classes of the label as text; the last one is the positive class
 * @param libraries versions of the libraries that trained, by name
 * @param rowCount how many rows were trained on
 * @param dataDigest the {@link dev.boathouse.core.data.Frame#contentDigest} of the columns that were used: inputs, then label
 * @param origin where the rows came from
 */
public record TrainingRecord(
        String algorithm,
        SortedMap<String, String> parameters,
        String features,
        long seed,
        int parallelism,
        String label,
        DataType labelType,
        List<String> classes,
        SortedMap<String, String> libraries,
        long rowCount,
        String dataDigest,
        Origin origin) {

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if there are not two classes
     */
    public TrainingRecord {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
        classes = List.copyOf(classes);
        if (classes.size() != 2 || classes.get(0).equals(classes.get(1))) {
            throw new IllegalArgumentException("A classifier needs two different classes: found " + classes + ".");
        }
    }
}
