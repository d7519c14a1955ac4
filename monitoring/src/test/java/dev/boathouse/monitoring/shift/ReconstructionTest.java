package dev.boathouse.monitoring.shift;

import static dev.boathouse.monitoring.shift.DomainClassifierTest.correlated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconstructionTest {

    private static final Reconstruction CHECK = Reconstruction.standard();

    @Test
    void changeOfCorrelationIsSeenWhereNoColumnHasChanged() {
        Frame reference = correlated(new Random(1), 1_000, 0.9);
        Frame current = correlated(new Random(2), 1_000, 0.0);
        assertThat(DriftCheck.standard()
                        .compare(Profile.of(reference), Profile.of(current))
                        .drifted())
                .isFalse();
        ReconstructionShift shift = CHECK.compare(reference, current);
        assertThat(shift.drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.ratio()).isGreaterThan(5);
        assertThat(shift.components()).isEqualTo(2);
        assertThat(shift.explained()).isBetween(0.9, 1.0);
        assertThat(shift.columns().subList(0, 2))
                .extracting(ReconstructionShift.ColumnError::name)
                .containsExactlyInAnyOrder("x", "y");
        assertThat(shift.finding().passed()).isFalse();
        assertThat(CHECK.compare(reference, current)).isEqualTo(shift);
    }

    @Test
    void errorsThatShrinkAreDriftToo() {
        ReconstructionShift shift =
                CHECK.compare(correlated(new Random(3), 1_000, 0.9), correlated(new Random(4), 1_000, 0.999));
        assertThat(shift.drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.auc().orElseThrow().estimate()).isLessThan(0.4);
        assertThat(shift.ratio()).isLessThan(0.2);
    }

    @Test
    void errorsAreThoseOfThePlaneThatTheReferenceLiesIn() {
        // y = 2 x in units of their spread is one direction: a point at (x, y) is off it by half the square of what it
        // is off.
        Random random = new Random(5);
        double[] x = random.doubles(400, -1, 1).toArray();
        Schema schema = Schema.of(Field.of("x", DataType.DOUBLE), Field.of("y", DataType.DOUBLE));
        Frame reference = Frame.of(
                schema,
                List.of(
                        Column.ofDoubles(x),
                        Column.ofDoubles(Arrays.stream(x).map(v -> 2 * v).toArray())));
        ReconstructionShift same = CHECK.compare(reference, reference);
        assertThat(same.referenceError()).isZero();
        assertThat(same.ratio()).isEqualTo(1);
        assertThat(same.pValue()).isEqualTo(1);
        ReconstructionShift off = CHECK.compare(
                reference,
                Frame.of(
                        schema,
                        List.of(
                                Column.ofDoubles(x),
                                Column.ofDoubles(
                                        Arrays.stream(x).map(v -> 2 * v + 0.1).toArray()))));
        assertThat(off.ratio()).isInfinite();
        assertThat(off.drifted()).isTrue();
        assertThat(off.columns().get(0).current())
                .isCloseTo(off.columns().get(1).current(), org.assertj.core.data.Percentage.withPercentage(1e-6));
    }

    @Test
    void oneOutlierNeitherHidesNorMakesAShift() {
        for (double outlier : new double[] {1e6, 1e300, Double.POSITIVE_INFINITY}) {
            Frame reference = with(correlated(new Random(6), 1_000, 0.9), outlier);
            assertThat(CHECK.compare(reference, correlated(new Random(7), 1_000, 0.0))
                            .drifted())
                    .isTrue();
            assertThat(CHECK.compare(reference, correlated(new Random(7), 1_000, 0.9))
                            .drifted())
                    .isFalse();
        }
    }

    private static Frame with(Frame frame, double outlier) {
        double[] x = frame.doubles("x");
        x[0] = outlier;
        return frame.with("x", Column.ofDoubles(x));
    }

    @Test
    void missingValuesAreCountedAndOtherColumnsNamed() {
        int rows = 200;
        Random random = new Random(8);
        Double[] holes = new Double[rows];
        Arrays.setAll(holes, i -> i % 4 == 0 ? null : i % 4 == 1 ? Double.NaN : (Double) random.nextGaussian());
        Frame frame = correlated(random, rows, 0.5)
                .with("holes", Column.of(DataType.DOUBLE, Arrays.asList(holes)))
                .with("constant", Column.ofInts(new int[rows]))
                .with("nothing", Column.of(DataType.DOUBLE, Arrays.asList(new Double[rows])))
                .with("text", Column.ofStrings(new String[rows]))
                .with("flag", Column.ofBooleans(flags(random, rows)));
        ReconstructionShift shift = CHECK.compare(frame, frame);
        assertThat(shift.omitted())
                .containsOnlyKeys("constant", "nothing", "text")
                .containsEntry("text", "no number")
                .containsEntry("constant", "constant in the reference");
        ReconstructionShift.ColumnError error = shift.columns().stream()
                .filter(each -> each.name().equals("holes"))
                .findFirst()
                .orElseThrow();
        assertThat(error.currentMissing()).isEqualTo(100);
        assertThat(error.referenceMissing()).isBetween(30L, 70L);
        assertThat(shift.drifted()).isFalse();
        assertThat(shift.columns()).hasSize(5);
    }

    private static boolean[] flags(Random random, int rows) {
        boolean[] flags = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            flags[i] = random.nextInt(30) == 0;
        }
        return flags;
    }

    @Test
    void tooFewRowsOrColumnsAreNotTested() {
        Frame many = correlated(new Random(9), 100, 0.5);
        assertThat(CHECK.compare(correlated(new Random(9), 19, 0), many).sentence())
                .isEqualTo("not tested: found 19 rows of the reference and 100 current ones; 20 and 1 would do");
        assertThat(CHECK.compare(many, correlated(new Random(9), 0, 0)).untested())
                .isPresent();
        ReconstructionShift one = CHECK.compare(many, correlated(new Random(9), 1, 0));
        assertThat(one.auc()).isPresent();
        assertThat(one.drifted()).isFalse();
        ReconstructionShift alone = CHECK.compare(many.select("x"), many);
        assertThat(alone.untested()).hasValue("fewer than two numeric columns vary");
        assertThat(alone.ratio()).isNaN();
        assertThat(alone.finding().passed()).isTrue();
        assertThat(CHECK.ignoring("x", "y").compare(many, many).untested()).isPresent();
    }

    @Test
    void tooManyColumnsAreRefused() {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i <= Reconstruction.MOST_COLUMNS; i++) {
            fields.add(Field.of("x" + i, DataType.INT));
            columns.add(Column.ofInts(new int[30]));
        }
        Frame wide = Frame.of(Schema.of(fields), columns);
        assertThatThrownBy(() -> CHECK.compare(wide, wide))
                .hasMessage("Cannot reconstruct 301 columns: at most 300 would work. Select the ones that matter, or"
                        + " ignore some.");
        assertThat(CHECK.ignoring("x0").compare(wide, wide).untested()).isPresent();
    }

    @Test
    void whenNothingHasChangedAlarmsStayBelowTheStatedRate() {
        long seed = 10;
        Random random = new Random(seed);
        Reconstruction check = CHECK.withMinimumAuc(0.5);
        for (int[] sizes : new int[][] {{40, 10}, {100, 300}}) {
            int replicates = 400;
            int fired = 0;
            for (int i = 0; i < replicates; i++) {
                fired += check.compare(correlated(random, sizes[0], 0.7), correlated(random, sizes[1], 0.7))
                                .drifted()
                        ? 1
                        : 0;
            }
            assertThat(fired / (double) replicates)
                    .as("%d and %d rows, seed %d", sizes[0], sizes[1], seed)
                    .isBetween(0.02, 0.05 + 3.5 * Math.sqrt(0.05 * 0.95 / replicates));
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> CHECK.withVariance(1)).hasMessageContaining("No such share of the variance: 1.0");
        assertThatThrownBy(() -> CHECK.withAlpha(Double.NaN)).hasMessageContaining("No such rate");
    }
}
