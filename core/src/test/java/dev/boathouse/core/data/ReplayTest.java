package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.ColumnAccess;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step that a frame can take is read back from its text and done again. */
class ReplayTest {

    private static final Origin TABLE = new Origin.Table(
            "t-1", "file:/a", 1, Optional.empty(), RandomFrames.schema(), List.of("id"), Optional.empty(), "f0");

    /** Rows as if read from files of a table, all with a time. */
    private static Frame rows(long seed, int count) {
        Random random = new Random(seed);
        Frame random100 = FileRows.random(random, count)
                .with(
                        Schema.Field.of("at", DataType.TIMESTAMP).required(),
                        row -> Instant.ofEpochSecond(((Long) row.value("id")) / 3 * 3_600))
                .with(Schema.Field.of("a, b", DataType.LONG), row -> row.value("id"))
                .with(Schema.Field.of("day", DataType.DATE), row -> LocalDate.ofEpochDay(((Long) row.value("id")) / 7))
                .with(
                        Schema.Field.of("price", new DataType.Decimal(9, 2)),
                        row -> BigDecimal.valueOf((Long) row.value("id"), 2))
                .with(Schema.Field.of("half", DataType.DOUBLE), row -> ((Long) row.value("id")) / 2.0)
                .with(Schema.Field.of("`odd", DataType.LONG), row -> 1L);
        return from(random100, TABLE);
    }

    private static Frame from(Frame frame, Origin origin) {
        return ColumnAccess.direct().frame(frame.schema(), frame.chunks(), origin);
    }

    private static Frame replayed(Frame made, Frame rows) {
        return made.origin().replay(origin -> origin.equals(TABLE) ? Optional.of(rows) : Optional.empty());
    }

    private static void assertReplays(Frame rows, Frame made) {
        Frame again = replayed(made, rows);
        assertThat(again.origin()).isEqualTo(made.origin());
        assertThat(again.contentDigest()).as("%s", made.origin()).isEqualTo(made.contentDigest());
        assertThat(FileRows.ids(again)).isEqualTo(FileRows.ids(made));
    }

    /** One of each, with a part for each kind of text. */
    private static List<UnaryOperator<Frame>> steps(Random random) {
        long seed = random.nextLong();
        double share = random.nextInt(11) / 10.0;
        int folds = 2 + random.nextInt(3);
        int fold = random.nextInt(folds);
        String key = "c" + random.nextInt(RandomFrames.SCALARS.size());
        return List.of(
                frame -> frame.select(shuffledNames(frame, random)),
                frame -> frame.where(RandomFrames.filter(random, frame.schema(), 2)),
                frame -> frame.split(share, seed).train(),
                frame -> frame.split(share, seed).test(),
                frame -> frame.splitByKey(key, share, seed).train(),
                frame -> frame.splitByKey("a, b", share, seed).test(),
                frame -> frame.splitByLabel(key, share, seed).test(),
                frame -> frame.split(TimeCut.share("at", share)).train(),
                frame -> frame.split(TimeCut.share("at", 0.7).withGap(Duration.ofHours(5)))
                        .train(),
                frame -> frame.split(TimeCut.before("at", Instant.ofEpochSecond(40_000)))
                        .test(),
                frame -> frame.split(
                                TimeCut.before("day", LocalDate.ofEpochDay(9)).withGap(Duration.ofDays(2)))
                        .train(),
                frame -> frame.split(
                                TimeCut.before("price", new BigDecimal("0.55")).withGap(new BigDecimal("0.10")))
                        .train(),
                frame -> frame.split(TimeCut.before("half", 21).withGap(1.5f)).train(),
                frame -> frame.split(TimeCut.before("id", 50).withGap(7)).train(),
                frame -> Folds.random(folds, seed).of(frame).get(fold).train(),
                frame -> Folds.stratified(key, folds, seed).of(frame).get(fold).test(),
                frame -> Folds.grouped("a, b", folds, seed).of(frame).get(fold).train(),
                frame -> Folds.forward("at", folds).of(frame).get(fold).train(),
                frame -> Folds.forward("day", folds)
                        .withGap(Duration.ofDays(1))
                        .withWindow(Duration.ofDays(30))
                        .of(frame)
                        .get(fold)
                        .test(),
                frame -> Folds.forward("id", folds)
                        .withWindow(50L)
                        .of(frame)
                        .get(fold)
                        .train(),
                frame -> Frame.concat(frame, frame.split(0.5, seed).train()),
                frame -> Frame.concat(frame));
    }

    /** All columns, in another order: later steps need them. */
    private static List<String> shuffledNames(Frame frame, Random random) {
        List<String> names = new ArrayList<>(frame.schema().names());
        names.remove("`odd");
        names.add(random.nextInt(names.size()), frame.schema().contains("`odd") ? "```odd`" : "`odd");
        return names;
    }

    @Test
    void everyStepIsDoneAgain() {
        for (long seed = 1; seed <= 8; seed++) {
            Frame rows = rows(seed, 120);
            for (UnaryOperator<Frame> step : steps(new Random(seed))) {
                assertReplays(rows, step.apply(rows));
            }
        }
    }

    @Test
    void stepsOnStepsAreDoneAgain() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            Frame rows = rows(seed, 300);
            Frame made = rows;
            for (int i = 0; i < 5; i++) {
                List<UnaryOperator<Frame>> steps = steps(random);
                Frame before = made;
                try {
                    made = steps.get(random.nextInt(steps.size())).apply(before);
                } catch (IllegalArgumentException | dev.boathouse.core.NotFoundException e) {
                    made = before;
                }
            }
            assertReplays(rows, made);
        }
    }

    @Test
    void thousandsOfStepsNeedNoStack() {
        Frame rows = rows(1, 10);
        Frame made = rows;
        for (int i = 0; i < 5_000; i++) {
            made = made.where(Filter.isNotNull("id"));
        }
        Frame again = replayed(made, rows);
        assertThat(again.origin().digest()).isEqualTo(made.origin().digest());
    }

    @Test
    void valuesOfAHostCannotBeMadeAgain() {
        Frame rows = rows(1, 10);
        Frame with = rows.with("x", Column.ofLongs(new long[10])).select("x");
        assertThatThrownBy(() -> replayed(with, rows))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("\"with x\"")
                .hasMessageContaining("a host put values in");
        Frame hosts = from(rows, new Origin.Host()).where(Filter.isNull("id"));
        assertThatThrownBy(() -> replayed(hosts, rows))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("nothing is known of them but their values");
    }

    @Test
    void otherRowsThatLeadElsewhereAreFoundOut() {
        Frame made = Folds.forward("at", 2).of(rows(1, 120)).get(1).train();
        assertThatThrownBy(() -> replayed(made, rows(1, 100)))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("fold 2 of 2 time at from TIMESTAMP")
                .hasMessageContaining("The same rows would work.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score 12ab",
                "features 12ab",
                "standardize hour",
                "limit 5",
                "",
                "where",
                "where id",
                "where id  = 1",
                "select id,at",
                "split 0.8 seed 7",
                "split 0.80 seed 7 train",
                "split 1.5 seed 7 train",
                "split NaN seed 7 train",
                "split 0.8 seed 99999999999999999999 train",
                "split 0.8 seed 7 train ",
                "split time at before 7 train",
                "fold 3 of 2 seed 1 train",
                "fold 0 of 2 seed 1 train",
                "fold 1 of 2147483647 seed 1 train",
                "fold 1 of 2147483647 seed 1 key id train",
                "fold 1 of 2147483647 time at from TIMESTAMP '2024-01-01T00:00:00Z' train",
                "fold 1 of 1 seed 1 train",
                "concat and more"
            })
    void aStepThatIsNotOneIsNamed(String step) {
        Frame rows = rows(1, 30);
        assertThatThrownBy(() ->
                        TABLE.then(step).replay(origin -> origin.equals(TABLE) ? Optional.of(rows) : Optional.empty()))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageStartingWith("Cannot do the step \"" + step + "\" again: ");
    }

    @Test
    void aStepIsReadBeforeTheRowsAre() {
        Origin unknown = TABLE.then("limit 5").then("where id = 1");
        assertThatThrownBy(() -> unknown.replay(origin -> {
                    assertThat(origin).isNotEqualTo(TABLE);
                    return Optional.empty();
                }))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("limit 5");
    }

    @Test
    void aStepWithTooManyOrTooFewParentsIsRefused() {
        Frame rows = rows(1, 30);
        for (Origin.Derived odd : List.of(
                new Origin.Derived(List.of(TABLE, TABLE), "select id", false),
                new Origin.Derived(List.of(), "select id", false),
                new Origin.Derived(List.of(), "concat", false))) {
            assertThatThrownBy(() -> odd.replay(origin -> origin.equals(TABLE) ? Optional.of(rows) : Optional.empty()))
                    .isInstanceOf(UnsupportedFormatException.class);
        }
    }
}
