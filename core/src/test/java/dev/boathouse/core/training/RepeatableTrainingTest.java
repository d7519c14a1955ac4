package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.MathEx;

/** The same rows, trainer and seed give the same model, whatever else goes on. */
class RepeatableTrainingTest {

    private static final Trainer FOREST = Trainer.classification("late")
            .features(Features.oneHot("origin").standardize("distance"))
            .algorithm(RandomForest.ofTrees(12).withMaxDepth(8))
            .seed(42);

    private static final Trainer LOGISTIC = FOREST.algorithm(LogisticRegression.ofPenalty(1));

    private static Frame rows() {
        return Samples.flights(12_000, 5);
    }

    private static String digests() {
        return FOREST.fit(rows()).contentDigest() + LOGISTIC.fit(rows()).contentDigest();
    }

    /** What another JVM prints. */
    public static void main(String... arguments) {
        System.out.print(digests());
    }

    @Test
    void theSameDigestAgain() {
        String first = digests();
        MathEx.setSeed(12345);
        assertThat(digests()).isEqualTo(first);
    }

    @Test
    void anotherSeedGivesAnotherForest() {
        assertThat(FOREST.seed(43).fit(rows()).contentDigest())
                .isNotEqualTo(FOREST.fit(rows()).contentDigest());
    }

    @Test
    void theSameDigestInsideOtherPools() throws Exception {
        String expected = digests();
        ForkJoinPool pool = new ForkJoinPool(3);
        try {
            assertThat(pool.submit(RepeatableTrainingTest::digests).get()).isEqualTo(expected);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void everyParallelismGivesTheSameForest() {
        Frame rows = rows();
        byte[] expected = FOREST.fit(rows).predictor().toBytes();
        for (int threads : new int[] {1, 3, 8}) {
            assertThat(FOREST.withParallelism(threads).fit(rows).predictor().toBytes())
                    .isEqualTo(expected);
        }
    }

    @Test
    void allFeaturesAtEverySplitAreRepeatableToo() {
        Trainer all = FOREST.algorithm(RandomForest.ofTrees(6).withMaxDepth(6).withFeaturesPerSplit(100));
        assertThat(all.fit(rows()).contentDigest()).isEqualTo(all.fit(rows()).contentDigest());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void theSizeOfTheCommonPoolDoesNotMatter(int size) throws Exception {
        Process other = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + size,
                        "-Duser.language=tr",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RepeatableTrainingTest.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).isEqualTo(digests());
    }

    @Test
    void noThreadIsLeftBehind() throws Exception {
        Frame rows = rows();
        FOREST.fit(rows);
        for (int i = 0; i < 100 && workers() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(workers()).isZero();
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("boathouse-training"))
                .count();
    }
}
