package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that numeric transforms give, against values worked out by hand. */
class NumberTransformsTest {

    private static Frame x(Double... values) {
        return Rows.of("x", Rows.doubles(values));
    }

    private static double[] fitted(FeatureSpec spec, Frame frame) {
        return spec.fit(frame, Target.none(), 0).columns()[0];
    }

    @Test
    void imputeFillsNullAndNanFromTheValuesThatAreThere() {
        Frame frame = x(2.0, null, 8.0, Double.NaN, 2.0, 4.0);
        assertThat(fitted(Features.impute("x"), frame)).containsExactly(2, 4, 8, 4, 2, 4);
        assertThat(fitted(Features.impute(Impute.median(), "x"), frame)).containsExactly(2, 3, 8, 3, 2, 4);
        assertThat(fitted(Features.impute(Impute.mode(), "x"), frame)).containsExactly(2, 2, 8, 2, 2, 4);
        assertThat(fitted(Features.impute(Impute.constant(-1), "x"), frame)).containsExactly(2, -1, 8, -1, 2, 4);
    }

    @Test
    void theModeIsTheLeastOfEquallyFrequentValues() {
        assertThat(fitted(Features.impute(Impute.mode(), "x"), x(9.0, 5.0, 9.0, 5.0, 7.0, null))[5])
                .isEqualTo(5);
    }

    @Test
    void anIndicatorTellsWhatWasMissing() {
        FittedFeatures fitted =
                Features.impute(Impute.mean().withIndicator(), "x").fit(x(2.0, null, 4.0), Target.none(), 0);
        assertThat(fitted.pipeline().outputs()).containsExactly("x", "x.missing");
        assertThat(fitted.columns()[1]).containsExactly(0, 1, 0);
        assertThat(Rows.first(fitted.pipeline(), x(Double.NaN))).containsExactly(3, 1);
    }

    @Test
    void aColumnWithoutValuesHasNoMeanButTakesAConstant() {
        Frame empty = x(null, Double.NaN);
        for (FeatureSpec spec : List.of(
                Features.impute("x"),
                Features.impute(Impute.median(), "x"),
                Features.impute(Impute.mode(), "x"),
                Features.standardize("x"),
                Features.none().minMax("x"),
                Features.none().robustScale("x"),
                Features.none().clipQuantiles(0, 1, "x"),
                Features.none().bucketize(2, "x"))) {
            assertThatThrownBy(() -> spec.fit(empty))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"x\"")
                    .hasMessageContaining("no value in 2 rows");
        }
        assertThat(fitted(Features.impute(Impute.constant(5), "x"), empty)).containsExactly(5, 5);
    }

    @Test
    void standardizeTakesTheDeviationOfThePopulation() {
        // Mean 5, squares of distances 9 1 1 1 0 0 4 16: deviation 2.
        Frame frame = x(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0);
        assertThat(fitted(Features.standardize("x"), frame)).containsExactly(-1.5, -.5, -.5, -.5, 0, 0, 1, 2);
    }

    @Test
    void standardizeHoldsFarFromZero() {
        Double[] far = new Double[1_001];
        for (int i = 0; i < far.length; i++) {
            far[i] = 1e15 + i;
        }
        // Deviation of 0 to n - 1: square root of (n² - 1) / 12.
        double deviation = Math.sqrt((1_001.0 * 1_001 - 1) / 12);
        double[] scaled = fitted(Features.standardize("x"), x(far));
        assertThat(scaled[500]).isZero();
        assertThat(scaled[0]).isCloseTo(-500 / deviation, within(1e-12));
    }

    @Test
    void aConstantColumnBecomesZeroExactly() {
        Double[] tenths = new Double[1_000];
        Arrays.fill(tenths, 0.1);
        for (FeatureSpec spec : List.of(
                Features.standardize("x"),
                Features.none().minMax("x"),
                Features.none().robustScale("x"))) {
            assertThat(fitted(spec, x(tenths))).containsOnly(0);
            assertThat(fitted(spec, x(7.0))).containsExactly(0);
        }
    }

    @Test
    void minMaxMapsTheRangeOfTrainingToOneAndGoesBeyond() {
        FeaturePipeline pipeline = Features.none().minMax("x").fit(x(2.0, 6.0, 4.0));
        assertThat(pipeline.columns(x(2.0, 3.0, 6.0, 10.0))[0]).containsExactly(0, 0.25, 1, 2);
    }

    @Test
    void robustScaleTakesMedianAndQuartiles() {
        // Sorted 1 2 3 4 100: quartiles 2 and 4, median 3.
        assertThat(fitted(Features.none().robustScale("x"), x(100.0, 1.0, 4.0, 2.0, 3.0)))
                .containsExactly(48.5, -1, 0.5, -0.5, 0);
    }

    @Test
    void clipTakesBoundsAndInfiniteValues() {
        FeaturePipeline pipeline = Features.none().clip(-1, 2, "x").fit(x(0.0));
        assertThat(pipeline.columns(x(-5.0, 0.5, 9.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))[0])
                .containsExactly(-1, 0.5, 2, 2, -1);
        FeaturePipeline open =
                Features.none().clip(0, Double.POSITIVE_INFINITY, "x").fit(x(0.0));
        assertThat(open.columns(x(-5.0, 1e300))[0]).containsExactly(0, 1e300);
        assertThatThrownBy(() -> open.columns(x(Double.POSITIVE_INFINITY))).hasMessageContaining("Infinity in row 0");
    }

    @Test
    void clipQuantilesLearnsItsBounds() {
        // Of 0 to 10, the quantiles 0.05 and 0.9 are 0.5 and 9.
        Frame frame = x(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0);
        double[] clipped = fitted(Features.none().clipQuantiles(0.05, 0.9, "x"), frame);
        assertThat(clipped).containsExactly(0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9);
    }

    @Test
    void logIsOfOnePlusX() {
        FeaturePipeline pipeline = Features.none().log("x").fit(x(0.0));
        assertThat(pipeline.columns(x(0.0, Math.E - 1, -0.5))[0][1]).isCloseTo(1, within(1e-15));
        assertThat(pipeline.columns(x(-0.5))[0][0]).isCloseTo(-Math.log(2), within(1e-15));
        for (double bad : new double[] {-1, -7, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> pipeline.columns(x(3.0, bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"x\"")
                    .hasMessageContaining("in row 1")
                    .hasMessageContaining("signedLog");
        }
        assertThat(fitted(Features.none().signedLog("x"), x(-1.0, 0.0, 1.0)))
                .containsExactly(-StrictMath.log1p(1), 0, StrictMath.log1p(1));
    }

    @Test
    void bucketsStartAtTheirLowerBoundary() {
        FeaturePipeline pipeline = Features.none().bucketizeAt("x", -1, 0, 2.5).fit(x(0.0));
        assertThat(pipeline.columns(x(-9.0, -1.0, -0.5, -0.0, 0.0, 2.4, 2.5, 1e9))[0])
                .containsExactly(0, 1, 1, 2, 2, 2, 3, 3);
        assertThatThrownBy(() -> pipeline.columns(x(Double.POSITIVE_INFINITY))).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> pipeline.columns(x((Double) null))).hasMessageContaining("null in row 0");
    }

    @Test
    void quantileBucketsHoldEvenSharesAndEqualBoundariesCountOnce() {
        assertThat(fitted(Features.none().bucketize(4, "x"), x(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)))
                .containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
        assertThat(fitted(Features.none().bucketize(4, "x"), x(0.0, 0.0, 0.0, 0.0, 8.0, 9.0)))
                .containsExactly(0, 0, 0, 0, 1, 1);
        assertThat(fitted(Features.none().bucketize(4, "x"), x(5.0, 5.0))).containsExactly(0, 0);
    }

    @Test
    void missingPassesThroughArithmeticUntilImputeEndsIt() {
        FeatureSpec spec = Features.none()
                .clip(0, 100, "x")
                .log("x")
                .standardize("x")
                .impute(Impute.constant(0).withIndicator(), "x");
        double[][] columns = spec.fit(x(1.0, null, 3.0), Target.none(), 0).columns();
        assertThat(columns[0][1]).isZero();
        assertThat(columns[1]).containsExactly(0, 1, 0);
        assertThat(columns[0][0]).isCloseTo(-1, within(1e-15));
    }

    @Test
    void infiniteTrainingValuesAreNoStatistics() {
        for (FeatureSpec spec : List.of(
                Features.impute("x"), Features.standardize("x"), Features.none().bucketize(3, "x"))) {
            assertThatThrownBy(() -> spec.fit(x(1.0, Double.NEGATIVE_INFINITY)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("-Infinity in row 1")
                    .hasMessageContaining("Clip");
        }
        assertThatThrownBy(() -> Features.standardize("x").fit(x(1e308, 1.7e308, -1.7e308)))
                .hasMessageContaining("too large");
    }

    @Test
    void datesAndTruthValuesAreNumbers() {
        Frame dates = Rows.of(
                "d", Column.of(DataType.DATE, Arrays.asList(LocalDate.of(1970, 1, 2), null, LocalDate.of(1970, 1, 4))));
        assertThat(fitted(Features.impute(Impute.median(), "d"), dates)).containsExactly(1, 2, 3);
        assertThat(fitted(Features.none().minMax("b"), Rows.of("b", Column.ofBooleans(true, false))))
                .containsExactly(1, 0);
    }

    @Test
    void impossibleParametersAreRefused() {
        FeatureSpec none = Features.none();
        assertThatThrownBy(() -> none.clip(2, 1, "x")).hasMessageContaining("lower first");
        assertThatThrownBy(() -> none.clip(Double.NaN, 1, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> none.clipQuantiles(0.5, 0.5, "x")).hasMessageContaining("0.5");
        assertThatThrownBy(() -> none.clipQuantiles(0, 1.5, "x")).hasMessageContaining("1.5");
        assertThatThrownBy(() -> none.bucketize(1, "x")).hasMessageContaining("1 buckets");
        assertThatThrownBy(() -> none.bucketizeAt("x", 1, 1)).hasMessageContaining("greater");
        assertThatThrownBy(() -> none.bucketizeAt("x")).hasMessageContaining("boundaries");
        assertThatThrownBy(() -> Impute.constant(Double.NaN)).hasMessageContaining("NaN");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfRowsChangesNoQuantile(long seed) {
        Random random = new Random(seed);
        List<Double> values = Arrays.asList(new Double[501]);
        values.replaceAll(none -> random.nextInt(9) == 0 ? null : Math.rint(random.nextGaussian() * 20));
        FeatureSpec spec = Features.none()
                .copy("x", "a")
                .copy("x", "b")
                .copy("x", "c")
                .impute(Impute.median(), "x")
                .impute(Impute.mode(), "a")
                .robustScale("b")
                .clipQuantiles(0.1, 0.8, "b")
                .bucketize(7, "c")
                .impute(Impute.constant(0), "b", "c");
        byte[] straight = spec.fit(x(values.toArray(Double[]::new))).toBytes();
        Collections.shuffle(values, random);
        assertThat(spec.fit(x(values.toArray(Double[]::new))).toBytes())
                .as("seed %d", seed)
                .isEqualTo(straight);
    }
}
