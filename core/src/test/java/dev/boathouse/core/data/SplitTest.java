package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    private static final int MANY = 100_000;

    /** The kinds of random split, by the share and the seed. */
    static Stream<Function<Frame, Split>> halves() {
        return Stream.of(
                frame -> frame.split(0.5, 7),
                frame -> frame.splitByKey("id", 0.5, 7),
                frame -> frame.splitByLabel("label", 0.5, 7));
    }

    private static Frame labelled(int rows) {
        String[] labels = IntStream.range(0, rows)
                .mapToObj(i -> i % 10 == 0 ? "rare" : "often")
                .toArray(String[]::new);
        return Frame.of(
                Schema.of(Schema.Field.of("label", DataType.STRING), Schema.Field.of("id", DataType.LONG)),
                List.of(
                        Column.ofStrings(labels),
                        Column.ofLongs(LongStream.range(0, rows).toArray())));
    }

    @ParameterizedTest
    @MethodSource("halves")
    void partsCanBeSplitAgainWithTheSameSeed(Function<Frame, Split> half) {
        Split first = half.apply(labelled(MANY));
        Split train = half.apply(first.train());
        Split test = half.apply(first.test());
        Split third = half.apply(train.test());
        assertThat(train.train().rowCount()).isBetween(24_500L, 25_500L);
        assertThat(test.train().rowCount()).isBetween(24_500L, 25_500L);
        assertThat(third.train().rowCount()).isBetween(12_100L, 12_900L);
        assertThat(FileRows.ids(train.train(), train.test())).isEqualTo(FileRows.ids(first.train()));
        assertThat(FileRows.ids(first.train(), first.test())).hasSize(MANY).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("halves")
    void aSecondDrawIsAsGoodAsOneWithAnotherSeed(Function<Frame, Split> half) {
        Frame train = half.apply(labelled(MANY)).train();
        Set<Long> again = new HashSet<>(FileRows.ids(half.apply(train).train()));
        for (long seed = 8; seed < 28; seed++) {
            List<Long> other = FileRows.ids(train.split(0.5, seed).train());
            assertThat(other.stream().filter(again::contains).count())
                    .as("seed %d", seed)
                    .isBetween(12_100L, 12_900L);
        }
    }

    @Test
    void whatIsSelectedOrFilteredInBetweenDoesNotChangeTheDraw() {
        Frame train = labelled(10_000).split(0.6, 3).train();
        Filter some = Filter.lessThan("id", 5_000);
        assertThat(FileRows.ids(train.where(some).select("id").split(0.5, 3).train()))
                .isEqualTo(FileRows.ids(train.split(0.5, 3).train().where(some)));
        Frame joined = Frame.concat(train, labelled(10_000).split(0.6, 3).test());
        assertThat(joined.split(0.6, 3).train().rowCount()).isBetween(5_700L, 6_300L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyLabelIsSharedOutExactlyWhateverTheOrderOfRows(long seed) {
        Random random = new Random(seed);
        Frame frame = FileRows.random(random, random.nextInt(400));
        double share = random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();
        for (int column = 0; column <= RandomFrames.SCALARS.size(); column++) {
            String label = frame.schema().field(column).name();
            Split split = frame.splitByLabel(label, share, seed);
            assertThat(FileRows.ids(split.train(), split.test()))
                    .as("seed %d, %s", seed, label)
                    .isEqualTo(FileRows.ids(frame));
            assertThat(split.train().rowCount())
                    .as("seed %d, share %s, %s", seed, share, label)
                    .isEqualTo(Math.round(share * frame.rowCount()));
            Map<@Nullable Object, Integer> all = counts(frame, label);
            Map<@Nullable Object, Integer> train = counts(split.train(), label);
            all.forEach((value, count) -> assertThat((double) train.getOrDefault(value, 0))
                    .as("seed %d, share %s, %s = %s", seed, share, label, value)
                    .isGreaterThan(share * count - 1 - 1e-9)
                    .isLessThan(share * count + 1 + 1e-9));
            assertThat(FileRows.parts(List.of(FileRows.shuffled(random, frame).splitByLabel(label, share, seed))))
                    .as("seed %d, %s", seed, label)
                    .isEqualTo(FileRows.parts(List.of(split)));
        }
    }

    /** As a label, NaN is a value and −0.0 is 0.0. */
    static Map<@Nullable Object, Integer> counts(Frame frame, String column) {
        Map<@Nullable Object, Integer> counts = new HashMap<>();
        for (Object value : frame.values(column)) {
            Object level = value instanceof byte[] bytes ? List.of(bytes[0], bytes[1]) : value;
            if (value instanceof Double || value instanceof Float) {
                level = ((Number) value).doubleValue() + 0.0;
            }
            counts.merge(level instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : level, 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void withinALabelChanceDecides() {
        Frame frame = labelled(MANY);
        List<Long> train = FileRows.ids(frame.splitByLabel("label", 0.8, 1).train());
        List<Long> other = FileRows.ids(frame.splitByLabel("label", 0.8, 2).train());
        Set<Long> both = new HashSet<>(train);
        both.retainAll(new HashSet<>(other));
        assertThat(train).hasSize(80_000);
        assertThat(both).hasSizeBetween(63_500, 64_500);
        assertThat(train.stream().filter(id -> id < MANY / 2).count()).isBetween(39_500L, 40_500L);
    }

    @Test
    void copiesOfARowStayTogether() {
        Frame frame = FileRows.of(
                new Random(5),
                "label",
                Column.ofInts(IntStream.range(0, 501).map(i -> i % 3).toArray()));
        Split split = Frame.concat(frame, frame, frame).splitByLabel("label", 0.5, 9);
        assertThat(new HashSet<>(FileRows.ids(split.train()))).doesNotContainAnyElementsOf(FileRows.ids(split.test()));
    }

    @Test
    void keysAndLabelsCanLieInStructs() {
        Frame frame = NestedFrames.frame(new Random(3), 400)
                .with("id", Column.ofLongs(LongStream.range(0, 400).toArray()));
        Split keys = frame.splitByKey("outer.inner.c3", 0.5, 1);
        assertThat(counts(keys.train().select("outer.inner.c3"), "outer.inner.c3"))
                .doesNotContainKeys(counts(keys.test().select("outer.inner.c3"), "outer.inner.c3")
                        .keySet()
                        .toArray());
        assertThat(FileRows.ids(frame.splitByLabel("outer.inner.c0", 0.5, 1).train()))
                .hasSize(200);
        assertThatThrownBy(() -> frame.splitByLabel("outer.inner", 0.5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot split by column \"outer.inner\" of type struct<")
                .hasMessageEndingWith(": use a scalar key.");
    }

    @Test
    void fewRowsOrNoneAreNoError() {
        for (int rows : new int[] {0, 1, 2}) {
            Split split = labelled(rows).splitByLabel("label", 0.5, 1);
            assertThat(split.train().rowCount()).isEqualTo(Math.round(rows / 2.0));
            assertThat(split.test().rowCount()).isEqualTo(rows / 2);
        }
        assertThat(labelled(9).splitByLabel("label", 0, 1).train().rowCount()).isZero();
        assertThat(labelled(9).splitByLabel("label", 1, 1).test().rowCount()).isZero();
    }

    @Test
    void stepsTellHowToSplitAgain() {
        Frame frame = labelled(50);
        assertThat(frame.split(0.8, -7).train().origin().steps()).containsExactly("split 0.8 seed -7 train");
        assertThat(frame.splitByKey("id", 0.25, 7).test().origin().steps())
                .containsExactly("split 0.25 seed 7 key id test");
        assertThat(frame.splitByLabel("label", 0.5, 7).test().origin().steps())
                .containsExactly("split 0.5 seed 7 label label test");
        assertThat(frame.with("a b", Column.ofLongs(new long[50]))
                        .splitByLabel("a b", 0.5, 7)
                        .train()
                        .origin()
                        .steps())
                .endsWith("split 0.5 seed 7 label `a b` train");
    }

    @Test
    void badInputIsRefused() {
        Frame frame = labelled(5);
        assertThatThrownBy(() -> frame.splitByLabel("label", -0.1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot split at -0.1: a share lies between 0 and 1.");
        assertThatThrownBy(() -> frame.splitByKey("id", Double.NaN, 1)).hasMessageContaining("Cannot split at NaN");
        assertThatThrownBy(() -> frame.splitByLabel("lable", 0.5, 1))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("No column \"lable\": there are label, id.");
    }

    @Test
    void splitsArePinned() {
        // Stored lineage tells of splits: the same words must give the same rows for ever.
        Frame frame = labelled(1_000);
        Frame train = frame.split(0.8, 7).train();
        assertThat(Stream.of(
                                train,
                                train.split(0.5, 7).train(),
                                frame.splitByKey("id", 0.5, 3).train(),
                                frame.splitByLabel("label", 0.8, 7).train())
                        .map(Frame::contentDigest))
                .containsExactly(
                        "3c19cca16aaca32a255db437c38488c91417608ccda5f200a1b9a1157abdf37f",
                        "3d5bad2edcddebc150f5739a9385229339648d3d0ebe39458bbf7c69f203e145",
                        "e6bf9a9a6e413a356d86f58004a18cad470af14b41c9008e6b1457d580f4831c",
                        "06abf357dc3181f4184eb3230bc9d28acec5b394736a07b70759bd2bd26e670d");
    }

    @Test
    void aMillionRowsAreSplitByLabel() {
        Frame frame = labelled(1_000_000);
        Split split = frame.splitByLabel("label", 0.7, 4);
        assertThat(counts(split.train(), "label")).isEqualTo(Map.of("rare", 70_000, "often", 630_000));
    }
}
