package dev.boathouse.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StabilityTest {

    private static final Evaluation EVALUATION = Evaluation.of(Fixed.model("first"), Fixed.rows(5_000, 31));

    @Test
    void asManyPredictionsFlipAsTheNoiseCarriesAcrossTheThreshold() {
        // The input is 1.2 wide around 0 (standard deviation about 1.1): noise of 10 % moves about one row in 25 across
        // 0.
        double small = EVALUATION.stability(0.01, 7).flipped().estimate();
        double large = EVALUATION.stability(0.1, 7).flipped().estimate();
        assertThat(small).isBetween(0.0005, 0.01);
        assertThat(large).isBetween(0.01, 0.08);
    }

    @Test
    void theSameSeedMovesTheSameWay() {
        assertThat(EVALUATION.stability(0.05, 7)).isEqualTo(EVALUATION.stability(0.05, 7));
        assertThat(EVALUATION.stability(0.05, 7)).isNotEqualTo(EVALUATION.stability(0.05, 8));
        assertThat(EVALUATION.stability(0.05, 7).flipped().trials()).isEqualTo(5_000);
    }

    @Test
    void numbersOfEveryTypeMoveAndNullsStay() {
        int rows = 400;
        List<@Nullable Object> decimals = new ArrayList<>();
        List<@Nullable Object> shorts = new ArrayList<>();
        List<@Nullable Object> floats = new ArrayList<>();
        List<@Nullable Object> longs = new ArrayList<>();
        boolean[] label = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            boolean missing = row % 10 == 9;
            decimals.add(missing ? null : BigDecimal.valueOf(row % 40, 1));
            shorts.add(missing ? null : (short) (row % 3 == 0 ? Short.MAX_VALUE : row));
            floats.add(missing ? null : (float) row);
            longs.add(missing ? null : row == 0 ? (Object) Long.MAX_VALUE : (Object) (long) row);
            label[row] = row % 40 >= 20;
        }
        Schema schema = Schema.of(
                Schema.Field.of("d", new DataType.Decimal(3, 1)),
                Schema.Field.of("s", DataType.SHORT),
                Schema.Field.of("f", DataType.FLOAT),
                Schema.Field.of("l", DataType.LONG),
                Schema.Field.of("y", DataType.BOOLEAN));
        Frame frame = Frame.of(
                schema,
                List.of(
                        Column.of(new DataType.Decimal(3, 1), decimals),
                        Column.of(DataType.SHORT, shorts),
                        Column.of(DataType.FLOAT, floats),
                        Column.of(DataType.LONG, longs),
                        Column.ofBooleans(label)));
        Model model = Trainer.classification("y")
                .features(Features.impute("d", "s", "f", "l"))
                .fit(frame);
        Stability stability = Evaluation.of(model, frame).stability(0.5, 3);
        assertThat(stability.flipped().hits()).isPositive();
    }

    @Test
    void noiseMustBeAboveZero() {
        assertThatThrownBy(() -> EVALUATION.stability(0, 1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> EVALUATION.stability(Double.NaN, 1)).hasMessageContaining("above 0");
    }

    @Test
    void aFootprintIsMeasured() {
        Footprint footprint = EVALUATION.footprint();
        assertThat(footprint.median()).isPositive().isLessThanOrEqualTo(footprint.p99());
        assertThat(footprint.rows()).isEqualTo(1_000);
        assertThat(footprint.bytes())
                .isEqualTo(EVALUATION.model().packaged().files().stream()
                        .mapToLong(dev.boathouse.core.model.ModelPackage.File::length)
                        .sum());
    }
}
