package dev.boathouse.monitoring.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A profile decides what it surely knows, never against the rows, and says what would decide the rest. */
class ProfileAnswersTest {

    private static List<Expectation> figures(String column, double low, double high) {
        return List.of(
                Figure.min(column).between(low, high),
                Figure.max(column).between(low, high),
                Figure.mean(column).between(low, high),
                Figure.sum(column).between(low, high),
                Figure.median(column).between(low, high),
                Figure.quantile(column, 0.9).between(low, high),
                Figure.standardDeviation(column).between(low, high),
                Figure.distinct(column).between(low, high),
                Figure.distinctShare(column).between(low, high),
                Figure.completeness(column).between(low, high),
                Expectation.between(column, low, high).mostly(0.6),
                Expectation.in(column, List.of(low, high)).mostly(0.1),
                Values.distinct(column, List.of(low, high)),
                Values.contains(column, List.of(low)),
                Values.mostCommon(column, List.of(low, high)),
                Expectation.unique(column).mostly(0.5));
    }

    @Test
    void whatIsDecidedIsWhatTheRowsSay() {
        int decided = 0;
        for (long seed = 31; seed <= 36; seed++) {
            Random random = new Random(seed);
            RandomTable table = new RandomTable(seed, 80, seed % 2 == 0 ? 0 : 60, seed % 3 == 0 ? 0 : 0.15);
            List<Expectation> all = new ArrayList<>(DuckDbTest.rowExpectations().keySet());
            for (String column : List.of("i", "l", "d", "f", "m", "w", "s", "day", "b")) {
                double low = random.nextInt(12) - 8;
                all.addAll(figures(column, low, low + random.nextInt(8)));
            }
            Expectations suite = Expectations.of("random", all);
            Validation rows = suite.validate(table.frame());
            Validation quick = suite.validate(Profile.of(table.frame()));
            decided += same("seed " + seed, quick, rows);
        }
        assertThat(decided).isGreaterThan(600);
    }

    /** How many are decided; all of these as the rows say. */
    private static int same(String label, Validation quick, Validation rows) {
        int decided = 0;
        assertThat(quick.rows()).isEqualTo(rows.rows());
        for (int i = 0; i < rows.results().size(); i++) {
            ExpectationResult ours = quick.results().get(i);
            ExpectationResult theirs = rows.results().get(i);
            if (ours.outcome() != Outcome.UNDECIDED) {
                decided++;
                assertThat(ours.outcome())
                        .as(label + ": " + ours + " but " + theirs)
                        .isEqualTo(theirs.outcome());
            } else {
                assertThat(ours.reason()).as(label).contains("would");
            }
            if (ours.unexpected().isPresent()) {
                assertThat(ours.unexpected()).as(label + ": " + ours).isEqualTo(theirs.unexpected());
                assertThat(ours.missing()).as(label + ": " + ours).isEqualTo(theirs.missing());
            }
        }
        return decided;
    }

    @Test
    void boundsOfManyDistinctValuesDecideOnlyWhatIsSure() {
        Schema schema = Schema.of(Schema.Field.of("x", DataType.DOUBLE), Schema.Field.of("text", DataType.STRING));
        for (long seed = 51; seed <= 52; seed++) {
            Random random = new Random(seed);
            int size = 9000;
            double[] numbers = random.doubles(size).map(value -> value * 100).toArray();
            Frame frame = Frame.of(
                    schema,
                    List.of(
                            Column.ofDoubles(numbers),
                            Column.ofStrings(IntStream.range(0, size)
                                    .mapToObj(i -> "t" + random.nextInt(8000))
                                    .toArray(String[]::new))));
            List<Expectation> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                double low = random.nextDouble() * 60;
                all.addAll(figures("x", low, low + random.nextDouble() * 60));
                all.add(Expectation.between("x", low, 100).mostly(1 - low / 100));
            }
            all.add(Expectation.unique("text"));
            all.add(Expectation.matches("text", "^t"));
            all.add(Expectation.matches("text", "7"));
            all.add(Values.lengths("text", 2, 5));
            all.add(Figure.distinct("text").between(1, 20_000));
            all.add(Figure.distinct("text").atMost(10));
            Expectations suite = Expectations.of("many", all);
            Validation quick = suite.validate(Profile.of(frame));
            int decided = same("seed " + seed, quick, suite.validate(frame));
            assertThat(decided).as("seed " + seed).isBetween(all.size() / 3, all.size() - 1);
        }
    }

    @Test
    void aConditionAndASensitiveColumnStayUndecided() {
        Frame frame = new RandomTable(1, 30, 0, 0).frame();
        Profile profile = Profiling.standard().sensitive("i").of(frame);
        Validation validation = Expectations.of(
                        "open",
                        Expectation.notNull("s").where(Filter.of("i > 0")),
                        Expectation.between("i", -100, 100),
                        Figure.mean("i").between(-100, 100),
                        Expectation.notNull("i"))
                .validate(profile);
        assertThat(validation.results())
                .extracting(ExpectationResult::outcome)
                .containsExactly(Outcome.UNDECIDED, Outcome.UNDECIDED, Outcome.UNDECIDED, Outcome.PASSED);
        assertThat(validation.passed()).isFalse();
    }
}
