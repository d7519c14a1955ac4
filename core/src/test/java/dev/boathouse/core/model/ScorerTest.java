package dev.boathouse.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.predictor.Predictor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
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
        String[] origins = {"ATL", "ORD", "JFK", null};
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(GoldenModels.row(
                    origins[random.nextInt(4)],
                    random.nextBoolean() ? "ATL-ORD" : "ORD-SEA",
                    random.nextInt(4) == 0 ? null : 24 * random.nextDouble(),
                    random.nextInt(3_000)));
        }
        return Frame.ofRows(GoldenModels.SCHEMA, rows);
    }

    @Test
    void manyThreadsAndColumnOrdersGiveTheAnswersOfOne() throws Exception {
        Frame rows = rows(5_000, 1);
        Frame turned = rows.select("distance", "hour", "route", "origin");
        double[] expected = MODEL.score(rows).doubles("probability");
        Scorer straight = MODEL.scorer(rows.schema());
        Scorer other = MODEL.scorer(turned.schema());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int task = 0; task < 8; task++) {
                Scorer scorer = task % 2 == 0 ? straight : other;
                Frame frame = task % 2 == 0 ? rows : turned;
                tasks.add(() -> {
                    double[] out = new double[2];
                    int i = 0;
                    for (Row row : frame.rows()) {
                        scorer.score(row, out);
                        assertThat(out[0]).isEqualTo(expected[i]);
                        assertThat(out[1]).isEqualTo(expected[i++] >= 0.5 ? 1 : 0);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(straight.outputs()).containsExactly("probability", "prediction");
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
