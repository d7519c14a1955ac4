package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {

    private static Frame numbers(int rows, int levels) {
        int[] values = IntStream.range(0, rows).map(i -> i % levels).toArray();
        return FileRows.of(new Random(rows), "level", Column.ofInts(values));
    }

    private static int spread(Collection<Integer> sizes) {
        return Collections.max(sizes) - Collections.min(sizes);
    }

    private static List<Integer> testSizes(List<Split> splits) {
        return splits.stream().map(split -> (int) split.test().rowCount()).toList();
    }

    private static void requireEachRowTestedOnce(Frame frame, List<Split> splits, String what) {
        List<Long> tested = new ArrayList<>();
        for (Split split : splits) {
            assertThat(FileRows.ids(split.train(), split.test())).as(what).isEqualTo(FileRows.ids(frame));
            tested.addAll(FileRows.ids(split.test()));
        }
        assertThat(tested).as(what).containsExactlyInAnyOrderElementsOf(FileRows.ids(frame));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyRowIsTestedOnceInFoldsOfOneSizeWhateverTheOrderOfRows(long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(9);
        Frame frame = FileRows.random(random, count + random.nextInt(300));
        Folds folds = Folds.random(count, seed);
        List<Split> splits = folds.of(frame);
        String what = "seed " + seed;
        assertThat(splits).as(what).hasSize(count);
        requireEachRowTestedOnce(frame, splits, what);
        assertThat(spread(testSizes(splits))).as(what).isLessThanOrEqualTo(1);
        assertThat(FileRows.parts(folds.of(FileRows.shuffled(random, frame))))
                .as(what)
                .isEqualTo(FileRows.parts(splits));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyLabelIsSharedOutEvenlyWhateverTheOrderOfRows(long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(9);
        Frame frame = FileRows.random(random, count + random.nextInt(300));
        for (int column = 0; column <= RandomFrames.SCALARS.size(); column++) {
            String label = frame.schema().field(column).name();
            Folds folds = Folds.stratified(label, count, seed);
            List<Split> splits = folds.of(frame);
            String what = "seed " + seed + ", " + label;
            requireEachRowTestedOnce(frame, splits, what);
            assertThat(spread(testSizes(splits))).as(what).isLessThanOrEqualTo(1);
            for (Object value : SplitTest.counts(frame, label).keySet()) {
                List<Integer> sizes = splits.stream()
                        .map(split -> SplitTest.counts(split.test(), label).getOrDefault(value, 0))
                        .toList();
                assertThat(spread(sizes)).as("%s = %s", what, value).isLessThanOrEqualTo(1);
            }
            assertThat(FileRows.parts(folds.of(FileRows.shuffled(random, frame))))
                    .as(what)
                    .isEqualTo(FileRows.parts(splits));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noKeyIsInTwoFoldsWhateverTheOrderOfRows(long seed) {
        Random random = new Random(seed);
        Frame frame = FileRows.random(random, 20 + random.nextInt(300));
        for (int column = 0; column <= RandomFrames.SCALARS.size(); column++) {
            String key = frame.schema().field(column).name();
            Map<@Nullable Object, Integer> keys = SplitTest.counts(frame, key);
            if (keys.size() < 2) {
                continue;
            }
            Folds folds = Folds.grouped(key, 2 + random.nextInt(keys.size() - 1), seed);
            List<Split> splits = folds.of(frame);
            String what = "seed " + seed + ", " + key;
            requireEachRowTestedOnce(frame, splits, what);
            for (Split split : splits) {
                Set<@Nullable Object> both =
                        new HashSet<>(SplitTest.counts(split.train(), key).keySet());
                both.retainAll(SplitTest.counts(split.test(), key).keySet());
                assertThat(both).as(what).isEmpty();
            }
            assertThat(testSizes(splits)).as(what).doesNotContain(0);
            assertThat(spread(testSizes(splits))).as(what).isLessThanOrEqualTo(Collections.max(keys.values()));
            assertThat(FileRows.parts(folds.of(FileRows.shuffled(random, frame))))
                    .as(what)
                    .isEqualTo(FileRows.parts(splits));
        }
    }

    @Test
    void anotherSeedGivesOtherFolds() {
        Frame frame = numbers(3_000, 300);
        for (Folds[] pair : new Folds[][] {
            {Folds.random(3, 1), Folds.random(3, 2)},
            {Folds.stratified("level", 3, 1), Folds.stratified("level", 3, 2)},
            {Folds.grouped("level", 3, 1), Folds.grouped("level", 3, 2)}
        }) {
            Set<Long> both = new HashSet<>(FileRows.ids(pair[0].of(frame).get(0).test()));
            both.retainAll(FileRows.ids(pair[1].of(frame).get(0).test()));
            assertThat(both).as("%s", pair[0]).hasSizeBetween(200, 470);
            assertThat(FileRows.parts(pair[0].of(frame))).isEqualTo(FileRows.parts(pair[0].of(frame)));
        }
    }

    @Test
    void foldsOfATrainPartDoNotKnowTheSeedOfItsSplit() {
        Frame train = numbers(10_000, 2_000).splitByKey("level", 0.5, 7).train();
        for (Folds folds : List.of(Folds.random(5, 7), Folds.stratified("level", 5, 7), Folds.grouped("level", 5, 7))) {
            Split fold = folds.of(train).get(2);
            Split inner = folds.of(fold.train()).get(2);
            Set<Long> both = new HashSet<>(FileRows.ids(folds.of(train).get(1).test()));
            both.retainAll(FileRows.ids(inner.test()));
            assertThat((double) both.size())
                    .as("%s", folds)
                    .isBetween(inner.test().rowCount() * 0.15, inner.test().rowCount() * 0.35);
        }
    }

    @Test
    void leavingOneOutIsAFoldForEachRow() {
        Frame frame = numbers(30, 4);
        for (Folds folds : List.of(Folds.random(30, 1), Folds.stratified("level", 30, 1), Folds.grouped("id", 30, 1))) {
            assertThat(testSizes(folds.of(frame))).hasSize(30).containsOnly(1);
        }
    }

    @Test
    void copiesOfARowStayTogether() {
        Frame frame = Frame.concat(numbers(101, 3), numbers(101, 3));
        for (Folds folds : List.of(Folds.random(4, 1), Folds.stratified("level", 4, 1))) {
            for (Split split : folds.of(frame)) {
                assertThat(new TreeSet<>(FileRows.ids(split.train())))
                        .doesNotContainAnyElementsOf(FileRows.ids(split.test()));
            }
        }
    }

    @Test
    void stepsTellHowToMakeTheFoldAgain() {
        Frame frame = numbers(20, 4);
        assertThat(Folds.random(5, 7).of(frame).get(0).train().origin().steps()).endsWith("fold 1 of 5 seed 7 train");
        assertThat(Folds.stratified("level", 4, 7)
                        .of(frame)
                        .get(3)
                        .test()
                        .origin()
                        .steps())
                .endsWith("fold 4 of 4 seed 7 label level test");
        assertThat(Folds.grouped("level", 2, -7)
                        .of(frame)
                        .get(1)
                        .test()
                        .origin()
                        .steps())
                .endsWith("fold 2 of 2 seed -7 key level test");
    }

    @Test
    void foldsAreValues() {
        assertThat(Folds.random(5, 7)).isEqualTo(Folds.random(5, 7)).hasToString("5 folds seed 7");
        assertThat(Folds.stratified("late", 5, 7))
                .isNotEqualTo(Folds.random(5, 7))
                .hasToString("5 folds seed 7 label late");
        assertThat(Folds.grouped("tail", 5, 7))
                .isNotEqualTo(Folds.grouped("tail", 5, 8))
                .hasToString("5 folds seed 7 key tail");
    }

    @Test
    void tooFewRowsOrKeysAreRefused() {
        for (int rows : new int[] {0, 1, 4}) {
            assertThatThrownBy(() -> Folds.random(5, 7).of(numbers(rows, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot make 5 folds seed 7: found " + rows
                            + " rows, wanted at least 5. Use fewer folds or more rows.");
            assertThatThrownBy(() -> Folds.stratified("level", 5, 7).of(numbers(rows, 3)))
                    .hasMessageContaining("found " + rows + " rows, wanted at least 5");
        }
        assertThatThrownBy(() -> Folds.grouped("level", 5, 7).of(numbers(100, 4)))
                .hasMessage(
                        "Cannot make 5 folds seed 7 key level: found 4 different keys, wanted at least 5. Use fewer folds or more rows.");
        assertThatThrownBy(() -> Folds.grouped("level", 2, 7).of(numbers(0, 4)))
                .hasMessageContaining("found 0 different keys");
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> Folds.random(1, 7)).hasMessage("Cannot make 1 folds: there must be at least 2.");
        assertThatThrownBy(() -> Folds.grouped("level", -1, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Folds.stratified("levle", 2, 7).of(numbers(9, 3)))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("No column \"levle\": there are level, id.");
        assertThatThrownBy(() -> Folds.grouped("vector", 2, 7).of(FileRows.random(new Random(1), 9)))
                .hasMessage("Cannot split by column \"vector\" of type array<double>: use a scalar key.");
        List<Split> splits = Folds.random(2, 7).of(numbers(9, 3));
        assertThatThrownBy(() -> splits.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> splits.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void foldsArePinned() {
        // Stored lineage tells of folds: the same words must give the same rows for ever.
        Frame frame = numbers(1_000, 7);
        assertThat(Stream.of(
                                Folds.random(5, 7),
                                Folds.stratified("level", 5, 7),
                                Folds.grouped("level", 3, 7),
                                Folds.forward("level", 3))
                        .map(folds -> folds.of(frame).get(1).test().contentDigest()))
                .containsExactly(
                        "67c6b056b6bd469b00ff2fbcdd0b1a770cf5834064c711c6709ec7287abc5d38",
                        "fed8b991e116e4687335c31fc5352bf4a6fc51d983e6b00ef9adab692447bdba",
                        "a2164c9649238d9f2cfe517de31afdfd11835be052b4d003025d6c86891dcf96",
                        "5a36026a4bbb698a6ab2150c1abfdc094addf4bae5505a542f4e3a9d5f980dd2");
    }

    @Test
    void aMillionRowsAreCut() {
        Frame frame = numbers(1_000_000, 1_000);
        assertThat(testSizes(Folds.random(8, 1).of(frame))).containsOnly(125_000);
        assertThat(testSizes(Folds.stratified("level", 8, 1).of(frame))).containsOnly(125_000);
        assertThat(testSizes(Folds.grouped("level", 8, 1).of(frame))).containsOnly(125_000);
    }
}
