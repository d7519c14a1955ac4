package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCutTest {

    /** The columns of {@link RandomFrames} that can be times. */
    static final List<String> TIMES = List.of("c1", "c2", "c3", "c4", "c5", "c6", "c8", "c9", "c10", "c11");

    /** Rows that have a time, with values that Java compares as the column does. */
    static Frame timed(Random random, int rows, String time) {
        Frame frame = FileRows.random(random, rows);
        Filter has = Filter.isNotNull(time);
        return frame.where(
                frame.schema().field(time).type().isFloating()
                        ? has.and(Filter.lessThanOrEqual(time, Double.POSITIVE_INFINITY))
                        : has);
    }

    static Comparable<Object> comparable(Object value) {
        Object time = value instanceof Double || value instanceof Float ? ((Number) value).doubleValue() + 0.0 : value;
        @SuppressWarnings("unchecked")
        Comparable<Object> comparable = (Comparable<Object>) time;
        return comparable;
    }

    static List<Long> idsWhere(Frame frame, String time, Predicate<Comparable<Object>> test) {
        List<Long> ids = new ArrayList<>();
        for (Row row : frame.rows()) {
            Object value = row.value(time);
            if (value != null && test.test(comparable(value))) {
                ids.add((Long) row.value("id"));
            }
        }
        return ids.stream().sorted().toList();
    }

    private static Frame days(int... days) {
        List<LocalDate> dates =
                Arrays.stream(days).mapToObj(LocalDate::ofEpochDay).toList();
        return FileRows.of(new Random(1), "day", Column.of(DataType.DATE, dates));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aPointPartsWhatIsBeforeFromTheRest(long seed) {
        Random random = new Random(seed);
        for (String time : TIMES) {
            Frame frame = timed(random, random.nextInt(200), time);
            Object point = RandomFrames.value(random, frame.schema().field(time).type());
            while (point instanceof Number number && Double.isNaN(number.doubleValue())) {
                point = RandomFrames.value(random, frame.schema().field(time).type());
            }
            Object cut = comparable(point);
            Split split = frame.split(TimeCut.before(time, point));
            String what = "seed " + seed + ", " + time + " before " + point;
            assertThat(FileRows.ids(split.train()))
                    .as(what)
                    .isEqualTo(idsWhere(frame, time, at -> at.compareTo(cut) < 0));
            assertThat(FileRows.ids(split.test()))
                    .as(what)
                    .isEqualTo(idsWhere(frame, time, at -> at.compareTo(cut) >= 0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aShareIsMetAsNearlyAsEqualTimesAllowWhateverTheOrderOfRows(long seed) {
        Random random = new Random(seed);
        for (String time : TIMES) {
            Frame frame = timed(random, random.nextInt(200), time);
            double share = random.nextDouble();
            Split split = frame.split(TimeCut.share(time, share));
            String what = "seed " + seed + ", " + time + " at " + share;
            assertThat(FileRows.ids(split.train(), split.test())).as(what).isEqualTo(FileRows.ids(frame));
            assertThat(split.train().rowCount())
                    .as(what)
                    .isEqualTo(nearest(frame, time, Math.round(share * frame.rowCount())));
            TreeMap<Comparable<Object>, Long> train = times(split.train(), time);
            TreeMap<Comparable<Object>, Long> test = times(split.test(), time);
            if (!train.isEmpty() && !test.isEmpty()) {
                assertThat(train.lastKey().compareTo(test.firstKey())).as(what).isNegative();
            }
            assertThat(FileRows.parts(List.of(FileRows.shuffled(random, frame).split(TimeCut.share(time, share)))))
                    .as(what)
                    .isEqualTo(FileRows.parts(List.of(split)));
        }
    }

    static TreeMap<Comparable<Object>, Long> times(Frame frame, String time) {
        TreeMap<Comparable<Object>, Long> counts = new TreeMap<>();
        frame.values(time).forEach(value -> {
            if (value != null) {
                counts.merge(comparable(value), 1L, Long::sum);
            }
        });
        return counts;
    }

    /** How many rows are before the place between different times that is nearest, by trying them all. */
    private static long nearest(Frame frame, String time, long wanted) {
        List<Long> places = new ArrayList<>();
        long before = 0;
        for (long count : times(frame, time).values()) {
            before += count;
            places.add(before);
        }
        if (places.size() <= 1) {
            return 2 * wanted > frame.rowCount() ? frame.rowCount() : 0;
        }
        long nearest = places.get(0);
        for (long place : places.subList(0, places.size() - 1)) {
            nearest = Math.abs(place - wanted) < Math.abs(nearest - wanted) ? place : nearest;
        }
        return nearest;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aGapIsTakenFromTheTrainPart(long seed) {
        Random random = new Random(seed);
        int[] days = IntStream.range(0, 200).map(i -> random.nextInt(100) - 50).toArray();
        int gap = random.nextInt(30);
        int cut = random.nextInt(120) - 60;
        Frame frame = days(days)
                .with(
                        Schema.Field.of("at", DataType.TIMESTAMP),
                        row -> Instant.EPOCH.plus(Duration.ofDays(row.longAt(0))))
                .with(
                        Schema.Field.of("local", DataType.TIMESTAMP_NTZ),
                        row -> LocalDate.EPOCH.plusDays(row.longAt(0)).atStartOfDay())
                .with(Schema.Field.of("n", DataType.SHORT), row -> (short) row.longAt(0))
                .with(Schema.Field.of("x", DataType.FLOAT), row -> row.longAt(0) / 8f)
                .with(Schema.Field.of("d", new DataType.Decimal(6, 2)), row -> BigDecimal.valueOf(row.longAt(0)));
        LocalDate day = LocalDate.ofEpochDay(cut);
        Duration back = Duration.ofDays(gap);
        List<TimeCut> cuts = List.of(
                TimeCut.before("day", day).withGap(back),
                TimeCut.before("at", Instant.EPOCH.plus(Duration.ofDays(cut))).withGap(back),
                TimeCut.before("local", day.atStartOfDay()).withGap(back),
                TimeCut.before("n", cut).withGap(gap),
                TimeCut.before("x", cut / 8.0).withGap(gap / 8.0),
                TimeCut.before("d", BigDecimal.valueOf(cut)).withGap(new BigDecimal(gap).add(new BigDecimal("0.005"))));
        List<Long> train = idsWhere(frame, "day", at -> at.compareTo(day.minusDays(gap)) < 0);
        List<Long> test = idsWhere(frame, "day", at -> at.compareTo(day) >= 0);
        for (TimeCut each : cuts) {
            Split split = frame.split(each);
            assertThat(FileRows.ids(split.train()))
                    .as("seed %d, %s", seed, each)
                    .isEqualTo(train);
            assertThat(FileRows.ids(split.test())).as("seed %d, %s", seed, each).isEqualTo(test);
        }
    }

    @Test
    void equalTimesStayTogetherAndNeitherPartIsEmptyIfThatCanBe() {
        assertThat(days(1, 2, 2, 2, 2, 2, 2, 2, 2, 2)
                        .split(TimeCut.share("day", 0.8))
                        .train()
                        .rowCount())
                .isEqualTo(1);
        assertThat(days(2, 1, 1, 1, 1, 1, 1, 1, 1, 1)
                        .split(TimeCut.share("day", 0.01))
                        .train()
                        .rowCount())
                .isEqualTo(9);
        assertThat(days(1, 2, 3, 4).split(TimeCut.share("day", 0.5)).train().rowCount())
                .isEqualTo(2);
        assertThat(days(1, 2, 2, 3).split(TimeCut.share("day", 0.5)).train().rowCount())
                .as("the earlier of two")
                .isEqualTo(1);
        assertThat(days(1, 2, 3).split(TimeCut.share("day", 0)).train().rowCount())
                .isZero();
        assertThat(days(1, 2, 3).split(TimeCut.share("day", 1)).test().rowCount())
                .isZero();
    }

    @Test
    void timesCanLieInStructs() {
        Frame frame = NestedFrames.frame(new Random(4), 300).where(Filter.isNotNull("outer.inner.c3"));
        Frame flat = frame.select("outer.inner.c3");
        assertThat(frame.rowCount()).isGreaterThan(100);
        TimeCut cut = TimeCut.share("outer.inner.c3", 0.6);
        assertThat(frame.split(cut).train().rowCount())
                .isEqualTo(nearest(flat, "outer.inner.c3", Math.round(0.6 * frame.rowCount())));
        assertThat(frame.split(cut).train().origin().steps().get(1))
                .startsWith("split 0.6 time `outer.inner.c3` before ");
    }

    @Test
    void signedZerosAreOneTime() {
        Frame frame = FileRows.of(new Random(1), "x", Column.ofDoubles(-0.0, 0.0, -0.0, 0.0, -1, 1));
        Split split = frame.split(TimeCut.share("x", 0.5));
        assertThat(split.train().doubles("x")).containsExactly(-1);
        assertThat(frame.split(TimeCut.before("x", -0.0)).test().rowCount()).isEqualTo(5);
    }

    @Test
    void fewRowsOrNoneAreNoError() {
        assertThat(days().split(TimeCut.share("day", 0.8)).train().rowCount()).isZero();
        assertThat(days().split(TimeCut.before("day", LocalDate.EPOCH)).test().rowCount())
                .isZero();
        assertThat(days(5).split(TimeCut.share("day", 0.8)).train().rowCount()).isEqualTo(1);
        assertThat(days(5, 5, 5).split(TimeCut.share("day", 0.3)).test().rowCount())
                .isEqualTo(3);
        assertThat(days(5, 6)
                        .split(TimeCut.before("day", LocalDate.EPOCH))
                        .train()
                        .rowCount())
                .isZero();
    }

    @Test
    void trainPartsCanBeCutAgain() {
        Split outer = days(IntStream.range(0, 100).toArray()).split(TimeCut.share("day", 0.8));
        Split inner = outer.train().split(TimeCut.share("day", 0.75));
        assertThat(List.of(
                        inner.train().rowCount(),
                        inner.test().rowCount(),
                        outer.test().rowCount()))
                .containsExactly(60L, 20L, 20L);
        Split drawn = outer.train().split(0.75, 7);
        assertThat(FileRows.ids(drawn.train()))
                .as("a cut draws nothing")
                .isSubsetOf(FileRows.ids(
                        days(IntStream.range(0, 100).toArray()).split(0.75, 7).train()));
    }

    @Test
    void stepsTellHowToCutAgain() {
        Frame frame = days(1, 2, 3, 4);
        TimeCut cut = TimeCut.share("day", 0.5).withGap(Duration.ofDays(1));
        assertThat(frame.split(cut).train().origin().steps())
                .endsWith("split 0.5 time day before DATE '1970-01-04' gap PT24H train");
        assertThat(frame.split(TimeCut.before("day", LocalDate.EPOCH))
                        .test()
                        .origin()
                        .steps())
                .endsWith("split time day before DATE '1970-01-01' test");
        assertThat(frame.split(TimeCut.share("day", 1)).test().origin().steps()).endsWith("split 1 time day test");
        Frame x = FileRows.of(new Random(1), "x y", Column.ofDoubles(1, 2));
        assertThat(x.split(TimeCut.before("x y", 2).withGap(0.5))
                        .test()
                        .origin()
                        .steps())
                .endsWith("split time `x y` before 2D gap 0.5D test");
    }

    @Test
    void cutsAreValues() {
        Instant at = Instant.parse("2024-01-01T00:00:00Z");
        assertThat(TimeCut.before("at", at).withGap(Duration.ofDays(7)))
                .isEqualTo(TimeCut.before("at", at).withGap(Duration.ofHours(168)))
                .hasSameHashCodeAs(TimeCut.before("at", at).withGap(Duration.ofHours(168)))
                .isNotEqualTo(TimeCut.before("at", at))
                .hasToString("time at before TIMESTAMP '2024-01-01T00:00:00Z' gap PT168H");
        assertThat(TimeCut.share("at", 0.8))
                .isNotEqualTo(TimeCut.share("at", 0.7))
                .hasToString("0.8 time at");
    }

    @Test
    void rowsWithoutATimeAreRefused() {
        Frame nulls =
                FileRows.of(new Random(1), "day", Column.of(DataType.DATE, Arrays.asList(LocalDate.EPOCH, null, null)));
        for (TimeCut cut : List.of(TimeCut.share("day", 0.5), TimeCut.before("day", LocalDate.EPOCH))) {
            assertThatThrownBy(() -> nulls.split(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Time \"day\" is null in row 1: drop such rows first, with where(Filter.isNotNull(\"day\")).");
        }
        assertThat(nulls.where(Filter.isNotNull("day"))
                        .split(TimeCut.share("day", 0.9))
                        .train()
                        .rowCount())
                .isEqualTo(1);
        Frame nans = FileRows.of(new Random(1), "x", Column.ofDoubles(1, 2, Double.NaN));
        assertThatThrownBy(() -> nans.split(TimeCut.share("x", 0.5)))
                .hasMessage("Time \"x\" is NaN in row 2: drop such rows first, with"
                        + " where(Filter.lessThanOrEqual(\"x\", Double.POSITIVE_INFINITY)).");
        assertThat(nans.where(Filter.lessThanOrEqual("x", Double.POSITIVE_INFINITY))
                        .rowCount())
                .isEqualTo(2);
    }

    @Test
    void badInputIsRefused() {
        Frame frame = FileRows.random(new Random(2), 0);
        assertThatThrownBy(() -> TimeCut.share("c8", 1.1))
                .hasMessage("Cannot split at 1.1: a share lies between 0 and 1.");
        assertThatThrownBy(() -> frame.split(TimeCut.share("c99", 0.5))).isInstanceOf(NotFoundException.class);
        for (String column : List.of("c0", "c7", "c12", "bytes", "vector")) {
            assertThatThrownBy(() -> frame.split(TimeCut.share(column, 0.5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Cannot split by time in column \"" + column + "\" of type ")
                    .hasMessageEndingWith(
                            "use a date, a timestamp, a whole or floating number, or a decimal of at most 18 digits.");
        }
        assertThatThrownBy(() -> frame.split(TimeCut.before("c9", LocalDate.EPOCH)))
                .hasMessage("Cannot compare column \"c9\" of type timestamp with DATE '1970-01-01' (LocalDate)."
                        + " Use an Instant in whole microseconds.");
        assertThatThrownBy(() -> frame.split(TimeCut.before("c6", Double.NaN)))
                .hasMessage("Cannot cut column \"c6\" before NaN: use a number.");
    }

    @Test
    void gapsThatDoNotFitAreRefused() {
        Frame frame = FileRows.random(new Random(2), 0);
        assertThatThrownBy(() -> TimeCut.share("c8", 1).withGap(Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A gap or window cannot be PT-24H: use a finite length of at least 0.");
        assertThatThrownBy(() -> TimeCut.share("c6", 1).withGap(-1)).hasMessageContaining("cannot be -1");
        assertThatThrownBy(() -> TimeCut.share("c6", 1).withGap(Double.NaN)).hasMessageContaining("cannot be NaN");
        assertThatThrownBy(() -> TimeCut.share("c6", 1).withGap(Double.POSITIVE_INFINITY))
                .hasMessageContaining("cannot be Infinity");
        assertThatThrownBy(
                        () -> frame.split(TimeCut.before("c8", LocalDate.EPOCH).withGap(Duration.ofHours(36))))
                .hasMessage("Cannot go back PT36H in column \"c8\" of type date. Use a Duration of whole days.");
        assertThatThrownBy(
                        () -> frame.split(TimeCut.before("c8", LocalDate.EPOCH).withGap(7)))
                .hasMessage("Cannot go back 7 in column \"c8\" of type date. Use a Duration.");
        assertThatThrownBy(() -> frame.split(TimeCut.before("c4", 5).withGap(Duration.ofDays(1))))
                .hasMessage("Cannot go back PT24H in column \"c4\" of type long. Use a number.");
        assertThatThrownBy(() -> frame.split(TimeCut.before("c4", 5).withGap(1.5)))
                .hasMessageContaining("Use a whole number");
        assertThatThrownBy(() -> frame.split(TimeCut.before("c10", LocalDateTime.MIN.plusYears(900_000_000))
                        .withGap(Duration.ofNanos(1))))
                .hasMessageContaining("Use a Duration of whole microseconds");
        assertThatThrownBy(
                        () -> frame.split(TimeCut.before("c9", Instant.EPOCH).withGap(Duration.ofDays(365L * 300_000))))
                .hasMessage("Cannot go back PT2628000000H from TIMESTAMP '1970-01-01T00:00:00Z' in column \"c9\":"
                        + " there is no such timestamp. Use a shorter gap or window.");
        assertThatThrownBy(() -> frame.split(TimeCut.before("c4", -5).withGap(Long.MAX_VALUE)))
                .hasMessageContaining("no such long");
    }

    @Test
    void aMillionRowsAreCut() {
        int[] days = IntStream.range(0, 1_000_000)
                .map(i -> (int) (i * 7_919L % 1_000))
                .toArray();
        assertThat(days(days).split(TimeCut.share("day", 0.8)).train().rowCount())
                .isEqualTo(800_000);
    }
}
