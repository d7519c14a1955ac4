package dev.boathouse.core.model;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.internal.Labels;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model came to be: enough to train it again. It holds no time, host or user.
 *
 * @param task what the model is for
 * @param algorithm the algorithm, such as {@code random-forest}
 * @param parameters its parameters by name, every one of them, defaults too
 * @param features the canonical text of the feature spec
 * @param seed where all random numbers started
 * @param parallelism how many threads trained; some algorithms give other bits for other counts
 * @param label what was learnt, where there was something to learn from
 * @param libraries versions of the libraries that trained, by name
 * @param rowCount how many rows were trained on
 * @param dataDigest the {@link dev.boathouse.core.data.Frame#contentDigest} of the columns that were used: inputs, then label
 * @param origin where the rows came from
 */
public record TrainingRecord(
        Task task,
        String algorithm,
        SortedMap<String, String> parameters,
        String features,
        long seed,
        int parallelism,
        Optional<Label> label,
        SortedMap<String, String> libraries,
        long rowCount,
        String dataDigest,
        Origin origin) {

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if label and task do not fit
     */
    public TrainingRecord {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
        int classes = label.map(Label::classes).orElse(List.of()).size();
        boolean fits = switch (task) {
            case BINARY_CLASSIFICATION -> classes == 2;
            case MULTICLASS_CLASSIFICATION -> classes > 2;
            case REGRESSION -> label.isPresent() && classes == 0;
            case ANOMALY_DETECTION, CLUSTERING -> label.isEmpty();
        };
        if (!fits) {
            throw new IllegalArgumentException("A model for " + task + " cannot have "
                    + label.map(found -> "the label " + found).orElse("no label") + ".");
        }
    }

    /**
     * The classes of the label as text; of two the last one is the positive class.
     *
     * @return an immutable list, empty where the model is no classifier
     */
    public List<String> classes() {
        return label.map(Label::classes).orElse(List.of());
    }

    /**
     * Tells whether these are the rows that were trained on: as many, with the same values in columns of the same names, in the same order
     * but for the label. Where they lie does not matter.
     *
     * @param rows all columns that a trainer would be given
     * @return false also if the label is missing
     */
    public boolean isOf(Frame rows) {
        Optional<String> column = label.map(Label::column);
        return rows.rowCount() == rowCount
                && column.map(rows.schema()::contains).orElse(true)
                && Labels.digest(rows, column).equals(dataDigest);
    }

    /**
     * The column that a model has learnt.
     *
     * @param column its name
     * @param type its type in training
     * @param classes its classes as text, none where it is a number to estimate; of two classes the last one is positive
     */
    public record Label(String column, DataType type, List<String> classes) {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is only one class, or one appears twice
         */
        public Label {
            classes = List.copyOf(classes);
            if (classes.size() == 1 || new HashSet<>(classes).size() < classes.size()) {
                throw new IllegalArgumentException(
                        "A classifier needs two different classes or more: found " + classes + ".");
            }
        }
    }
}
