package dev.boathouse.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.predictor.Predictor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ScorerTest {

    private static final Model MODEL = GoldenModels.forest();

    private static Frame rows(int count, long seed) {
        Random random = new Random(seed);
        // What is JFK counts as a level that training has not seen.
        String[] known = {"ATL", "ORD", "JFK", null};
        String[] origins = new String[count];
        String[] routes = new String[count];
        List<Double> hours = new ArrayList<>();
        int[] distances = new int[count];
        for (int i = 0; i < count; i++) {
            origins[i] = known[random.nextInt(4)];
            routes[i] = random.nextBoolean() ? "ATL-ORD" : "ORD-SEA";
            hours.add(random.nextInt(4) == 0 ? null : 24 * random.nextDouble());
            distances[i] = random.nextInt(3_000);
        }
        return Frame.of(
                GoldenModels.SCHEMA,
                List.of(
                        Column.ofStrings(origins),
                        Column.ofStrings(routes),
                        Column.of(DataType.DOUBLE, hours),
                        Column.ofInts(distances)));
    }

    /** Also those that have as many rows as there are classes. */
    @Test
    void framesOfAnySizePredictWhatTheirRowsPredict() {
        Frame all = rows(200, 7);
        List<Object> predictions = MODEL.score(all).values("prediction");
        for (int size = 1; size <= 5; size++) {
            for (int from = 0; from + size <= 200; from++) {
                List<Row> some = new ArrayList<>();
                for (int i = from; i < from + size; i++) {
                    some.add(all.chunks().get(0).row(i));
                }
                assertThat(MODEL.score(Frame.ofRows(all.schema(), some)).values("prediction"))
                        .as("%d rows from %d on", size, from)
                        .isEqualTo(predictions.subList(from, from + size));
            }
        }
    }

    @Test
    void eightThreadsWithColumnsInAnyOrderGiveTheAnswersOfOneOnAMillionRows() throws Exception {
        Frame rows = rows(1_000_000, 1);
        List<Frame> orders = List.of(
                rows,
                rows.select("distance", "hour", "route", "origin"),
                rows.select("route", "distance", "origin", "hour"),
                rows.select("hour", "origin", "distance", "route"));
        double[] expected = MODEL.score(rows).doubles("probability");
        List<Scorer> scorers =
                orders.stream().map(frame -> MODEL.scorer(frame.schema())).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int task = 0; task < 8; task++) {
                Frame frame = orders.get(task % 4);
                Scorer scorer = scorers.get(task % 4);
                tasks.add(() -> wrongAnswers(scorer, frame, expected));
            }
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int wrongAnswers(Scorer scorer, Frame frame, double[] expected) {
        double[] out = new double[2];
        int wrong = 0;
        int i = 0;
        for (Row row : frame.rows()) {
            scorer.score(row, out);
            wrong += out[0] == expected[i] && out[1] == (expected[i] >= 0.5 ? 1 : 0) ? 0 : 1;
            i++;
        }
        return wrong;
    }

    @Test
    void outputsAreNamedInTheOrderTheyAreWritten() {
        Map<String, Model> all = GoldenModels.all();
        assertThat(outputs(all, "forest")).containsExactly("probability", "prediction");
        assertThat(outputs(all, "boosting"))
                .containsExactly("probability(AA)", "probability(DL)", "probability(UA)", "prediction");
        assertThat(outputs(all, "regression")).containsExactly("prediction");
        assertThat(outputs(all, "isolation")).containsExactly("anomaly_score", "prediction");
    }

    private static List<String> outputs(Map<String, Model> all, String name) {
        return Objects.requireNonNull(all.get(name)).scorer(GoldenModels.SCHEMA).outputs();
    }

    @Test
    void everyTaskAnswersRowsAsItAnswersFrames() {
        for (Model model : GoldenModels.all().values()) {
            Frame rows = model.signature().inputs().contains("departure") ? GoldenFeatures.rows() : rows(3_000, 4);
            Frame scored = model.score(rows);
            Frame raw = model.rawScores(rows);
            assertThat(scored.schema())
                    .isEqualTo(model.signature().outputs().fields().stream()
                            .reduce(rows.schema(), Schema::with, (one, other) -> other));
            Scorer scorer = model.scorer(rows.schema());
            double[] out = new double[scorer.outputs().size()];
            double[] scores = new double[model.predictor().scores()];
            List<String> classes = model.trainingRecord().classes();
            List<?> rawScores = raw.values("scores");
            List<?> predictions = scored.values("prediction");
            int i = 0;
            for (Row row : rows.rows()) {
                scorer.score(row, out);
                scorer.rawScores(row, scores);
                assertThat(rawScores.get(i))
                        .isEqualTo(Arrays.stream(scores).boxed().toList());
                Object prediction = predictions.get(i);
                double last = out[out.length - 1];
                switch (model.trainingRecord().task()) {
                    case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION ->
                        assertThat(String.valueOf(prediction)).isEqualTo(classes.get((int) last));
                    case REGRESSION -> assertThat(prediction).isEqualTo(last);
                    case ANOMALY_DETECTION -> assertThat(prediction).isEqualTo(last == 1);
                    case CLUSTERING -> assertThat(prediction).isEqualTo((int) last);
                }
                i++;
            }
        }
    }

    @Test
    void scoringARowAllocatesNothing() {
        Chunk chunk = rows(200, 2).chunks().get(0);
        Scorer scorer = MODEL.scorer(GoldenModels.SCHEMA);
        Row[] rows = new Row[chunk.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = chunk.row(i);
        }
        double[] out = new double[2];
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                for (Row row : rows) {
                    scorer.score(row, out);
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // 20,000 rows in a round: what is left is what asking for the figure allocates.
        assertThat(least).isLessThan(2_000);
    }

    @Test
    void aFrameKeepsItsColumnsAndItsLineage() {
        Frame rows = rows(10, 3);
        Frame scored = MODEL.score(rows);
        assertThat(scored.schema().names())
                .containsExactly("origin", "route", "hour", "distance", "probability", "prediction");
        assertThat(scored.origin()).isEqualTo(rows.origin().then("score " + MODEL.contentDigest()));
        assertThatThrownBy(() -> MODEL.score(scored))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("probability");
        assertThat(MODEL.score(scored.select(rows.schema().names())).contentDigest())
                .isEqualTo(scored.contentDigest());
    }

    @Test
    void noRowsGiveNoRows() {
        assertThat(MODEL.score(rows(0, 1)).rowCount()).isZero();
    }

    @Test
    void blocksDoNotShow() {
        Frame rows = rows(2_500, 4);
        double[] whole = MODEL.score(rows).doubles("probability");
        Scorer scorer = MODEL.scorer(rows.schema());
        double[] out = new double[2];
        int i = 0;
        for (Row row : rows.rows()) {
            scorer.score(row, out);
            assertThat(whole[i++]).isEqualTo(out[0]);
        }
    }

    @Test
    void featuresWithoutAFiniteSumAreRefused() {
        Model model = Model.of(
                GoldenModels.logistic().features(),
                Predictor.linear(new double[][] {{0, 0, 0, 1e300, -1e308}}, new double[] {0}),
                GoldenModels.logistic().response(),
                GoldenModels.logistic().trainingRecord());
        Schema schema = GoldenModels.SCHEMA;
        Row row = GoldenModels.row("ATL", "ATL-ORD", 1e300, Integer.MAX_VALUE);
        assertThatThrownBy(() -> model.scorer(schema).score(row, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }
}
