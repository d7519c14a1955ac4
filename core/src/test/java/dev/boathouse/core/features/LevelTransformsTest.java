package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Levels.Fallback;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which levels get which features, and what happens to all others. */
class LevelTransformsTest {

    private static Frame origins(String... origins) {
        return Rows.of("origin", Column.ofStrings(origins));
    }

    private static final Frame TRAINING = origins("ORD", "ATL", "ORD", "SEA", "ATL", "BOI");

    private static double[] encoded(FeatureSpec spec, String origin) {
        return Rows.first(spec.fit(TRAINING), origins(origin));
    }

    @Test
    void oneHotNamesItsLevelsInOrder() {
        FeaturePipeline pipeline = Features.oneHot("origin").fit(TRAINING);
        assertThat(pipeline.outputs()).containsExactly("origin=ATL", "origin=BOI", "origin=ORD", "origin=SEA");
        assertThat(pipeline.levels()).isEqualTo(Map.of("origin", List.of("ATL", "BOI", "ORD", "SEA")));
        assertThat(encoded(Features.oneHot("origin"), "ORD")).containsExactly(0, 0, 1, 0);
    }

    @Test
    void oneHotKeepsTheMostFrequentLevelsAndTheOthersAreZeros() {
        FeatureSpec spec = Features.oneHot(Levels.mostFrequent(2), "origin");
        assertThat(spec.fit(TRAINING).outputs()).containsExactly("origin=ATL", "origin=ORD");
        assertThat(encoded(spec, "SEA")).containsExactly(0, 0);
        assertThatThrownBy(() -> encoded(spec, "JFK")).hasMessageContaining("\"JFK\"");
    }

    @Test
    void levelsOfTooFewRowsCanHaveAFeatureOfTheirOwn() {
        FeatureSpec spec = Features.oneHot(Levels.seenAtLeast(2).withOther(), "origin");
        assertThat(spec.fit(TRAINING).outputs()).containsExactly("origin=ATL", "origin=ORD", "origin.other");
        assertThat(encoded(spec, "SEA")).containsExactly(0, 0, 1);
        assertThat(encoded(spec, "ATL")).containsExactly(1, 0, 0);
        assertThatThrownBy(() -> encoded(spec, "JFK")).hasMessageContaining("\"JFK\"");
        assertThatThrownBy(
                        () -> Features.oneHot(Levels.seenAtLeast(3), "origin").fit(TRAINING))
                .hasMessageContaining("none of its levels");
    }

    @Test
    void unseenLevelsAndNullDoWhatWasDeclared() {
        Levels other = Levels.mostFrequent(2).withOther();
        FeatureSpec rare = Features.oneHot(other.withUnseen(Fallback.RARE).withMissing(Fallback.ZEROS), "origin");
        assertThat(encoded(rare, "JFK")).containsExactly(0, 0, 1);
        assertThat(encoded(rare, null)).containsExactly(0, 0, 0);
        FeatureSpec zeros = Features.oneHot(other.withUnseen(Fallback.ZEROS).withMissing(Fallback.RARE), "origin");
        assertThat(encoded(zeros, "JFK")).containsExactly(0, 0, 0);
        assertThat(encoded(zeros, "SEA")).containsExactly(0, 0, 1);
        assertThat(encoded(zeros, null)).containsExactly(0, 0, 1);
    }

    @Test
    void unseenLevelsAndNullAreErrorsThatSayWhatToDeclare() {
        for (FeatureSpec spec : List.of(Features.oneHot("origin"), Features.ordinal("origin"))) {
            FeaturePipeline pipeline = spec.fit(TRAINING);
            assertThatThrownBy(() -> pipeline.columns(origins("ATL", "ORD", "JFK")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"origin\"")
                    .hasMessageContaining("\"JFK\" in row 2")
                    .hasMessageContaining("withUnseen");
            assertThatThrownBy(() -> pipeline.columns(origins("ATL", null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"origin\"")
                    .hasMessageContaining("null in row 1")
                    .hasMessageContaining("impute")
                    .hasMessageContaining("withMissing");
            assertThatThrownBy(() -> spec.fit(origins("ATL", null))).hasMessageContaining("null in row 1");
        }
    }

    @Test
    void ordinalRanksByFrequencyThenByText() {
        Levels levels = Levels.all().withUnseen(Fallback.RARE).withMissing(Fallback.RARE);
        FeatureSpec spec = Features.ordinal(levels, "origin");
        assertThat(encoded(spec, "ATL")).containsExactly(0);
        assertThat(encoded(spec, "ORD")).containsExactly(1);
        assertThat(encoded(spec, "BOI")).containsExactly(2);
        assertThat(encoded(spec, "SEA")).containsExactly(3);
        assertThat(encoded(spec, "JFK")).containsExactly(4);
        assertThat(encoded(spec, null)).containsExactly(4);
        FeatureSpec two = Features.ordinal(Levels.mostFrequent(2), "origin");
        assertThat(encoded(two, "BOI")).containsExactly(2);
        assertThat(encoded(two, "SEA")).containsExactly(2);
        assertThatThrownBy(() -> encoded(two, "JFK")).hasMessageContaining("JFK");
        for (Levels wrong : List.of(
                Levels.all().withOther(),
                Levels.all().withUnseen(Fallback.ZEROS),
                Levels.all().withMissing(Fallback.ZEROS))) {
            assertThatThrownBy(() -> Features.ordinal(wrong, "origin")).hasMessageContaining("ordinal");
        }
    }

    @Test
    void imputeMakesNullALevel() {
        Frame frame = origins("ATL", null, "ORD", "ATL");
        FeaturePipeline none = Features.impute(Impute.level("none").withIndicator(), "origin")
                .oneHot("origin")
                .fit(frame);
        assertThat(none.outputs()).containsExactly("origin=ATL", "origin=ORD", "origin=none", "origin.missing");
        assertThat(Rows.row(none, frame, 1)).containsExactly(0, 0, 1, 1);
        assertThat(Rows.row(none, frame, 2)).containsExactly(0, 1, 0, 0);
        assertThat(none.inputs().field("origin").nullable()).isTrue();
        FeaturePipeline mode =
                Features.impute(Impute.mode(), "origin").ordinal("origin").fit(frame);
        assertThat(mode.columns(frame)[0]).containsExactly(0, 0, 1, 0);
        // No training row was null: the fill is a level nobody has seen.
        FeaturePipeline unseen =
                Features.impute(Impute.level("none"), "origin").oneHot("origin").fit(TRAINING);
        assertThat(unseen.outputs()).doesNotContain("origin=none");
        assertThatThrownBy(() -> unseen.columns(origins((String) null))).hasMessageContaining("Training has not seen");
        assertThatThrownBy(() -> Features.impute("origin").fit(frame)).hasMessageContaining("mode or level");
        assertThatThrownBy(() -> Features.impute(Impute.level("a"), "x").fit(Rows.of("x", Column.ofInts(1))))
                .hasMessageContaining("no string");
    }

    @Test
    void wholeNumbersAndTruthValuesHaveLevelsThatSortAsNumbers() {
        Frame frame = Rows.of("day", Column.ofInts(10, 9, 9), "holiday", Column.ofBooleans(true, false, false));
        FeaturePipeline pipeline = Features.oneHot("day", "holiday").fit(frame);
        assertThat(pipeline.outputs()).containsExactly("day=9", "day=10", "holiday=0", "holiday=1");
        assertThat(pipeline.columns(frame)[1]).containsExactly(1, 0, 0);
        assertThat(pipeline.columns(frame)[3]).containsExactly(1, 0, 0);
        // Any integer will do when scoring, a floating point number will not.
        assertThat(pipeline.columns(Rows.of("day", Column.ofLongs(10), "holiday", Column.ofBooleans(false)))[1])
                .containsExactly(1);
        Frame floating = Rows.of("day", Column.ofDoubles(10), "holiday", Column.ofBooleans(false));
        assertThatThrownBy(() -> pipeline.bind(floating.schema())).hasMessageContaining("\"day\"");
    }

    @Test
    void levelsBeyondTheWholeNumbersOfDoublesStayApart() {
        Frame frame = Rows.of("id", Column.ofLongs((1L << 53) + 1, 1L << 53, 1L << 53));
        assertThat(Features.ordinal("id").fit(frame).columns(frame)[0]).containsExactly(1, 0, 0);
    }

    @Test
    void bucketsCanBeLevels() {
        Frame frame = Rows.of("x", Column.ofDoubles(-3, 0.5, 7));
        FeaturePipeline pipeline =
                Features.none().bucketizeAt("x", 0, 1).oneHot("x").fit(frame);
        assertThat(pipeline.outputs()).containsExactly("x=0", "x=1", "x=2");
        assertThat(Rows.row(pipeline, frame, 2)).containsExactly(0, 0, 1);
        assertThat(pipeline.levels()).isEmpty();
        assertThatThrownBy(() -> Features.standardize("x").oneHot("x").fit(frame))
                .hasMessageContaining("bucketize");
        assertThatThrownBy(() -> Features.oneHot("x").fit(frame)).hasMessageContaining("no levels");
    }

    @Test
    void hashGivesOneFeatureASign() {
        FeaturePipeline pipeline = Features.none().hash(8, "origin").fit(TRAINING);
        assertThat(pipeline.outputs()).hasSize(8).startsWith("origin#0", "origin#1");
        // MurmurHash3_x86_32 of "test" with seed 0 is 0xba6bd213: 0x3a6bd213 modulo 8 is 3, and the highest bit is set.
        assertThat(Rows.first(pipeline, origins("test"))).containsExactly(0, 0, 0, -1, 0, 0, 0, 0);
        assertThatThrownBy(() -> pipeline.columns(origins("a", null))).hasMessageContaining("null in row 1");
        assertThatThrownBy(() -> Features.none().hash(0, "origin")).hasMessageContaining("0 features");
        assertThatThrownBy(() -> Features.none().hash(1 << 17, "origin")).hasMessageContaining("131072 features");
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        Frame turned = origins("BOI", "ATL", "SEA", "ORD", "ATL", "ORD");
        for (FeatureSpec spec : List.of(
                Features.oneHot(Levels.mostFrequent(3), "origin"),
                Features.ordinal("origin"),
                Features.impute(Impute.mode(), "origin").oneHot("origin"))) {
            assertThat(spec.fit(turned).toBytes()).isEqualTo(spec.fit(TRAINING).toBytes());
        }
    }
}
