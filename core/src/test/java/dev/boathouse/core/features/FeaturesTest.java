package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.DateParts.Part;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How transforms work together: names, order, and what passes through. */
class FeaturesTest {

    private static final Frame FLIGHTS =
            Rows.of("origin", Column.ofStrings("ORD", "ATL", "ORD", "SEA"), "hour", Rows.doubles(2.0, null, 6.0, 4.0));

    @Test
    void transformsRunInTheOrderInWhichTheyAreCalled() {
        Frame frame = Rows.of("x", Rows.doubles(0.0, null, 4.0));
        // Filled first, the values are 0 2 4; filled last, the scaled ones are −1 ? 1, and the mean is 0 as well, but
        // of two values.
        double[] before = Features.impute("x").standardize("x").fit(frame).columns(frame)[0];
        double[] after = Features.standardize("x").impute("x").fit(frame).columns(frame)[0];
        assertThat(before[2]).isEqualTo(2 / Math.sqrt(8 / 3.0));
        assertThat(after).containsExactly(-1, 0, 1);
    }

    @Test
    void featuresKeepTheOrderOfTheFrame() {
        Frame frame = Frame.of(
                Schema.of(
                        Schema.Field.of("z", DataType.INT),
                        Schema.Field.of("origin", DataType.STRING),
                        Schema.Field.of("d", DataType.DATE),
                        Schema.Field.of("hour", DataType.DOUBLE)),
                List.of(
                        Column.ofInts(1, 2),
                        Column.ofStrings("b", "a"),
                        Column.of(DataType.DATE, List.of(LocalDate.EPOCH, LocalDate.EPOCH)),
                        Column.ofDoubles(1, 2)));
        FeaturePipeline pipeline = Features.impute(Impute.mean().withIndicator(), "hour")
                .interact("z", "hour")
                .oneHot("origin")
                .copy("z", "raw")
                .log("z")
                .dateParts(DateParts.of(Part.MONTH, Part.YEAR), "d")
                .fit(frame);
        assertThat(pipeline.outputs())
                .containsExactly(
                        "z", "raw", "origin=a", "origin=b", "d.month", "d.year", "hour", "hour.missing", "z*hour");
        assertThat(Rows.row(pipeline, frame, 1)).containsExactly(StrictMath.log1p(2), 2, 1, 0, 1, 1970, 2, 0, 4);
    }

    @Test
    void laterStepsUseWhatEarlierOnesMade() {
        Frame frame = Rows.of("a", Column.ofDoubles(0, 10), "b", Column.ofDoubles(4, 8));
        FeaturePipeline pipeline = Features.none()
                .minMax("a", "b")
                .interact("a", "b")
                .interact("a*b", "a*b")
                .drop("b", "a*b")
                .bucketizeAt("a", 0.5)
                .oneHot("a")
                .fit(frame);
        assertThat(pipeline.outputs()).containsExactly("a=0", "a=1", "a*b*a*b");
        assertThat(Rows.row(pipeline, frame, 1)).containsExactly(0, 1, 1);
    }

    @Test
    void droppedColumnsAreNotAskedForWhenScoring() {
        Frame frame = Rows.of("origin", Column.ofStrings("a", null), "hour", Column.ofDoubles(1, 2));
        for (FeatureSpec spec : List.of(
                Features.drop("origin"),
                Features.only("hour"),
                Features.impute(Impute.level("x"), "origin").oneHot("origin").only("hour"))) {
            FeaturePipeline pipeline = spec.fit(frame);
            assertThat(pipeline.inputs().names()).containsExactly("hour");
            assertThat(pipeline.levels()).isEmpty();
            assertThat(Rows.first(pipeline, Rows.of("hour", Column.ofDoubles(9))))
                    .containsExactly(9);
        }
    }

    @Test
    void inputsAreNullableWhereATransformTakesCareOfThem() {
        Frame frame = Frame.of(
                Schema.of(
                        Schema.Field.of("filled", DataType.DOUBLE),
                        Schema.Field.of("bare", DataType.DOUBLE),
                        Schema.Field.of("late", DataType.DOUBLE),
                        Schema.Field.of("twice", DataType.DOUBLE)),
                Collections.nCopies(4, Column.ofDoubles(1, 2)));
        FeaturePipeline pipeline = Features.standardize("late")
                .impute("filled", "late")
                .copy("twice", "other")
                .impute("twice")
                .fit(frame);
        assertThat(pipeline.inputs())
                .hasToString("filled:double,bare:double not null,late:double,twice:double not null");
    }

    @Test
    void numbersTruthsDatesAndTimesPassThroughAndNothingElse() {
        Frame frame =
                Rows.of("b", Column.ofBooleans(true), "d", Column.of(DataType.DATE, List.of(LocalDate.ofEpochDay(7))));
        assertThat(Rows.first(Features.none().fit(frame), frame)).containsExactly(1, 7);
        assertThatThrownBy(() -> Features.impute("hour").fit(FLIGHTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"origin\"")
                .hasMessageContaining("oneHot(\"origin\")");
        DataType vector = new DataType.Array(DataType.DOUBLE);
        assertThatThrownBy(() -> Features.none().fit(Rows.of("v", Column.of(vector, List.of(List.of(1.0))))))
                .hasMessageContaining("vector(\"v\")");
        assertThatThrownBy(() ->
                        Features.none().fit(Rows.of("raw", Column.of(DataType.BINARY, List.of(new byte[] {1})))))
                .hasMessageContaining("binary");
    }

    @Test
    void nullNanAndInfinityWithoutAPolicyNameColumnRowAndRemedy() {
        FeatureSpec bare = Features.none();
        assertThatThrownBy(() -> bare.fit(Rows.of("hour", Rows.doubles(1.0, null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"hour\"")
                .hasMessageContaining("null in row 1")
                .hasMessageContaining("impute(\"hour\")");
        FeaturePipeline pipeline = bare.fit(Rows.of("hour", Column.ofDoubles(1)));
        for (Double bad : Arrays.asList(null, Double.NaN, Double.NEGATIVE_INFINITY)) {
            Frame frame = Rows.of("hour", Rows.doubles(bad));
            assertThatThrownBy(() -> Rows.first(pipeline, frame))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"hour\"")
                    .hasMessageContaining("found " + bad + ".");
            assertThatThrownBy(() -> pipeline.columns(Frame.concat(Rows.of("hour", Column.ofDoubles(1)), frame)))
                    .hasMessageContaining("found " + bad + " in row 1");
        }
    }

    @Test
    void whatOverflowsOnTheWayNamesTheColumnBehindIt() {
        Frame frame = Rows.of("a", Column.ofDoubles(1), "b", Column.ofDoubles(1));
        FeaturePipeline pipeline = Features.none().interact("a", "b").fit(frame);
        Frame huge = Rows.of("a", Column.ofDoubles(1e200), "b", Column.ofDoubles(1e200));
        assertThatThrownBy(() -> pipeline.columns(huge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a*b\"")
                .hasMessageContaining("Infinity")
                .hasMessageContaining("in row 0");
        // Zero times infinity must not look like a missing value to a later impute.
        FeaturePipeline filled = Features.none()
                .interact("a", "b")
                .impute(Impute.constant(0), "a*b")
                .only("a*b")
                .fit(frame);
        Frame infinite = Rows.of("a", Column.ofDoubles(0), "b", Column.ofDoubles(Double.POSITIVE_INFINITY));
        assertThatThrownBy(() -> filled.columns(infinite)).hasMessageContaining("\"b\"");
    }

    @Test
    void twoFeaturesOfOneNameAreRefused() {
        Frame frame = Rows.of("a", Column.ofStrings("x"), "a=x", Column.ofInts(1));
        assertThatThrownBy(() -> Features.oneHot("a").fit(frame))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a=x\"");
        assertThatThrownBy(() -> Features.none().copy("a=x", "a").fit(frame)).hasMessageContaining("\"a\"");
    }

    @Test
    void missingColumnsAreNamedAmongThoseOfTheStep() {
        assertThatThrownBy(() -> Features.impute("hours").fit(FLIGHTS)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Features.oneHot("origin").ordinal("origin").fit(FLIGHTS))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("origin=ATL");
        assertThatThrownBy(() -> Features.only("hour", "minute").fit(FLIGHTS)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void noRowsAreRefusedInTrainingOnly() {
        Frame none = Rows.of("x", Column.ofDoubles());
        assertThatThrownBy(() -> Features.none().fit(none)).hasMessageContaining("no rows");
        FeaturePipeline pipeline = Features.standardize("x").fit(Rows.of("x", Column.ofDoubles(1)));
        assertThat(pipeline.columns(none)[0]).isEmpty();
    }

    @Test
    void bindingFindsColumnsInAnyOrderAndRefusesOtherTypes() {
        FeaturePipeline pipeline = Features.impute("hour").ordinal("origin").fit(FLIGHTS);
        Schema other = Schema.of(
                Schema.Field.of("hour", DataType.INT),
                Schema.Field.of("more", DataType.STRING),
                Schema.Field.of("origin", DataType.STRING));
        double[] features = new double[2];
        pipeline.bind(other).encode(Row.of(other, Map.of("hour", 3, "origin", "ORD")), features);
        assertThat(features).containsExactly(0, 3);
        Schema wrong = other.with(Schema.Field.of("hour", DataType.DATE));
        assertThatThrownBy(() -> pipeline.bind(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"hour\"")
                .hasMessageContaining("date");
        assertThatThrownBy(() -> pipeline.bind(other.select(List.of("hour")))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() ->
                        pipeline.bind(other).encode(FLIGHTS.rows().iterator().next(), features))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fields");
        Frame turned = FLIGHTS.select("hour", "origin");
        assertThatThrownBy(() ->
                        pipeline.bind(FLIGHTS.schema()).encode(turned.chunks().get(0), 0, 1, 0, features))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chunk");
    }

    @Test
    void nothingOfTheRowsToScoreMatters() {
        FeatureSpec spec = Features.impute(Impute.median(), "hour")
                .standardize("hour")
                .oneHot(Levels.all().withUnseen(Levels.Fallback.ZEROS), "origin");
        FeaturePipeline pipeline = spec.fit(FLIGHTS);
        Frame many = Rows.of(
                "origin", Column.ofStrings("ORD", "JFK", "JFK", "JFK"), "hour", Rows.doubles(6.0, 1e9, null, -1e9));
        Frame single = Rows.of("origin", Column.ofStrings("ORD"), "hour", Rows.doubles(6.0));
        assertThat(Rows.first(pipeline, many)).isEqualTo(Rows.first(pipeline, single));
        assertThat(Rows.row(pipeline, many, 2)[3]).isEqualTo(Rows.row(pipeline, FLIGHTS, 1)[3]);
    }

    @Test
    void theTextOfASpecHasAllParametersInOrder() {
        FeatureSpec spec = Features.only("a", "b c")
                .impute(Impute.median().withIndicator(), "a")
                .impute(Impute.level("no `one`"), "b c")
                .clip(-0.5, 1e30, "a")
                .clipQuantiles(0.01, 0.99, "a")
                .standardize("a")
                .minMax("a")
                .robustScale("a")
                .log("a")
                .signedLog("a")
                .copy("a", "c")
                .bucketize(8, "a")
                .bucketizeAt("c", -1, 0.1)
                .oneHot("a")
                .oneHot(
                        Levels.seenAtLeast(5)
                                .withOther()
                                .withUnseen(Levels.Fallback.RARE)
                                .withMissing(Levels.Fallback.ZEROS),
                        "c")
                .ordinal("d")
                .hash(16, "e")
                .encodeTarget("f")
                .dateParts(DateParts.of(Part.YEAR).withCyclic(Part.HOUR).at(ZoneId.of("Europe/Paris")), "t")
                .vector("v")
                .interact("a", "b")
                .drop("a");
        assertThat(spec)
                .hasToString("only(a, `b c`) impute(a, median, indicator) impute(`b c`, level `no ``one```)"
                        + " clip(a, -0.5 1E+30) clipQuantiles(a, 0.01 0.99) standardize(a) minMax(a) robustScale(a) log(a)"
                        + " signedLog(a) copy(a, c) bucketize(a, 8) bucketizeAt(c, -1 0.1) oneHot(a, mostFrequent 64)"
                        + " oneHot(c, seenAtLeast 5, other, unseen rare, missing zeros) ordinal(d, all) hash(e, 16)"
                        + " encodeTarget(f, smoothing 10, folds 5) dateParts(t, year, cyclic hour, zone Europe/Paris)"
                        + " vector(v) interact(a, b) drop(a)");
    }
}
