package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardFoldsTest {

    private static Frame counting(int rows) {
        return FileRows.of(
                new Random(1), "n", Column.ofInts(IntStream.range(0, rows).toArray()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyFoldFitsOnAllThatCameBeforeWhateverTheOrderOfRows(long seed) {
        Random random = new Random(seed);
        for (String time : TimeCutTest.TIMES) {
            Frame frame = TimeCutTest.timed(random, 30 + random.nextInt(200), time);
            int times = TimeCutTest.times(frame, time).size();
            if (times < 2) {
                continue;
            }
            Folds folds = Folds.forward(time, 1 + random.nextInt(times - 1));
            List<Split> splits = folds.of(frame);
            String what = "seed " + seed + ", " + folds;
            List<Long> tested = new ArrayList<>();
            for (Split split : splits) {
                TreeMap<Comparable<Object>, Long> train = TimeCutTest.times(split.train(), time);
                TreeMap<Comparable<Object>, Long> test = TimeCutTest.times(split.test(), time);
                assertThat(train.lastKey().compareTo(test.firstKey())).as(what).isNegative();
                assertThat(FileRows.ids(split.train()))
                        .as(what)
                        .isEqualTo(TimeCutTest.idsWhere(frame, time, at -> at.compareTo(test.firstKey()) < 0));
                tested.addAll(FileRows.ids(split.test()));
            }
            List<Long> first = FileRows.ids(splits.get(0).train());
            assertThat(tested).as(what).doesNotContainAnyElementsOf(first);
            tested.addAll(first);
            assertThat(tested).as(what).containsExactlyInAnyOrderElementsOf(FileRows.ids(frame));
            assertThat(FileRows.parts(folds.of(FileRows.shuffled(random, frame))))
                    .as(what)
                    .isEqualTo(FileRows.parts(splits));
        }
    }

    @Test
    void piecesAreEvenWhereTimesDiffer() {
        List<Split> splits = Folds.forward("n", 4).of(counting(52));
        assertThat(splits).extracting(split -> split.train().rowCount()).containsExactly(10L, 20L, 31L, 41L);
        assertThat(splits).extracting(split -> split.test().rowCount()).containsExactly(10L, 11L, 10L, 11L);
    }

    @Test
    void anEarlyHeapOfEqualTimesLeavesATimeForEachFold() {
        int[] times = new int[100];
        Arrays.setAll(times, i -> Math.max(0, i - 96));
        List<Split> splits = Folds.forward("n", 3).of(FileRows.of(new Random(1), "n", Column.ofInts(times)));
        assertThat(splits).extracting(split -> split.test().rowCount()).containsExactly(1L, 1L, 1L);
        assertThat(splits.get(0).train().rowCount()).isEqualTo(97);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void gapAndWindowCutTheTrainPartAndLeaveTheTestPart(long seed) {
        Random random = new Random(seed);
        int[] hours = IntStream.range(0, 2_000).map(i -> random.nextInt(1_000)).toArray();
        Frame frame = FileRows.of(random, "n", Column.ofInts(hours))
                .with(
                        Schema.Field.of("at", DataType.TIMESTAMP),
                        row -> Instant.EPOCH.plusSeconds(3_600 * row.longAt(0)));
        int gap = random.nextInt(60);
        int window = 50 + random.nextInt(200);
        List<Split> plain = Folds.forward("n", 5).of(frame);
        List<Split> numbers =
                Folds.forward("n", 5).withGap(gap).withWindow(window).of(frame);
        List<Split> instants = Folds.forward("at", 5)
                .withWindow(Duration.ofHours(window))
                .withGap(Duration.ofHours(gap))
                .of(frame);
        for (int i = 0; i < 5; i++) {
            int start =
                    (int) Arrays.stream(plain.get(i).test().doubles("n")).min().orElseThrow();
            List<Long> expected = TimeCutTest.idsWhere(
                    frame, "n", at -> at.compareTo(start - gap) < 0 && at.compareTo(start - gap - window) >= 0);
            assertThat(FileRows.ids(numbers.get(i).train()))
                    .as("seed %d, fold %d", seed, i)
                    .isEqualTo(expected);
            assertThat(FileRows.ids(instants.get(i).train()))
                    .as("seed %d, fold %d", seed, i)
                    .isEqualTo(expected);
            assertThat(FileRows.ids(numbers.get(i).test()))
                    .isEqualTo(FileRows.ids(plain.get(i).test()));
            assertThat(FileRows.ids(instants.get(i).test()))
                    .isEqualTo(FileRows.ids(plain.get(i).test()));
        }
    }

    @Test
    void stepsTellHowToMakeTheFoldAgain() {
        Frame frame = counting(50);
        assertThat(Folds.forward("n", 4).of(frame).get(1).test().origin().steps())
                .endsWith("fold 2 of 4 time n from 20 test");
        assertThat(Folds.forward("n", 4)
                        .withGap(2)
                        .withWindow(5)
                        .of(frame)
                        .get(0)
                        .train()
                        .origin()
                        .steps())
                .endsWith("fold 1 of 4 time n from 10 gap 2 window 5 train");
    }

    @Test
    void foldsAreValues() {
        ForwardFolds folds = Folds.forward("at", 5);
        assertThat(folds)
                .isEqualTo(Folds.forward("at", 5))
                .isNotEqualTo(Folds.forward("at", 4))
                .hasToString("5 folds time at");
        assertThat(folds.withGap(Duration.ofDays(7)).withWindow(Duration.ofDays(30)))
                .isEqualTo(folds.withWindow(Duration.ofDays(30)).withGap(Duration.ofDays(7)))
                .hasSameHashCodeAs(folds.withWindow(Duration.ofDays(30)).withGap(Duration.ofDays(7)))
                .isNotEqualTo(folds)
                .hasToString("5 folds time at gap PT168H window PT720H");
    }

    @Test
    void tooFewTimesAreRefused() {
        Frame days = FileRows.of(
                new Random(1),
                "day",
                Column.of(DataType.DATE, List.of(LocalDate.EPOCH, LocalDate.EPOCH, LocalDate.MIN.withYear(1))));
        assertThatThrownBy(() -> Folds.forward("day", 2).of(days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Cannot make 2 folds time day: found 2 different times, wanted at least 3. Use fewer folds or more rows.");
        assertThat(Folds.forward("day", 1).of(days).get(0).test().rowCount()).isEqualTo(2);
        assertThatThrownBy(() -> Folds.forward("n", 1).of(counting(1))).hasMessageContaining("found 1 different times");
        assertThatThrownBy(() -> Folds.forward("n", 1).of(counting(0))).hasMessageContaining("found 0 different times");
        assertThatThrownBy(() -> Folds.forward("n", 0)).hasMessage("Cannot make 0 folds: there must be at least 1.");
    }

    @Test
    void foldsWithoutRowsToFitOnAreRefused() {
        assertThatThrownBy(() -> Folds.forward("n", 4).withGap(10).of(counting(50)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Cannot make 4 folds time n gap 10: fold 1 would have no rows to fit on, found none where n < 0."
                                + " Use fewer folds, a shorter gap or a longer window.");
        assertThatThrownBy(() -> Folds.forward("n", 4).withWindow(0).of(counting(50)))
                .hasMessageContaining("(n >= 10 AND n < 10)");
        assertThat(Folds.forward("n", 4)
                        .withGap(9)
                        .of(counting(50))
                        .get(0)
                        .train()
                        .doubles("n"))
                .containsExactly(0);
    }

    @Test
    void rowsWithoutATimeAreRefused() {
        Frame frame = FileRows.of(new Random(1), "n", Column.of(DataType.INT, Arrays.asList(1, 2, 3, null)));
        assertThatThrownBy(() -> Folds.forward("n", 2).of(frame))
                .hasMessageStartingWith("Time \"n\" is null in row 3: drop such rows first");
    }

    @Test
    void aMillionRowsAreCut() {
        assertThat(Folds.forward("n", 9).of(counting(1_000_000)))
                .extracting(split -> split.test().rowCount())
                .containsOnly(100_000L);
    }
}
