package dev.boathouse.monitoring.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.profile.Profile;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DomainClassifierTest {

    private static final DomainClassifier CLASSIFIER = DomainClassifier.standard();

    @Test
    void sameRowsAndSeedGiveTheSameAnswerAlsoWhenSwapped() {
        Frame reference = correlated(new Random(1), 300, 0.0);
        Frame current = correlated(new Random(2), 200, 0.9);
        DomainShift shift = CLASSIFIER.compare(reference, current);
        assertThat(CLASSIFIER.compare(reference, current)).isEqualTo(shift);
        DomainShift swapped = CLASSIFIER.compare(current, reference);
        assertThat(swapped.auc()).isEqualTo(shift.auc());
        assertThat(swapped.pValue()).isEqualTo(shift.pValue());
        assertThat(CLASSIFIER.withSeed(1).compare(reference, current).auc()).isNotEqualTo(shift.auc());
    }

    @Test
    void changeOfCorrelationIsSeenWhereNoColumnHasChanged() {
        Frame reference = correlated(new Random(3), 1_000, 0.0);
        Frame current = correlated(new Random(4), 1_000, 0.9);
        assertThat(DriftCheck.standard()
                        .compare(Profile.of(reference), Profile.of(current))
                        .drifted())
                .isFalse();
        DomainShift shift = CLASSIFIER.compare(reference, current);
        assertThat(shift.drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.finding().passed()).isFalse();
        assertThat(shift.drivers().orElseThrow().ranked().subList(0, 2))
                .extracting(each -> each.name())
                .containsExactlyInAnyOrder("x", "y");
        assertThat(shift.learntRows()).isEqualTo(1_000);
        assertThat(shift.judgedRows()).isEqualTo(1_000);
        assertThat(shift.sentence()).startsWith("drifted: a model tells reference and current rows apart with AUC 0.");
    }

    @Test
    void shiftOfOneColumnOfManyIsTracedToIt() {
        Random random = new Random(5);
        DomainShift shift = CLASSIFIER.compare(mixed(random, 600, 0, 0), mixed(random, 600, 0.7, 0));
        assertThat(shift.drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.drivers().orElseThrow().ranked().get(0).name()).isEqualTo("x");
    }

    @Test
    void newLevelsOfATextAreSeen() {
        Random random = new Random(6);
        DomainShift shift = CLASSIFIER.compare(mixed(random, 400, 0, 0), mixed(random, 400, 0, 8));
        assertThat(shift.drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.drivers().orElseThrow().ranked().get(0).name()).isEqualTo("text");
    }

    @Test
    void columnsThatCannotBeComparedAreNamedAndLeftOut() {
        Random random = new Random(7);
        Frame reference = mixed(random, 100, 0, 0).with("gone", Column.ofInts(new int[100]));
        Frame current = mixed(random, 100, 0, 0)
                .with("fresh", Column.ofInts(new int[100]))
                .with("constant", Column.ofStrings(new String[100]));
        DomainShift shift = CLASSIFIER.compare(reference, current);
        assertThat(shift.omitted())
                .containsExactly(
                        Map.entry("constant", "was integer, is now string"),
                        Map.entry("gone", "only in the reference"),
                        Map.entry("fresh", "only in the current rows"));
        assertThat(shift.sentence()).contains("left out: constant (was integer, is now string), gone");
        assertThat(shift.auc()).isPresent();
    }

    @Test
    void ignoredColumnsTellNothing() {
        Schema schema = Schema.of(Field.of("time", DataType.TIMESTAMP), Field.of("domain", DataType.DOUBLE));
        Random random = new Random(8);
        Frame[] frames = new Frame[2];
        for (int side = 0; side < 2; side++) {
            int start = 1_000 * side;
            Instant[] times = new Instant[100];
            Arrays.setAll(times, i -> Instant.ofEpochSecond(start + i));
            frames[side] = Frame.of(
                    schema,
                    List.of(
                            Column.of(DataType.TIMESTAMP, Arrays.asList(times)),
                            Column.ofDoubles(random.doubles(100).toArray())));
        }
        DomainShift told = CLASSIFIER.compare(frames[0], frames[1]);
        assertThat(told.auc().orElseThrow().estimate()).isEqualTo(1);
        assertThat(told.drivers().orElseThrow().ranked().get(0).name()).isEqualTo("time");
        assertThat(CLASSIFIER.ignoring("time").compare(frames[0], frames[1]).pValue())
                .isGreaterThan(0.05);
        assertThat(CLASSIFIER
                        .ignoring("time", "domain")
                        .compare(frames[0], frames[1])
                        .untested())
                .hasValue("the two have no column in common that can be compared");
    }

    @Test
    void constantNullInfiniteAndUniqueValuesTellNothing() {
        int rows = 60;
        Double[] wild = new Double[rows];
        String[] keys = new String[rows];
        String[] otherKeys = new String[rows];
        for (int i = 0; i < rows; i++) {
            wild[i] = switch (i % 6) {
                case 0 -> null;
                case 1 -> Double.NaN;
                case 2 -> Double.POSITIVE_INFINITY;
                case 3 -> Double.NEGATIVE_INFINITY;
                case 4 -> Double.MAX_VALUE;
                default -> -0.0;
            };
            keys[i] = i == 0 ? null : "key " + i;
            otherKeys[i] = i == 0 ? null : "key " + (i + rows);
        }
        Schema schema = Schema.of(
                Field.of("wild", DataType.DOUBLE),
                Field.of("nothing", DataType.DOUBLE),
                Field.of("constant", DataType.INT),
                Field.of("key", DataType.STRING));
        Column nothing = Column.of(DataType.DOUBLE, Arrays.asList(new Double[rows]));
        Column constant = Column.ofInts(new int[rows]);
        Column any = Column.of(DataType.DOUBLE, Arrays.asList(wild));
        DomainShift shift = CLASSIFIER.compare(
                Frame.of(schema, List.of(any, nothing, constant, Column.ofStrings(keys))),
                Frame.of(schema, List.of(any, nothing, constant, Column.ofStrings(otherKeys))));
        assertThat(shift.drifted()).as(shift.sentence()).isFalse();
        DomainShift same = CLASSIFIER.compare(
                Frame.of(schema, List.of(nothing, nothing, constant, Column.ofStrings(new String[rows]))),
                Frame.of(schema, List.of(nothing, nothing, constant, Column.ofStrings(new String[rows]))));
        assertThat(same.auc().orElseThrow().estimate()).isEqualTo(0.5);
        assertThat(same.pValue()).isEqualTo(1);
    }

    @Test
    void fewRowsAreNotTestedAndRaiseNoAlarm() {
        Random random = new Random(9);
        Frame many = correlated(random, 100, 0);
        for (int rows : new int[] {0, 1, 19}) {
            DomainShift shift = CLASSIFIER.compare(many, correlated(random, rows, 0.9));
            assertThat(shift.untested()).isPresent();
            assertThat(shift.drifted()).isFalse();
            assertThat(shift.pValue()).isEqualTo(1);
            assertThat(shift.finding().passed()).isTrue();
            assertThat(shift.sentence())
                    .isEqualTo("not tested: found 100 rows of the reference and " + rows
                            + " current ones, fewer than 20 on a side");
        }
        assertThat(CLASSIFIER.compare(many, correlated(random, 20, 0.9)).untested())
                .isEmpty();
    }

    @Test
    void moreRowsThanTheCapAreDrawnAndOfUnequalSidesTheRestJudges() {
        Random random = new Random(10);
        DomainShift shift = CLASSIFIER.withRows(400).compare(correlated(random, 1_000, 0), correlated(random, 100, 0));
        assertThat(shift.referenceRows()).isEqualTo(1_000);
        assertThat(shift.learntRows()).isEqualTo(100);
        assertThat(shift.judgedRows()).isEqualTo(400);
    }

    @Test
    void smallEffectsAreToldButRaiseNoAlarm() {
        Random random = new Random(11);
        Frame reference = mixed(random, 600, 0, 0);
        Frame current = mixed(random, 600, 0.7, 0);
        DomainShift shift = CLASSIFIER.withMinimumAuc(0.95).compare(reference, current);
        assertThat(shift.pValue()).isLessThan(0.05);
        assertThat(shift.drifted()).isFalse();
        assertThat(shift.sentence()).contains("less than the 0.9500 that matters");
    }

    /** Scores out of cross-validation fail this bound: docs/monitoring.md has the table. */
    @Test
    void whenNothingHasChangedAlarmsStayBelowTheStatedRate() {
        long seed = 12;
        Random random = new Random(seed);
        DomainClassifier strict = CLASSIFIER.withMinimumAuc(0.5);
        int replicates = 80;
        int fired = 0;
        double sum = 0;
        for (int i = 0; i < replicates; i++) {
            DomainShift shift = strict.compare(mixed(random, 30, 0, 0), mixed(random, 30, 0, 0));
            fired += shift.drifted() ? 1 : 0;
            sum += shift.auc().orElseThrow().estimate();
        }
        assertThat(fired / (double) replicates)
                .as("seed %d", seed)
                .isLessThanOrEqualTo(0.05 + 3.5 * Math.sqrt(0.05 * 0.95 / replicates));
        // Its standard error is 0.0865 / sqrt(replicates): the variance of an AUC of 15 and 15 rows is 31 / (12 * 225).
        assertThat(sum / replicates).as("seed %d", seed).isBetween(0.46, 0.54);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> CLASSIFIER.withAlpha(0)).hasMessageContaining("No such rate of false alarms: 0.0");
        assertThatThrownBy(() -> CLASSIFIER.withMinimumAuc(0.4)).hasMessageContaining("No such least AUC: 0.4");
        assertThatThrownBy(() -> CLASSIFIER.withRows(19)).hasMessageContaining("20 or more would work");
    }

    /** Two standard normal columns with a correlation, and a third one on its own. */
    static Frame correlated(Random random, int rows, double correlation) {
        double[][] values = new double[3][rows];
        for (int i = 0; i < rows; i++) {
            values[0][i] = random.nextGaussian();
            values[1][i] =
                    correlation * values[0][i] + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            values[2][i] = random.nextGaussian();
        }
        return Frame.of(
                Schema.of(
                        Field.of("x", DataType.DOUBLE), Field.of("y", DataType.DOUBLE), Field.of("z", DataType.DOUBLE)),
                List.of(Column.ofDoubles(values[0]), Column.ofDoubles(values[1]), Column.ofDoubles(values[2])));
    }

    /** Columns of many kinds. */
    static Frame mixed(Random random, int rows, double shift, int firstLevel) {
        double[] x = new double[rows];
        Double[] holes = new Double[rows];
        boolean[] flags = new boolean[rows];
        String[] texts = new String[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = shift + random.nextGaussian();
            holes[i] = random.nextInt(5) == 0 ? null : (Double) Math.tan(3 * (random.nextDouble() - 0.5));
            flags[i] = random.nextInt(4) == 0;
            texts[i] = random.nextInt(20) == 0 ? null : "level " + (firstLevel + random.nextInt(20));
        }
        return Frame.of(
                Schema.of(
                        Field.of("x", DataType.DOUBLE),
                        Field.of("holes", DataType.DOUBLE),
                        Field.of("flag", DataType.BOOLEAN),
                        Field.of("text", DataType.STRING),
                        Field.of("constant", DataType.INT)),
                List.of(
                        Column.ofDoubles(x),
                        Column.of(DataType.DOUBLE, Arrays.asList(holes)),
                        Column.ofBooleans(flags),
                        Column.ofStrings(texts),
                        Column.ofInts(new int[rows])));
    }
}
