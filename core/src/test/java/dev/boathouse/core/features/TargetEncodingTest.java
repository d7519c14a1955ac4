package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Levels.Fallback;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetEncodingTest {

    private static final Frame FRAME = Rows.of("k", Column.ofStrings("a", "a", "a", "b"));

    private static FeatureSpec smoothed(double rows) {
        return Features.none().encodeTarget(TargetEncoding.standard().withSmoothing(rows), "k");
    }

    @Test
    void otherRowsGetTheMeanOfAllTrainingRowsDrawnToThePrior() {
        FeaturePipeline pipeline = smoothed(2)
                .fit(FRAME, Target.numbers(new double[] {1, 2, 6, 7}), 1)
                .pipeline();
        // Prior 16 / 4 = 4: (9 + 2 · 4) / 5 and (7 + 2 · 4) / 3.
        assertThat(pipeline.outputs()).containsExactly("k");
        assertThat(pipeline.columns(FRAME)[0]).containsExactly(17 / 5.0, 17 / 5.0, 17 / 5.0, 5);
    }

    @Test
    void theSecondOfTwoClassesIsTheOneThatIsCounted() {
        Target late = Target.classes(new int[] {0, 1, 1, 0}, 2);
        assertThat(smoothed(0).fit(FRAME, late, 1).pipeline().columns(FRAME)[0])
                .containsExactly(2 / 3.0, 2 / 3.0, 2 / 3.0, 0);
    }

    @Test
    void moreClassesGetAFeatureEach() {
        Target three = Target.classes(new int[] {0, 2, 2, 1}, 3);
        FeaturePipeline pipeline = smoothed(0).fit(FRAME, three, 1).pipeline();
        assertThat(pipeline.outputs()).containsExactly("k.class0", "k.class1", "k.class2");
        assertThat(Rows.first(pipeline, FRAME)).containsExactly(1 / 3.0, 0, 2 / 3.0);
        assertThat(Rows.row(pipeline, FRAME, 3)).containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noTrainingRowSeesItsOwnLabel(long seed) {
        Random random = new Random(seed);
        String[] levels = new String[400];
        Arrays.setAll(levels, i -> "k" + random.nextInt(30));
        Frame frame = Rows.of("k", Column.ofStrings(levels));
        double[] numbers = random.doubles(400).toArray();
        // Without smoothing there is no prior in it, which all rows share.
        FeatureSpec spec = smoothed(0);
        double[] before = spec.fit(frame, Target.numbers(numbers), seed).columns()[0];
        for (int row = 0; row < 400; row += 37) {
            double[] changed = numbers.clone();
            changed[row] += 1_000;
            double[] after = spec.fit(frame, Target.numbers(changed), seed).columns()[0];
            assertThat(after[row]).as("seed %d, row %d", seed, row).isEqualTo(before[row]);
            assertThat(after).as("others of the level do see it").isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRandomLabelCannotBeToldFromTheTrainingRows(long seed) {
        Random random = new Random(seed);
        int rows = 6_000;
        String[] levels = new String[rows];
        Arrays.setAll(levels, i -> "k" + random.nextInt(1_500));
        int[] labels = IntStream.range(0, rows).map(i -> random.nextInt(2)).toArray();
        Frame frame = Rows.of("k", Column.ofStrings(levels));
        FittedFeatures fitted = Features.none().encodeTarget("k").fit(frame, Target.classes(labels, 2), seed);
        // The standard error of AUC at 3,000 against 3,000 is 0.0075.
        assertThat(auc(fitted.columns()[0], labels)).as("seed %d", seed).isCloseTo(0.5, within(0.03));
        // What the pipeline gives for the same rows is the leak: it knows their labels.
        assertThat(auc(fitted.pipeline().columns(frame)[0], labels)).isGreaterThan(0.7);
    }

    @Test
    void anotherSeedMakesOtherFoldsButTheSamePipeline() {
        String[] levels = new String[100];
        Arrays.setAll(levels, i -> "k" + i % 7);
        Frame frame = Rows.of("k", Column.ofStrings(levels));
        Target target = Target.numbers(new Random(1).doubles(100).toArray());
        FeatureSpec spec = Features.none().encodeTarget("k");
        FittedFeatures one = spec.fit(frame, target, 1);
        assertThat(spec.fit(frame, target, 1).columns()[0]).isEqualTo(one.columns()[0]);
        assertThat(spec.fit(frame, target, 2).columns()[0]).isNotEqualTo(one.columns()[0]);
        // Sums are added up by folds, so the last bits differ.
        assertThat(spec.fit(frame, target, 2).pipeline().columns(frame)[0])
                .containsExactly(one.pipeline().columns(frame)[0], within(1e-12));
    }

    @Test
    void laterStepsLearnFromTheOutOfFoldValues() {
        String[] levels = new String[200];
        Arrays.setAll(levels, i -> "k" + i % 5);
        Frame frame = Rows.of("k", Column.ofStrings(levels));
        Target target = Target.numbers(new Random(2).doubles(200).toArray());
        double[] scaled = Features.none()
                .encodeTarget("k")
                .standardize("k")
                .fit(frame, target, 1)
                .columns()[0];
        assertThat(Arrays.stream(scaled).sum()).isCloseTo(0, within(1e-9));
        assertThat(Arrays.stream(scaled).map(x -> x * x).sum() / 200).isCloseTo(1, within(1e-9));
    }

    @Test
    void unseenLevelsAndNullAreErrorsUnlessTheyGetThePrior() {
        Target target = Target.numbers(new double[] {1, 2, 6, 7});
        Frame strange = Rows.of("k", Column.ofStrings("c", null));
        FeaturePipeline strict = smoothed(1).fit(FRAME, target, 1).pipeline();
        assertThatThrownBy(() -> strict.columns(strange)).hasMessageContaining("\"c\" in row 0");
        assertThatThrownBy(() -> smoothed(1).fit(strange, Target.numbers(new double[2]), 1))
                .hasMessageContaining("null in row 1");
        TargetEncoding prior =
                TargetEncoding.standard().withUnseen(Fallback.RARE).withMissing(Fallback.RARE);
        FeaturePipeline lenient =
                Features.none().encodeTarget(prior, "k").fit(FRAME, target, 1).pipeline();
        assertThat(lenient.columns(strange)[0]).containsExactly(4, 4);
        assertThat(lenient.inputs().field("k").nullable()).isTrue();
    }

    @Test
    void aTargetMustBeThereAndFit() {
        FeatureSpec spec = Features.none().encodeTarget("k");
        assertThatThrownBy(() -> spec.fit(FRAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"k\"")
                .hasMessageContaining("target");
        assertThatThrownBy(() -> spec.fit(FRAME, Target.numbers(new double[3]), 1))
                .hasMessageContaining("3 entries")
                .hasMessageContaining("4 rows");
        assertThatThrownBy(() -> Target.numbers(new double[] {0, Double.NaN})).hasMessageContaining("NaN in row 1");
        assertThatThrownBy(() -> Target.classes(new int[] {0, 2}, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Target.classes(new int[] {0, 0}, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TargetEncoding.standard().withFolds(1)).hasMessageContaining("1 folds");
        assertThatThrownBy(() -> TargetEncoding.standard().withSmoothing(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> TargetEncoding.standard().withUnseen(Fallback.ZEROS))
                .hasMessageContaining("prior");
    }

    /** The share of pairs in which the positive row has the greater score, ties counted half. */
    private static double auc(double[] scores, int[] labels) {
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int k = 0; k < scores.length; k++) {
                if (labels[i] == 1 && labels[k] == 0) {
                    won += scores[i] > scores[k] ? 1 : scores[i] == scores[k] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }
}
