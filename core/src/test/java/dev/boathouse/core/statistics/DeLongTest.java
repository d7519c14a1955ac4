package dev.boathouse.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeLongTest {

    private static final Path ORACLE = Path.of("../../shared/oracle/statistics-scipy-1.17.1.json");

    private static final Offset<Double> PRINTED = within(0.0001);

    /**
     * Ovarian cancer, DeLong, DeLong and Clarke-Pearson 1988, as printed in SAS/STAT User's Guide, The LOGISTIC Procedure, Comparing Receiver
     * Operating Characteristic Curves: albumin, total protein, K-G score (10 minus it speaks for surgery), whether surgery helped.
     */
    private static final double[][] PATIENTS = Arrays.stream(("3.0 5.8 10 0, 3.2 6.3 5 1, 3.9 6.8 3 1, 2.8 4.8 6 0, "
                            + "3.2 5.8 3 1, 0.9 4.0 5 0, 2.5 5.7 8 0, 1.6 5.6 5 1, 3.8 5.7 5 1, 3.7 6.7 6 1, 3.2 5.4 4 1, "
                            + "3.8 6.6 6 1, 4.1 6.6 5 1, 3.6 5.7 5 1, 4.3 7.0 4 1, 3.6 6.7 4 0, 2.3 4.4 6 1, 4.2 7.6 4 0, "
                            + "4.0 6.6 6 0, 3.5 5.8 6 1, 3.8 6.8 7 1, 3.0 4.7 8 0, 4.5 7.4 5 1, 3.7 7.4 5 1, 3.1 6.6 6 1, "
                            + "4.1 8.2 6 1, 4.3 7.0 5 1, 4.3 6.5 4 1, 3.2 5.1 5 1, 2.6 4.7 6 1, 3.3 6.8 6 0, 1.7 4.0 7 0, "
                            + "3.7 6.1 5 1, 3.3 6.3 7 1, 4.2 7.7 6 1, 3.5 6.2 5 1, 2.9 5.7 9 0, 2.1 4.8 7 1, 2.8 6.2 8 0, "
                            + "4.0 7.0 7 1, 3.3 5.7 6 1, 3.7 6.9 5 1, 3.6 6.6 5 1")
                    .split(", "))
            .map(row -> Arrays.stream(row.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray())
            .toArray(double[][]::new);

    /** The areas and standard errors of that example, the latter read off the logit interval. */
    @ParameterizedTest
    @CsvSource({"0, 0.7366, 0.0927", "1, 0.6478, 0.1000", "2, 0.7258, 0.1028"})
    void areasAndStandardErrorsAreThosePublished(int test, double area, double error) {
        Interval interval = DeLong.interval(patients(test), benefit()).orElseThrow();
        assertThat(interval.estimate()).isCloseTo(area, PRINTED);
        double length = logit(interval.high()) - logit(interval.low());
        double ours = length / 2 / Normal.reach(0.95) * interval.estimate() * (1 - interval.estimate());
        assertThat(ours).isCloseTo(error, PRINTED);
    }

    /** The contrasts with the K-G score of that example. */
    @ParameterizedTest
    @CsvSource({"0, 0.0108, -0.1761, 0.1976, 0.9102", "1, -0.0780, -0.2830, 0.1271, 0.4561"})
    void differencesAreThosePublished(int test, double estimate, double low, double high, double pValue) {
        Difference difference =
                DeLong.difference(patients(test), patients(2), benefit()).orElseThrow();
        assertThat(difference.interval().estimate()).isCloseTo(estimate, PRINTED);
        assertThat(difference.interval().low()).isCloseTo(low, PRINTED);
        assertThat(difference.interval().high()).isCloseTo(high, PRINTED);
        assertThat(difference.pValue()).isCloseTo(pValue, PRINTED);
    }

    @Test
    void theVarianceIsAboutTheBootstraps() {
        double[] first = patients(1);
        double[] second = patients(2);
        int[] labels = benefit();
        Statistic aucs = new Rows(labels.length, 2, (counts, values) -> {
            values[0] = drawnAuc(first, labels, counts);
            values[1] = values[0] - drawnAuc(second, labels, counts);
        });
        Bootstrap.Resamples resamples = Bootstrap.standard().withRounds(4_000).run(aucs);
        Interval area = DeLong.interval(first, labels).orElseThrow();
        Interval difference =
                DeLong.difference(first, second, labels).orElseThrow().interval();
        assertThat(length(resamples.interval(0).orElseThrow()) / length(area)).isBetween(0.85, 1.15);
        assertThat(length(resamples.interval(1).orElseThrow()) / length(difference))
                .isBetween(0.85, 1.15);
        assertThat(resamples.pValue(1).orElseThrow()).isBetween(0.35, 0.55);
    }

    private static double drawnAuc(double[] scores, int[] labels, byte[] counts) {
        int[] rows = IntStream.range(0, counts.length)
                .flatMap(i -> IntStream.range(0, counts[i]).map(j -> i))
                .toArray();
        return DeLong.auc(
                        Arrays.stream(rows).mapToDouble(i -> scores[i]).toArray(),
                        Arrays.stream(rows).map(i -> labels[i]).toArray())
                .orElse(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aucAndVariancesEqualTheDefinitionOverAllPairs(long seed) {
        Random random = new Random(seed);
        int rows = 20 + random.nextInt(200);
        int[] labels = IntStream.range(0, rows)
                .map(i -> i < 2 ? i : i < 4 ? i - 2 : random.nextInt(2))
                .toArray();
        double[] first = scores(random, labels, 3);
        double[] second = scores(random, labels, 1_000);
        double area = mean(pairs(first, labels, 1));
        assertThat(DeLong.auc(first, labels).orElseThrow()).isCloseTo(area, within(1e-12));
        Interval single = DeLong.interval(first, labels, 0.8).orElseThrow();
        assertThat(DeLong.auc(first, labels)).hasValue(single.estimate());
        double variance = variance(pairs(first, labels, 1)) + variance(pairs(first, labels, 0));
        double reach = Normal.reach(0.8) * Math.sqrt(variance) / (area * (1 - area));
        assertThat(logit(single.high())).isCloseTo(logit(area) + reach, within(1e-11));
        assertThat(logit(single.low())).isCloseTo(logit(area) - reach, within(1e-11));

        Interval difference =
                DeLong.difference(first, second, labels).orElseThrow().interval();
        double expected = variance(minus(pairs(first, labels, 1), pairs(second, labels, 1)))
                + variance(minus(pairs(first, labels, 0), pairs(second, labels, 0)));
        assertThat(difference.estimate())
                .isEqualTo(single.estimate() - DeLong.auc(second, labels).orElseThrow());
        assertThat(length(difference) / 2).isCloseTo(Normal.reach(0.95) * Math.sqrt(expected), within(1e-12));
    }

    /** SciPy's U statistic counts the pairs; its samples hold ties, infinities of range, subnormal numbers and both zeros. */
    @Test
    void theAucIsSciPysUStatistic() throws Exception {
        assumeTrue(Files.exists(ORACLE), "the oracle is not there: " + ORACLE.toAbsolutePath());
        JsonObject cases = Json.readObject("oracle", Files.readString(ORACLE)).object("numeric");
        int compared = 0;
        for (String name : cases.fields().keySet()) {
            JsonObject one = cases.object(name);
            double[] high = numbers(one, "reference");
            double[] low = numbers(one, "current");
            for (String test : one.object("results").fields().keySet()) {
                JsonObject result = one.object("results").object(test);
                if (test.startsWith("mannwhitneyu") && result.fields().get("statistic") instanceof Number u) {
                    double[] scores = IntStream.range(0, high.length + low.length)
                            .mapToDouble(i -> i < high.length ? high[i] : low[i - high.length])
                            .toArray();
                    int[] labels = IntStream.range(0, scores.length)
                            .map(i -> i < high.length ? 1 : 0)
                            .toArray();
                    assertThat(DeLong.auc(scores, labels).orElseThrow())
                            .as("%s, %s", name, test)
                            .isEqualTo(u.doubleValue() / high.length / low.length);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private static double[] numbers(JsonObject one, String field) {
        return ((List<?>) Objects.requireNonNull(one.fields().get(field)))
                .stream()
                        .mapToDouble(value -> Double.parseDouble(String.valueOf(value)))
                        .toArray();
    }

    @Test
    void oneClassHasNoAucAndOneRowOfAClassNoInterval() {
        assertThat(DeLong.auc(new double[] {1, 2}, new int[] {1, 1})).isEmpty();
        assertThat(DeLong.auc(new double[0], new int[0])).isEmpty();
        double[] few = {1, 2, 0};
        int[] labels = {1, 0, 0};
        assertThat(DeLong.auc(few, labels)).hasValue(0.5);
        assertThat(DeLong.interval(few, labels)).isEmpty();
        assertThat(DeLong.difference(few, few, labels)).isEmpty();
    }

    @Test
    void bothZerosAreEqualAndInfinitiesAreScores() {
        assertThat(DeLong.auc(new double[] {-0.0, 0.0}, new int[] {1, 0})).hasValue(0.5);
        double[] scores = {Double.POSITIVE_INFINITY, -0.0, Double.NEGATIVE_INFINITY, 0.0};
        int[] labels = {1, 1, 0, 0};
        assertThat(DeLong.auc(scores, labels)).hasValue(3.5 / 4);
        assertThat(DeLong.difference(scores, new double[] {2, 1, 0, 1}, labels))
                .hasValueSatisfying(
                        same -> assertThat(same.interval().estimate()).isZero());
    }

    /** 50 pairs that all turn out alike: 0.025 = c⁵⁰, the lower end of Clopper and Pearson's interval for 50 of 50, 0.9289. */
    @Test
    void perfectScoresHaveAnIntervalAllTheSame() {
        int[] labels = IntStream.range(0, 150).map(i -> i < 50 ? 1 : 0).toArray();
        double[] perfect = Arrays.stream(labels).mapToDouble(label -> label).toArray();
        double[] reverse = Arrays.stream(labels).mapToDouble(label -> -label).toArray();
        Interval high = DeLong.interval(perfect, labels).orElseThrow();
        assertThat(high.low()).isCloseTo(0.9289, within(0.00005));
        assertThat(high.high()).isEqualTo(1);
        Interval low = DeLong.interval(reverse, labels).orElseThrow();
        assertThat(low.low()).isZero();
        assertThat(low.high()).isCloseTo(1 - high.low(), within(1e-15));
        Interval constant = DeLong.interval(new double[150], labels).orElseThrow();
        assertThat(constant.estimate()).isEqualTo(0.5);
        assertThat(constant.low()).isCloseTo(high.low() / 2, within(1e-15));
        assertThat(constant.high()).isCloseTo(1 - high.low() / 2, within(1e-15));
    }

    @Test
    void differencesWithoutVarianceAreTold() {
        int[] labels = IntStream.range(0, 150).map(i -> i < 50 ? 1 : 0).toArray();
        double[] perfect = Arrays.stream(labels).mapToDouble(label -> label).toArray();
        double[] alsoPerfect = IntStream.range(0, 150).mapToDouble(i -> -i).toArray();
        double[] constant = new double[150];
        double sure = Math.pow(0.025, 0.02);

        assertThat(DeLong.difference(perfect, perfect, labels).orElseThrow().interval())
                .isEqualTo(new Interval(0, 0, 0, 0.95));
        Difference both = DeLong.difference(perfect, alsoPerfect, labels).orElseThrow();
        assertThat(both.interval().low()).isCloseTo(sure - 1, within(1e-12));
        assertThat(both.interval().high()).isCloseTo(1 - sure, within(1e-12));
        assertThat(both.pValue()).isEqualTo(1);
        Difference one = DeLong.difference(perfect, constant, labels).orElseThrow();
        assertThat(one.interval().estimate()).isEqualTo(0.5);
        assertThat(one.interval().low()).isCloseTo(1.5 * sure - 1, within(1e-12));
        assertThat(one.pValue()).isCloseTo(2 * Math.pow(1.5, -50), within(1e-15));

        double[] rough = scores(new Random(1), labels, 5);
        double[] rescaled = Arrays.stream(rough).map(x -> 3 * x + 1).toArray();
        Difference none = DeLong.difference(rough, rescaled, labels).orElseThrow();
        assertThat(none.interval()).isEqualTo(new Interval(0, 0, 0, 0.95));
        assertThat(none.pValue()).isEqualTo(1);
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        Random random = new Random(8);
        int[] labels = random.ints(5_000, 0, 2).toArray();
        double[] scores = scores(random, labels, 1_000_000);
        int[] order = IntStream.range(0, labels.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(i -> i)
                .toArray();
        assertThat(DeLong.interval(
                        Arrays.stream(order).mapToDouble(i -> scores[i]).toArray(),
                        Arrays.stream(order).map(i -> labels[i]).toArray()))
                .isEqualTo(DeLong.interval(scores, labels));
    }

    @Test
    void whatCannotBeRankedIsRefused() {
        int[] labels = {1, 0};
        assertThatThrownBy(() -> DeLong.auc(new double[] {1, Double.NaN}, labels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> DeLong.auc(new double[] {1, 2}, new int[] {1, 2}))
                .hasMessageContaining("label 2");
        assertThatThrownBy(() -> DeLong.auc(new double[3], labels)).hasMessageContaining("3 scores by 2 labels");
        assertThatThrownBy(() -> DeLong.difference(new double[2], new double[3], labels))
                .hasMessageContaining("3 scores by 2 labels");
        assertThatThrownBy(() -> DeLong.interval(new double[2], labels, 95)).hasMessageContaining("95");
    }

    private static double[] patients(int test) {
        return Arrays.stream(PATIENTS)
                .mapToDouble(row -> test == 2 ? 10 - row[2] : row[test])
                .toArray();
    }

    private static int[] benefit() {
        return Arrays.stream(PATIENTS).mapToInt(row -> (int) row[3]).toArray();
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    private static double length(Interval interval) {
        return interval.high() - interval.low();
    }

    private static double[] scores(Random random, int[] labels, int steps) {
        return Arrays.stream(labels)
                .mapToDouble(label -> Math.round((label + random.nextGaussian()) * steps) / (double) steps)
                .toArray();
    }

    private static double[] pairs(double[] scores, int[] labels, int side) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] == side)
                .mapToDouble(i -> IntStream.range(0, labels.length)
                        .filter(j -> labels[j] != side)
                        .mapToDouble(j -> {
                            double above = side == 1 ? scores[i] - scores[j] : scores[j] - scores[i];
                            return above > 0 ? 1 : above == 0 ? 0.5 : 0;
                        })
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double[] minus(double[] first, double[] second) {
        return IntStream.range(0, first.length)
                .mapToDouble(i -> first[i] - second[i])
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1)
                / values.length;
    }
}
