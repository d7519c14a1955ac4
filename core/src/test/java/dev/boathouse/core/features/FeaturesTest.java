package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("origin", DataType.STRING), Schema.Field.of("hour", DataType.DOUBLE));

    private static Row row(String origin, Double hour) {
        Map<String, Object> values = new HashMap<>();
        values.put("origin", origin);
        values.put("hour", hour);
        return Row.of(SCHEMA, values);
    }

    private static Frame rows(Row... rows) {
        return Frame.ofRows(SCHEMA, List.of(rows));
    }

    private static final Frame TRAINING = rows(
            row("ORD", 2.0),
            row("ATL", null),
            row("ORD", 6.0),
            row(null, Double.NaN),
            row("SEA", 4.0),
            row("ATL", 4.0));

    private static double[] encoded(FeatureSpec spec, Row row) {
        FeaturePipeline pipeline = spec.fit(TRAINING);
        double[] features = new double[pipeline.outputs().size()];
        pipeline.bind(SCHEMA).encode(row, features);
        return features;
    }

    @Test
    void oneHotNamesItsLevelsAndGivesZerosToWhatItHasNotSeen() {
        FeatureSpec spec = Features.oneHot("origin").impute("hour");
        assertThat(spec.fit(TRAINING).outputs()).containsExactly("origin=ATL", "origin=ORD", "origin=SEA", "hour");
        assertThat(spec.fit(TRAINING).levels()).isEqualTo(Map.of("origin", List.of("ATL", "ORD", "SEA")));
        assertThat(encoded(spec, row("ORD", 1.0))).containsExactly(0, 1, 0, 1);
        assertThat(encoded(spec, row("JFK", 1.0))).containsExactly(0, 0, 0, 1);
        assertThat(encoded(spec, row(null, 1.0))).containsExactly(0, 0, 0, 1);
    }

    @Test
    void oneHotKeepsTheMostFrequentLevels() {
        FeatureSpec spec = Features.none().oneHot("origin", 2).impute("hour");
        assertThat(spec.fit(TRAINING).outputs()).containsExactly("origin=ATL", "origin=ORD", "hour");
        assertThat(encoded(spec, row("SEA", 1.0))).containsExactly(0, 0, 1);
    }

    @Test
    void ordinalRanksByFrequencyThenByText() {
        FeatureSpec spec = Features.ordinal("origin").impute("hour");
        assertThat(encoded(spec, row("ATL", 1.0))[0]).isEqualTo(0);
        assertThat(encoded(spec, row("ORD", 1.0))[0]).isEqualTo(1);
        assertThat(encoded(spec, row("SEA", 1.0))[0]).isEqualTo(2);
        assertThat(encoded(spec, row("JFK", 1.0))[0]).isEqualTo(3);
        assertThat(encoded(spec, row(null, 1.0))[0]).isEqualTo(3);
    }

    @Test
    void imputeFillsNullAndNanWithTheMeanOfTraining() {
        FeatureSpec spec = Features.impute("hour").ordinal("origin");
        assertThat(encoded(spec, row("ATL", null))[1]).isEqualTo(4);
        assertThat(encoded(spec, row("ATL", Double.NaN))[1]).isEqualTo(4);
        assertThat(encoded(spec, row("ATL", 9.0))[1]).isEqualTo(9);
    }

    @Test
    void standardizeCentresAndScalesByTheDeviationOfThePopulation() {
        FeatureSpec spec = Features.standardize("hour").impute("hour").ordinal("origin");
        // Filled hours are 2, 4, 6, 4, 4, 4: mean 4, variance 8 / 6.
        double deviation = Math.sqrt(8 / 6.0);
        assertThat(encoded(spec, row("ATL", 6.0))[1]).isEqualTo(2 / deviation);
        assertThat(encoded(spec, row("ATL", null))[1]).isEqualTo(0);
    }

    @Test
    void aConstantColumnIsStandardizedToZero() {
        Frame frame = Frame.of(Schema.of(Schema.Field.of("x", DataType.INT)), List.of(Column.ofInts(7, 7, 7)));
        assertThat(Features.standardize("x").fit(frame).columns(frame)[0]).containsExactly(0, 0, 0);
    }

    @Test
    void wholeNumbersAndTruthValuesHaveLevelsToo() {
        Frame frame = Frame.of(
                Schema.of(Schema.Field.of("day", DataType.INT), Schema.Field.of("holiday", DataType.BOOLEAN)),
                List.of(Column.ofInts(10, 9, 9), Column.ofBooleans(true, false, false)));
        FeaturePipeline pipeline = Features.oneHot("day", "holiday").fit(frame);
        assertThat(pipeline.outputs()).containsExactly("day=9", "day=10", "holiday=0", "holiday=1");
        assertThat(pipeline.columns(frame)[1]).containsExactly(1, 0, 0);
        assertThat(pipeline.columns(frame)[3]).containsExactly(1, 0, 0);
    }

    @Test
    void nullNanAndInfinityWithoutAPolicyNameColumnAndRow() {
        FeatureSpec bare = Features.oneHot("origin");
        assertThatThrownBy(() -> bare.fit(TRAINING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"hour\"")
                .hasMessageContaining("null in row 1");
        Frame infinite = rows(row("ATL", 1.0), row("ATL", Double.POSITIVE_INFINITY));
        assertThatThrownBy(() -> Features.impute("hour").oneHot("origin").fit(infinite))
                .hasMessageContaining("Infinity in row 1");

        FeaturePipeline pipeline = bare.fit(rows(row("ATL", 1.0), row("ORD", 2.0)));
        for (Double bad : new Double[] {null, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> pipeline.bind(SCHEMA).encode(row("ATL", bad), new double[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"hour\"");
            assertThatThrownBy(() -> pipeline.columns(rows(row("ATL", 1.0), row("ATL", bad))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("in row 1");
        }
    }

    @Test
    void aStringWithoutATransformNamesWhatToAdd() {
        assertThatThrownBy(() -> Features.impute("hour").fit(TRAINING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oneHot(\"origin\")");
        assertThatThrownBy(() -> Features.impute("hour", "origin").fit(TRAINING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no mean");
    }

    @Test
    void contradictionsAndMissingColumnsAreRefused() {
        assertThatThrownBy(() -> Features.oneHot("origin").ordinal("origin"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Features.oneHot("origin").impute("origin"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Features.impute("hours").fit(TRAINING)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Features.oneHot("hour").impute("origin").fit(TRAINING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bindingFindsColumnsInAnyOrderAndRefusesOtherTypes() {
        FeaturePipeline pipeline = Features.impute("hour").ordinal("origin").fit(TRAINING);
        Schema other = Schema.of(
                Schema.Field.of("hour", DataType.INT),
                Schema.Field.of("more", DataType.STRING),
                Schema.Field.of("origin", DataType.STRING));
        double[] features = new double[2];
        pipeline.bind(other).encode(Row.of(other, Map.of("hour", 3, "origin", "ORD")), features);
        assertThat(features).containsExactly(1, 3);
        Schema wrong = other.with(Schema.Field.of("hour", DataType.DATE));
        assertThatThrownBy(() -> pipeline.bind(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"hour\"")
                .hasMessageContaining("date");
        assertThatThrownBy(() -> pipeline.bind(other.select(List.of("hour")))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> pipeline.bind(other).encode(row("ORD", 1.0), features))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema");
    }

    @Test
    void theTextOfASpecIsCanonical() {
        assertThat(Features.oneHot("b").impute("a").standardize("a"))
                .hasToString("impute(a) standardize(a) oneHot(b, 64)");
        assertThat(Features.standardize("a").oneHot("b").impute("a"))
                .hasToString("impute(a) standardize(a) oneHot(b, 64)");
    }
}
