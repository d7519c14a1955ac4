package dev.boathouse.registry.lineage;

import dev.boathouse.registry.internal.LineageJson;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Where a model version came from and where it went, as the values told that were registered: nobody files it by hand. Upstream are
 * the table versions behind training and evaluation, downstream the prediction-table versions that it wrote.
 *
 * @param subject the model version that this is about
 * @param training how and from what it was trained
 * @param evaluations on what it was evaluated when it was registered
 * @param predictions what it wrote, in the order in which that was recorded
 */
public record Lineage(Subject subject, Training training, List<Evidence> evaluations, List<Predictions> predictions) {

    /** Copies the lists. */
    public Lineage {
        evaluations = List.copyOf(evaluations);
        predictions = List.copyOf(predictions);
    }

    /**
     * The model version that a lineage is about.
     *
     * @param model the model's name in the registry
     * @param version the number of the version, 1 or more
     * @param contentDigest what the model is
     * @param packageDigest what was stored
     * @param registeredAt when it was registered
     * @param registeredBy who registered it
     */
    public record Subject(
            String model,
            int version,
            String contentDigest,
            String packageDigest,
            Instant registeredAt,
            String registeredBy) {

        /** The name and the number, such as {@code late-flights version 3}. */
        @Override
        public String toString() {
            return model + " version " + version;
        }
    }

    /**
     * What was read from one version of a Delta table.
     *
     * @param tableId the id in the table's metadata
     * @param location where the table was found
     * @param version the version of the table
     * @param columns the columns that were read
     * @param filter the canonical text of the filter, where one was given
     * @param filesDigest SHA-256 over the files that were read
     */
    public record Table(
            String tableId,
            String location,
            long version,
            List<String> columns,
            Optional<String> filter,
            String filesDigest) {

        /** Copies the list. */
        public Table {
            columns = List.copyOf(columns);
        }

        /** The location and the version, such as {@code file:/lake/flights@42}. */
        @Override
        public String toString() {
            return location + "@" + version
                    + filter.map(text -> " where " + text).orElse("");
        }
    }

    /**
     * Rows that were used, and what was done to them since they were read.
     *
     * @param tables the table versions behind them; none if the host made them
     * @param steps what was done, in order
     * @param opaque whether a host put values in, so that the rows cannot be read again from the tables alone
     * @param rows how many there were
     * @param originDigest SHA-256 over tables and steps, without locations
     * @param contentDigest SHA-256 over the values that were used
     */
    public record Data(
            List<Table> tables,
            List<String> steps,
            boolean opaque,
            long rows,
            String originDigest,
            String contentDigest) {

        /** Copies the lists. */
        public Data {
            tables = List.copyOf(tables);
            steps = List.copyOf(steps);
        }
    }

    /**
     * How a model was trained.
     *
     * @param algorithm the algorithm, such as {@code random-forest}
     * @param parameters its parameters by name, every one of them
     * @param features the canonical text of the feature spec
     * @param seed where all random numbers started
     * @param parallelism how many threads trained
     * @param label the column that was learnt; none where there is nothing to learn from, as in clustering
     * @param libraries versions of the libraries that trained, by name
     * @param data the rows
     */
    public record Training(
            String algorithm,
            Map<String, String> parameters,
            String features,
            long seed,
            int parallelism,
            Optional<String> label,
            Map<String, String> libraries,
            Data data) {

        /** Copies the maps. */
        public Training {
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
            libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
        }
    }

    /**
     * How good a model was on some rows.
     *
     * @param modelDigest the content digest of the model
     * @param metrics the figures by name
     * @param positives how many rows were of the positive class, where there are two classes
     * @param data the rows
     */
    public record Evidence(String modelDigest, Map<String, Double> metrics, OptionalLong positives, Data data) {

        /** Copies the map. */
        public Evidence {
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        }
    }

    /**
     * A version of a prediction table that a model version wrote.
     *
     * @param tableId the id in the table's metadata
     * @param location where the table was
     * @param version the version of the table whose commit holds the predictions
     */
    public record Predictions(String tableId, String location, long version) {

        /** The location and the version. */
        @Override
        public String toString() {
            return location + "@" + version;
        }
    }

    /**
     * Tells whether the training rows can be read again from the tables named here.
     *
     * @return false if a host put values in
     */
    public boolean isReadableAgain() {
        return !training.data().opaque();
    }

    /**
     * All of it as JSON, with keys in kebab case.
     *
     * @return one object
     */
    public String toJson() {
        return LineageJson.of(this).text();
    }

    /** A few lines for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(subject.toString()).append('\n');
        text.append("  trained by ")
                .append(training.algorithm())
                .append(' ')
                .append(training.parameters())
                .append(", seed ")
                .append(training.seed())
                .append('\n');
        describe(text, "  from ", training.data());
        evaluations.forEach(evidence -> describe(text, "  evaluated on ", evidence.data()));
        predictions.forEach(written -> text.append("  wrote ").append(written).append('\n'));
        return text.toString();
    }

    private static void describe(StringBuilder text, String label, Data data) {
        text.append(label);
        text.append(
                data.tables().isEmpty()
                        ? "values of the host"
                        : String.join(
                                " + ",
                                data.tables().stream().map(Table::toString).toList()));
        text.append(", ").append(data.rows()).append(" rows");
        data.steps().forEach(step -> text.append(" > ").append(step));
        text.append(data.opaque() && !data.tables().isEmpty() ? " (with values of the host)\n" : "\n");
    }
}
