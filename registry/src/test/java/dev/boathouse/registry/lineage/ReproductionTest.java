package dev.boathouse.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.Progress;
import dev.boathouse.core.algorithm.AdaBoost;
import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.GradientBoosting;
import dev.boathouse.core.algorithm.IsolationForest;
import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.Lasso;
import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.algorithm.Repeatability;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Folds;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Transform;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelReader;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.OriginReader;
import dev.boathouse.registry.lineage.Reproduction.Outcome;
import dev.boathouse.registry.lineage.Reproduction.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model is trained again of what its package says, whatever became of the lake, and what came of it is told as it is. */
class ReproductionTest {

    private static final RandomForest FOREST = RandomForest.ofTrees(5).withMaxDepth(6);

    @TempDir
    Path folder;

    private Path lake;
    private DeltaTable table;

    /** Version 1 has 300 rows, version 2 has 500. */
    @BeforeEach
    void writeTheTable() {
        lake = folder.resolve("lake");
        table = DeltaTable.at(lake.resolve("flights").toUri().toString());
        table.create(flights(1, 1).schema());
        table.append(flights(300, 5)).commit();
        table.append(flights(200, 6)).commit();
    }

    private static Frame flights(int rows, long seed) {
        Random random = new Random(seed);
        String[] origins = new String[rows];
        double[] hours = new double[rows];
        double[] distances = new double[rows];
        boolean[] late = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            int origin = random.nextInt(3);
            origins[i] = List.of("ATL", "ORD", "SEA").get(origin);
            hours[i] = random.nextInt(24);
            distances[i] = random.nextInt(3000) + 500.0 * origin;
            late[i] = random.nextDouble() < hours[i] / 24;
        }
        return Frame.of(
                Schema.of(
                        Schema.Field.of("origin", DataType.STRING),
                        Schema.Field.of("hour", DataType.DOUBLE),
                        Schema.Field.of("distance", DataType.DOUBLE),
                        Schema.Field.of("late", DataType.BOOLEAN)),
                List.of(
                        Column.ofStrings(origins),
                        Column.ofDoubles(hours),
                        Column.ofDoubles(distances),
                        Column.ofBooleans(late)));
    }

    private Frame pinned() {
        return table.version(2)
                .scan()
                .select("late", "hour", "distance")
                .where(Filter.lessThan("hour", 23))
                .read()
                .split(0.8, 7)
                .train();
    }

    private static Reproduction reproduced(Model stored) {
        return Reproduction.of(stored);
    }

    private Model forest() {
        return stored(Trainer.classification("late").algorithm(FOREST).seed(42).fit(pinned()));
    }

    /** As it is read from its package. */
    private static Model stored(Model model, Transform... transforms) {
        ModelReader reader = ModelReader.standard();
        for (Transform transform : transforms) {
            reader = reader.with(transform);
        }
        return reader.read(model.packaged());
    }

    static Stream<Algorithm> algorithms() {
        return Stream.of(
                AdaBoost.ofTrees(5),
                DecisionTree.ofDepth(6),
                ElasticNet.ofPenalties(1, 1),
                GradientBoosting.ofTrees(5),
                IsolationForest.ofTrees(10),
                KMeans.ofClusters(3).withRuns(2),
                Lasso.ofPenalty(1),
                LinearDiscriminantAnalysis.pooled(),
                LinearRegression.ordinary(),
                LogisticRegression.ofPenalty(1),
                MultilayerPerceptron.ofHidden(4).withEpochs(2),
                FOREST,
                Ridge.ofPenalty(1),
                SupportVectorMachine.linear().withCost(0.1));
    }

    private static Trainer trainer(Task task) {
        return switch (task) {
            case BINARY_CLASSIFICATION -> Trainer.classification("late").features(Features.drop("origin"));
            case MULTICLASS_CLASSIFICATION ->
                Trainer.classification("origin").features(Features.standardize("hour", "distance"));
            case REGRESSION -> Trainer.regression("hour").features(Features.drop("origin"));
            case ANOMALY_DETECTION -> Trainer.anomalyDetection().features(Features.drop("origin"));
            case CLUSTERING -> Trainer.clustering(3).features(Features.drop("origin"));
        };
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyAlgorithmKeepsItsPromise(Algorithm algorithm) {
        Frame rows = table.version(1).scan().read();
        List<Model> models = new ArrayList<>();
        for (Task task : new TreeSet<>(algorithm.tasks())) {
            models.add(fitted(trainer(task).algorithm(algorithm).seed(11), rows));
        }
        table.overwrite(flights(50, 9)).commit();
        for (Model model : models) {
            Reproduction again = reproduced(stored(model));
            assertThat(again.promise()).as("%s", again).isEqualTo(Promise.KEPT);
            assertThat(again.repeatability()).contains(algorithm.repeatability());
            if (algorithm.repeatability() != Repeatability.CLOSE) {
                assertThat(again.outcome()).as("%s", again).isEqualTo(Outcome.SAME);
            }
            assertThat(again.difference().orElseThrow()).isLessThanOrEqualTo(Repeatability.TOLERANCE);
            assertThat(again.changes()).isEmpty();
        }
    }

    /** Some need OpenBLAS, which a registry does not. */
    private static Model fitted(Trainer trainer, Frame rows) {
        try {
            return trainer.fit(rows);
        } catch (IllegalStateException e) {
            assumeTrue(false, e.getMessage());
            throw e;
        }
    }

    @Test
    void filtersSplitsFoldsAndJoinsAreDoneAgain() {
        Frame read = table.version(2).scan().select("late", "hour").limit(400).read();
        Frame made = Folds.stratified("late", 3, 5).of(read).get(1).train();
        Frame joined = Frame.concat(
                        made,
                        table.version(1)
                                .scan()
                                .select("late", "hour")
                                .where(Filter.in("hour", List.of(3, 4, 5)))
                                .read())
                .where(Filter.not(Filter.equal("hour", 4)));
        Model model = Trainer.classification("late").algorithm(FOREST).fit(joined);
        assertThat(reproduced(stored(model)).outcome()).isEqualTo(Outcome.SAME);
        assertThat(reproduced(stored(model))).hasToString("same: as promised (equal-bits)");
    }

    @Test
    void aLakeThatHasMovedIsReadWhereItIs() throws IOException {
        Model model = forest();
        Path moved = folder.resolve("moved");
        Files.move(lake, moved);
        assertThat(reproduced(model).outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        OriginReader there =
                OriginReader.of(found -> DeltaTable.at(found.location().replace("/lake/", "/moved/")));
        Reproduction again = Reproduction.of(model, there, List.of(), Progress.NONE);
        assertThat(again.outcome()).as("%s", again).isEqualTo(Outcome.SAME);
        assertThat(again.changes()).isEmpty();
    }

    @Test
    void anotherTableInThePlaceIsToldApart() {
        Model model = forest();
        DeltaTable other = DeltaTable.at(folder.resolve("other").toUri().toString());
        other.create(flights(1, 1).schema());
        other.append(flights(300, 5)).commit();
        other.append(flights(200, 6)).commit();
        Reproduction again = Reproduction.of(model, OriginReader.of(found -> other), List.of(), Progress.NONE);
        assertThat(again.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(again.reasons()).singleElement().asString().contains("has the table with the id");
    }

    @Test
    void whatWasVacuumedCannotBeTrainedAgain() throws IOException {
        Model model = forest();
        table.overwrite(flights(10, 1)).commit();
        assertThat(reproduced(model).outcome()).isEqualTo(Outcome.SAME);
        List<Path> files;
        try (Stream<Path> found = Files.list(lake.resolve("flights"))) {
            files = found.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Reproduction again = reproduced(model);
        assertThat(again.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(again.promise()).isEqualTo(Promise.NONE);
        assertThat(again.difference()).isEmpty();
        assertThat(again.reasons()).singleElement().asString().contains(".parquet");
    }

    @Test
    void aVersionWhoseLogIsGoneCannotBeTrainedAgain() throws IOException {
        Model model = forest();
        Files.delete(lake.resolve("flights/_delta_log/00000000000000000001.json"));
        Reproduction again = reproduced(model);
        assertThat(again.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(again.reasons()).singleElement().asString().contains("flights");
    }

    @Test
    void anAlteredSeedGivesAnotherModelWhichIsTold() {
        Model model = forest();
        Reproduction again = reproduced(altered(model, record -> record.seed() + 1, Map.of("smile", "2.6.0")));
        assertThat(again.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(again.promise()).isEqualTo(Promise.BROKEN);
        assertThat(again.reasons().get(0)).startsWith("the predictors differ");
        assertThat(again.reasons().get(1)).contains("in row ");
        assertThat(again.difference().orElseThrow()).isGreaterThan(1e-3);
        assertThat(again.toString()).startsWith("different: promised was more (equal-bits); the predictors differ");
    }

    /** A library that adds in another order rounds otherwise. */
    @Test
    void scoresThatDifferInTheirLastDigitsAreClose() {
        Model model = Trainer.classification("late")
                .algorithm(LogisticRegression.ofPenalty(1))
                .fit(pinned());
        Reproduction close = reproduced(nudged(model, 1e-12));
        assertThat(close.outcome()).as("%s", close).isEqualTo(Outcome.CLOSE);
        assertThat(close.promise()).isEqualTo(Promise.NONE);
        assertThat(close.difference().orElseThrow()).isBetween(1e-14, 1e-9);
        assertThat(close.reasons().get(0)).startsWith("the predictors differ");
        assertThat(reproduced(nudged(model, 1e-7)).outcome()).isEqualTo(Outcome.DIFFERENT);
    }

    /** Another intercept. */
    private static Model nudged(Model model, double by) {
        double[] features = new double[model.predictor().features()];
        double[] at = new double[1];
        model.predictor().score(features, 1, at);
        double[] coefficients = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            double[] unit = new double[features.length];
            unit[i] = 1;
            double[] score = new double[1];
            model.predictor().score(unit, 1, score);
            coefficients[i] = score[0] - at[0];
        }
        Predictor other = Predictor.linear(new double[][] {coefficients}, new double[] {at[0] + by});
        return Model.of(model.features(), other, model.response(), model.trainingRecord());
    }

    @Test
    void otherLibrariesAreToldAndTakeThePromiseBack() {
        Model model = forest();
        Reproduction same = reproduced(altered(model, TrainingRecord::seed, Map.of("smile", "1.5.0")));
        assertThat(same.outcome()).isEqualTo(Outcome.SAME);
        assertThat(same.promise()).isEqualTo(Promise.KEPT);
        assertThat(same.changes()).containsExactly("the libraries are {smile=2.6.0} here, recorded {smile=1.5.0}");
        Reproduction other = reproduced(altered(model, record -> record.seed() + 1, Map.of("smile", "1.5.0")));
        assertThat(other.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(other.promise()).isEqualTo(Promise.NONE);
    }

    @Test
    void aPromiseForOnePlatformIsNotBrokenWhereThePlatformIsUnknown() {
        Model model = Trainer.classification("late")
                .algorithm(GradientBoosting.ofTrees(5).withSampleRate(0.5))
                .fit(pinned());
        assertThat(reproduced(altered(model, record -> record.seed() + 1, Map.of("smile", "2.6.0")))
                        .promise())
                .isEqualTo(Promise.NONE);
    }

    @FunctionalInterface
    private interface Seed {
        long of(TrainingRecord record);
    }

    private static Model altered(Model model, Seed seed, Map<String, String> libraries) {
        TrainingRecord record = model.trainingRecord();
        return with(model, record.algorithm(), seed.of(record), record.dataDigest(), libraries);
    }

    private static Model with(
            Model model, String algorithm, long seed, String dataDigest, Map<String, String> libraries) {
        TrainingRecord record = model.trainingRecord();
        return Model.of(
                model.features(),
                model.predictor(),
                model.response(),
                new TrainingRecord(
                        record.task(),
                        algorithm,
                        record.parameters(),
                        record.features(),
                        seed,
                        record.parallelism(),
                        record.label(),
                        new TreeMap<>(libraries),
                        record.rowCount(),
                        dataDigest,
                        record.origin()));
    }

    @Test
    void rowsThatAreNotTheSameAreNotTrainedOn() {
        Model model = forest();
        Reproduction again = reproduced(with(model, "random-forest", 42, "7".repeat(64), Map.of("smile", "2.6.0")));
        assertThat(again.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(again.reasons()).singleElement().asString().contains("content digest " + "7".repeat(64));
    }

    /** A later release may skip more files that cannot hold a wanted row: the values decide. */
    @Test
    void otherFilesThatGiveTheSameRowsAreTold() {
        Model model = forest();
        Origin.Derived split = (Origin.Derived) model.trainingRecord().origin();
        Origin.Table read = (Origin.Table) split.parents().get(0);
        Origin.Table other = new Origin.Table(
                read.tableId(),
                read.location(),
                read.version(),
                read.committedAt(),
                read.schema(),
                read.columns(),
                read.filter(),
                "0".repeat(64));
        Model altered = Model.of(
                model.features(),
                model.predictor(),
                model.response(),
                withOrigin(model.trainingRecord(), other.then(split.step())));
        Reproduction again = reproduced(altered);
        assertThat(again.outcome()).isEqualTo(Outcome.SAME);
        assertThat(again.changes()).singleElement().asString().contains("other files than recorded", "flights@2");
    }

    private static TrainingRecord withOrigin(TrainingRecord record, Origin origin) {
        return new TrainingRecord(
                record.task(),
                record.algorithm(),
                record.parameters(),
                record.features(),
                record.seed(),
                record.parallelism(),
                record.label(),
                record.libraries(),
                record.rowCount(),
                record.dataDigest(),
                origin);
    }

    @Test
    void anAlgorithmThatNobodyKnowsIsSaidToBeMissing() {
        Reproduction again = reproduced(with(forest(), "xgboost", 42, "7".repeat(64), Map.of()));
        assertThat(again.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(again.repeatability()).isEmpty();
        assertThat(again.reasons()).singleElement().asString().contains("xgboost");
    }

    @Test
    void aLibraryThatIsMissingHereIsNamed() {
        Model model = Trainer.regression("hour").algorithm(FOREST).fit(pinned());
        TrainingRecord record = model.trainingRecord();
        Model ridge = Model.of(
                model.features(),
                model.predictor(),
                model.response(),
                new TrainingRecord(
                        record.task(),
                        "ridge",
                        Ridge.ofPenalty(1).parameters(),
                        record.features(),
                        record.seed(),
                        record.parallelism(),
                        record.label(),
                        record.libraries(),
                        record.rowCount(),
                        record.dataDigest(),
                        record.origin()));
        Reproduction again = reproduced(ridge);
        if (again.outcome() == Outcome.IMPOSSIBLE) {
            assertThat(again.repeatability()).contains(Repeatability.CLOSE);
            assertThat(again.reasons()).singleElement().asString().contains("OpenBLAS");
        } else {
            assertThat(again.outcome()).isEqualTo(Outcome.DIFFERENT);
        }
    }

    @Test
    void valuesOfAHostAreNotMadeUp() {
        Frame rows = pinned();
        Frame with = rows.with(
                "noise", Column.ofDoubles(new Random(1).doubles(rows.rowCount()).toArray()));
        for (Frame opaque : List.of(with, flights(100, 3).select("late", "hour"))) {
            Model model = Trainer.classification("late").algorithm(FOREST).fit(opaque);
            Reproduction again = reproduced(stored(model));
            assertThat(again.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
            assertThat(again.reasons()).singleElement().asString().contains("Write such rows as a table");
        }
    }

    @Test
    void aTransformOfTheHostIsHandedOver() {
        Model model = stored(
                Trainer.classification("late")
                        .algorithm(FOREST)
                        .features(Features.none().with(new Halved(), "hour"))
                        .fit(pinned()),
                new Halved());
        assertThat(reproduced(model).reasons()).singleElement().asString().contains("\"halved\"");
        ModelReader reader = ModelReader.standard().with(new Halved());
        assertThat(Reproduction.of(model, OriginReader.standard(), reader.transforms(), Progress.NONE)
                        .outcome())
                .isEqualTo(Outcome.SAME);
    }

    private record Halved() implements Transform {

        @Override
        public String name() {
            return "halved";
        }

        @Override
        public double[] fit(double[][] columns) {
            return new double[0];
        }

        @Override
        public List<String> outputs(List<String> inputs) {
            return List.of("half");
        }

        @Override
        public void apply(double[] state, double[] input, double[] output) {
            output[0] = input[0] / 2;
        }
    }

    @Test
    void progressIsToldAndWhatItsListenerThrowsReachesTheHost() {
        Model model = altered(forest(), record -> record.seed() + 1, Map.of("smile", "2.6.0"));
        List<String> heard = new ArrayList<>();
        Reproduction.of(model, OriginReader.standard(), List.of(), (step, done, total) -> {
            if (done == total) {
                heard.add(step);
            }
        });
        assertThat(new TreeSet<>(heard)).containsExactly("compare", "read", "train");
        for (String stop : List.of("read", "train", "compare")) {
            assertThatThrownBy(() -> Reproduction.of(model, OriginReader.standard(), List.of(), (step, done, total) -> {
                        if (step.equals(stop)) {
                            throw new IllegalStateException("enough at " + stop);
                        }
                    }))
                    .hasMessage("enough at " + stop);
        }
    }

    @Test
    void anInterruptEndsIt() {
        Model model = altered(forest(), record -> record.seed() + 1, Map.of("smile", "2.6.0"));
        Thread caller = Thread.currentThread();
        for (long when : new long[] {0, 5}) {
            try {
                assertThatThrownBy(() ->
                                Reproduction.of(model, OriginReader.standard(), List.of(), (step, done, total) -> {
                                    if (step.equals("train") && done == when) {
                                        caller.interrupt();
                                    }
                                }))
                        .isInstanceOf(CancellationException.class);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }

    @Test
    void nothingOfALakeOrRegistryIsChanged() throws IOException {
        Model model = forest();
        List<Path> before = files();
        reproduced(model);
        assertThat(files()).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.sorted().toList();
        }
    }

    @Test
    void rowsOfFilesThatAreReadAgainHaveTheSameOrigin() {
        Frame rows = pinned();
        Origin origin = forest().trainingRecord().origin();
        assertThat(OriginReader.standard().read(origin).origin()).isEqualTo(rows.origin());
    }
}
