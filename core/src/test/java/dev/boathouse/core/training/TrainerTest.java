package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerTest {

    private static final Trainer TRAINER =
            Trainer.classification("y").algorithm(RandomForest.ofTrees(3)).seed(1);

    private static Frame frame(Column label, Column... features) {
        List<Schema.Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < features.length; i++) {
            fields.add(Schema.Field.of("x" + i, features[i].type()));
            columns.add(features[i]);
        }
        fields.add(Schema.Field.of("y", label.type()));
        columns.add(label);
        return Frame.of(Schema.of(fields), columns);
    }

    @Test
    void aMissingLabelIsNamedWithWhatThereIs() {
        assertThatThrownBy(() -> TRAINER.fit(Samples.flights(10, 1)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("\"y\"")
                .hasMessageContaining("late");
    }

    @Test
    void nullLabelsAreNamedWithTheFilterThatDropsThem() {
        Frame rows = frame(Column.ofStrings("a", null, "b"), Column.ofDoubles(1, 2, 3));
        assertThatThrownBy(() -> TRAINER.fit(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1")
                .hasMessageContaining("isNotNull");
        assertThat(TRAINER.fit(rows.where(Filter.isNotNull("y")))
                        .trainingRecord()
                        .rowCount())
                .isEqualTo(2);
    }

    @Test
    void oneClassOnlyCannotBeLearnt() {
        assertThatThrownBy(() -> TRAINER.fit(frame(Column.ofBooleans(true, true), Column.ofDoubles(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("true in all 2 rows");
    }

    @Test
    void anyWholeNumbersAndMoreThanTwoClassesAreLearnt() {
        Frame three = frame(
                Column.ofLongs(7, 7, -3, -3, 1_000_000_007_000L, 1_000_000_007_000L),
                Column.ofDoubles(1, 1, 2, 2, 3, 3));
        Model model = TRAINER.algorithm(LogisticRegression.ofPenalty(0)).fit(three);
        assertThat(model.trainingRecord().task()).isEqualTo(Task.MULTICLASS_CLASSIFICATION);
        assertThat(model.trainingRecord().classes()).containsExactly("-3", "7", "1000000007000");
        assertThat(model.score(three).values("prediction")).isEqualTo(three.values("y"));
        Frame whole = frame(Column.ofDoubles(1, 1, 2, 2), Column.ofDoubles(1, 1, 2, 2));
        Model doubles = TRAINER.algorithm(LogisticRegression.ofPenalty(0)).fit(whole);
        assertThat(doubles.score(whole).values("prediction")).isEqualTo(whole.values("y"));
    }

    static Stream<Column> labels() {
        return Stream.of(
                Column.ofBooleans(true, true, false, false),
                Column.of(DataType.BYTE, List.of((byte) -1, (byte) -1, (byte) 5, (byte) 5)),
                Column.of(DataType.SHORT, List.of((short) 300, (short) 300, (short) 5, (short) 5)),
                Column.ofInts(7, 7, -7, -7),
                Column.ofLongs(1L << 40, 1L << 40, 0, 0),
                Column.of(DataType.FLOAT, List.of(2f, 2f, 3f, 3f)),
                Column.ofDoubles(2, 2, -3, -3),
                Column.of(
                        new DataType.Decimal(6, 2),
                        List.of(
                                new BigDecimal("2.00"),
                                new BigDecimal("2.00"),
                                new BigDecimal("1.00"),
                                new BigDecimal("1.00"))),
                Column.ofStrings("on time", "on time", "late", "late"));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void predictionsHaveTheTypeOfTheLabelWhateverItIs(Column label) {
        Frame rows = frame(label, Column.ofDoubles(9, 9, 1, 1));
        Model model = TRAINER.algorithm(LogisticRegression.ofPenalty(0.1)).fit(rows);
        Frame scored = model.packaged().model().score(rows);
        assertThat(scored.schema().field("prediction").type()).isEqualTo(label.type());
        assertThat(scored.values("prediction")).isEqualTo(rows.values("y"));
    }

    @Test
    void aLabelWithFractionsIsNoClass() {
        assertThatThrownBy(() -> TRAINER.fit(frame(Column.ofDoubles(0, 0.5), Column.ofDoubles(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.5 in row 1")
                .hasMessageContaining("regression");
    }

    @Test
    void noRowsAndNoFeaturesAreNamed() {
        assertThatThrownBy(() -> TRAINER.fit(frame(Column.ofInts(), Column.ofDoubles())))
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> TRAINER.fit(frame(Column.ofInts(0, 1)))).hasMessageContaining("no feature");
    }

    @Test
    void twoRowsAndConstantColumnsGiveAModel() {
        Frame rows = frame(Column.ofInts(0, 1), Column.ofDoubles(1, 1), Column.ofDoubles(0, 1));
        for (double probability : TRAINER.fit(rows).score(rows).doubles("probability")) {
            assertThat(probability).isBetween(0.0, 1.0);
        }
        Model logistic = TRAINER.algorithm(LogisticRegression.ofPenalty(1)).fit(rows);
        double[] scores = logistic.score(rows).doubles("probability");
        assertThat(scores[0]).isLessThan(scores[1]);
    }

    @Test
    void predictionsHaveTheTypeOfTheLabelAndTheChosenPositiveClass() {
        Frame rows = frame(Column.ofStrings("late", "late", "on time", "on time"), Column.ofDoubles(9, 9, 1, 1));
        Trainer one = TRAINER.algorithm(LogisticRegression.ofPenalty(0.1));
        Model last = one.fit(rows);
        assertThat(last.trainingRecord().classes()).containsExactly("late", "on time");
        assertThat(last.score(rows).values("prediction")).isEqualTo(rows.values("y"));
        Model chosen = one.positive("late").fit(rows);
        assertThat(chosen.trainingRecord().classes()).containsExactly("on time", "late");
        assertThat(chosen.score(rows).values("prediction")).isEqualTo(rows.values("y"));
        assertThat(chosen.score(rows).doubles("probability")[0]).isGreaterThan(0.5);

        Frame truths = frame(Column.ofBooleans(true, true, false, false), Column.ofDoubles(9, 9, 1, 1));
        Model falseIsPositive = one.positive("false").fit(truths);
        assertThat(falseIsPositive.score(truths).values("prediction")).isEqualTo(truths.values("y"));
        assertThat(falseIsPositive.signature().outputs().field("prediction").type())
                .isEqualTo(DataType.BOOLEAN);
    }

    @Test
    void anUnknownPositiveClassIsRefused() {
        assertThatThrownBy(() ->
                        TRAINER.positive("maybe").fit(frame(Column.ofBooleans(true, false), Column.ofDoubles(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maybe");
    }

    @Test
    void theRecordSaysHowTheModelCameToBe() {
        Frame rows = Samples.flights(500, 3);
        Model model = Trainer.classification("late")
                .features(Features.oneHot("origin"))
                .algorithm(RandomForest.ofTrees(2).withMaxDepth(3))
                .seed(9)
                .fit(rows);
        assertThat(model.trainingRecord().parameters())
                .containsEntry("trees", "2")
                .containsEntry("max-depth", "3")
                .containsEntry("min-leaf-size", "5")
                .containsEntry("features-per-split", "usual");
        assertThat(model.trainingRecord().libraries()).containsEntry("smile", "2.6.0");
        assertThat(model.trainingRecord().parallelism()).isEqualTo(Trainer.DEFAULT_PARALLELISM);
        assertThat(model.trainingRecord().features()).isEqualTo("oneHot(origin, mostFrequent 64)");
        assertThat(model.trainingRecord().origin()).isEqualTo(rows.origin());
        assertThat(model.trainingRecord().dataDigest()).isEqualTo(rows.contentDigest());
        assertThat(model.toString()).startsWith("random-forest for late (").endsWith("nodes");
    }

    @Test
    void progressIsHeardTreeByTree() {
        List<Long> heard = new ArrayList<>();
        Trainer.classification("late")
                .features(Features.oneHot("origin"))
                .algorithm(RandomForest.ofTrees(4))
                .fit(Samples.flights(300, 1), (step, done, total) -> {
                    assertThat(step).isEqualTo("train");
                    assertThat(total).isEqualTo(4);
                    heard.add(done);
                });
        assertThat(heard).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void anExceptionFromTheListenerEndsTrainingAsItIs() {
        IllegalStateException enough = new IllegalStateException("enough");
        assertThatThrownBy(() -> Trainer.classification("late")
                        .features(Features.oneHot("origin"))
                        .fit(Samples.flights(300, 1), (step, done, total) -> {
                            if (done == 2) {
                                throw enough;
                            }
                        }))
                .isSameAs(enough);
    }

    @Test
    void impossibleParametersAreRefused() {
        assertThatThrownBy(() -> RandomForest.ofTrees(0)).hasMessageContaining("trees 0");
        assertThatThrownBy(() -> RandomForest.ofTrees(1).withMaxDepth(0)).hasMessageContaining("max-depth 0");
        assertThatThrownBy(() -> RandomForest.ofTrees(1).withFeaturesPerSplit(0))
                .hasMessageContaining("features-per-split");
        assertThatThrownBy(() -> LogisticRegression.ofPenalty(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> TRAINER.withParallelism(0)).hasMessageContaining("0 threads");
    }

    @Test
    void anInterruptEndsTraining() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Trainer.classification("late")
                            .features(Features.oneHot("origin"))
                            .fit(Samples.flights(3_000, 1)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
