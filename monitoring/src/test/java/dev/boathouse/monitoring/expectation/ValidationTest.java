package dev.boathouse.monitoring.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("id", DataType.LONG),
            Field.of("price", DataType.DOUBLE),
            Field.of("city", DataType.STRING),
            Field.of("at", DataType.TIMESTAMP));

    private static Frame frame(List<Long> ids, List<Double> prices, List<String> cities, List<Instant> times) {
        return Frame.of(
                SCHEMA,
                List.of(
                        Column.of(DataType.LONG, ids),
                        Column.of(DataType.DOUBLE, prices),
                        Column.of(DataType.STRING, cities),
                        Column.of(DataType.TIMESTAMP, times)));
    }

    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    private static final Frame FRAME = frame(
            Arrays.asList(1L, 2L, 2L, 4L, null),
            Arrays.asList(1.0, Double.NaN, -1.0, 8.0, 2.0),
            Arrays.asList("Bern", "Rom", "Rom", null, "x"),
            Arrays.asList(NOON, NOON, NOON.minusSeconds(60), null, NOON));

    private static ExpectationResult one(Expectation expectation, Frame frame) {
        Validation validation = Expectations.of("one", expectation)
                .withClock(Clock.fixed(NOON.plusSeconds(3600), ZoneOffset.UTC))
                .validate(frame);
        assertThat(validation.results()).hasSize(1);
        return validation.results().get(0);
    }

    private static void holds(Expectation expectation) {
        assertThat(one(expectation, FRAME).outcome()).as(expectation.toString()).isEqualTo(Outcome.PASSED);
    }

    private static ExpectationResult fails(Expectation expectation) {
        ExpectationResult result = one(expectation, FRAME);
        assertThat(result.outcome()).as(expectation.toString()).isEqualTo(Outcome.FAILED);
        assertThat(result.reason()).isNotBlank();
        return result;
    }

    @Test
    void theSchemaIsChecked() {
        holds(Expectation.exists("id"));
        holds(Expectation.exists("id").with("column_index", 0));
        fails(Expectation.exists("id").with("column_index", 1));
        fails(Expectation.exists("nothing"));
        holds(Expectation.columns("id", "price", "city", "at"));
        fails(Expectation.columns("price", "id", "city", "at"));
        holds(Expectation.columnSet("price", "id", "city", "at"));
        fails(Expectation.columnSet("price", "id"));
        holds(Expectation.columnSet("price", "id").with("exact_match", false));
        fails(Expectation.columnSet("price", "other").with("exact_match", false));
        holds(Expectation.type("id", DataType.LONG));
        holds(Expectation.type("id", DataType.INT, DataType.LONG));
        fails(Expectation.type("id", DataType.INT));
        holds(Expectation.of("expect_column_values_to_be_of_type", Map.of("column", "id", "type_", "LongType")));
        holds(Expectation.of("expect_table_column_count_to_equal", Map.of("value", 4)));
        fails(Expectation.of("expect_table_column_count_to_be_between", Map.of("min_value", 5)));
        holds(Expectation.rowCount(5, 5));
        fails(Expectation.rowCount(6, 10));
        holds(Expectation.of("expect_table_row_count_to_equal", Map.of("value", 5)));
        holds(Expectation.rowCount(2, 2).where(Filter.equal("city", "Rom")));
    }

    @Test
    void countsSamplesAndFrequentValuesAreTold() {
        ExpectationResult result = one(Expectation.in("city", List.of("Bern")), FRAME);
        assertThat(result.rows()).isEqualTo(5);
        assertThat(result.missing()).hasValue(1);
        assertThat(result.unexpected()).hasValue(3);
        assertThat(result.frequent()).containsExactly(Map.entry("Rom", 2L), Map.entry("x", 1L));
        assertThat(result.sample()).extracting(FailingRow::number).containsExactly(1L, 2L, 4L);
        assertThat(result.reason()).isEqualTo("3 of 4 rows looked at are not as expected");
        assertThat(one(Expectation.in("city", List.of("Bern")).mostly(0.25), FRAME)
                        .passed())
                .isTrue();
        assertThat(one(Expectation.in("city", List.of("Bern")).mostly(0.26), FRAME)
                        .passed())
                .isFalse();
    }

    @Test
    void repeatedValuesAreCountedWithTheirFirstRow() {
        ExpectationResult result = fails(Expectation.unique("id"));
        assertThat(result.unexpected()).hasValue(2);
        assertThat(result.frequent()).containsExactly(Map.entry(2L, 2L));
        assertThat(result.sample()).extracting(FailingRow::number).containsExactly(2L);
    }

    @Test
    void identifyingColumnsAreShown() {
        Validation validation = Expectations.of("shown", Values.atLeast("price", 0))
                .identifiedBy("id", "nothing")
                .withSample(1)
                .validate(FRAME);
        assertThat(validation.results().get(0).sample())
                .containsExactly(new FailingRow(1, Map.of("price", Double.NaN, "id", 2L)));
    }

    @Test
    void freshnessGoesByTheClockThatIsGiven() {
        holds(Expectation.fresh("at", Duration.ofHours(1)));
        fails(Expectation.fresh("at", Duration.ofMinutes(59)));
        fails(Expectation.fresh("id", Duration.ofDays(1)));
    }

    @Test
    void scoresTakeASecondPass() {
        double[] values = new Random(5).doubles(1000).toArray();
        values[77] = 100;
        Frame frame = Frame.of(Schema.of(Field.of("x", DataType.DOUBLE)), List.of(Column.ofDoubles(values)));
        ExpectationResult result = one(Values.zScores("x", 4), frame);
        assertThat(result.unexpected()).hasValue(1);
        assertThat(result.sample().get(0).number()).isEqualTo(77);
        Validation once = Expectations.of("once", Values.zScores("x", 4))
                .validate(frame.schema(), List.of(frame).iterator());
        assertThat(once.results().get(0).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(once.results().get(0).reason()).contains("two passes");
        assertThat(once.passed()).isFalse();
    }

    @Test
    void codeOfTheHostJudgesRows() {
        Expectation code = Expectation.passes(
                "price below ten times the id", row -> row.isNull(0) || !(row.doubleAt(1) > 10 * row.doubleAt(0)));
        holds(code);
        fails(Expectation.passes("never", row -> false));
        assertThat(code.toString()).isEqualTo("expect_rows_to_pass(name=price below ten times the id)");
    }

    @Test
    void whatDoesNotFitFailsWithItsReason() {
        assertThat(fails(Expectation.notNull("nothing")).reason()).contains("no column \"nothing\"");
        assertThat(fails(Expectation.between("city", 1, 2)).reason()).contains("cannot be compared with 1");
        assertThat(fails(Expectation.between("at", "yesterday", "today")).reason())
                .contains("yesterday");
        assertThat(fails(Expectation.matches("id", "1")).reason()).contains("not a text");
        assertThat(fails(Expectation.matches("city", "(")).reason()).contains("regular expression");
        assertThat(fails(Values.lengths("id", 1, 2)).reason()).contains("not a text");
        assertThat(fails(Figure.mean("city").atLeast(0)).reason()).contains("holds no numbers");
        assertThat(fails(Figure.mean("price").atLeast("a")).reason()).contains("cannot be compared");
        assertThat(fails(Relation.greater("id", "city")).reason()).contains("cannot be compared");
        assertThat(fails(Relation.sum(1, "id", "city")).reason()).contains("has no sum");
        assertThat(fails(Relation.different("id", "city")).reason()).contains("cannot be compared");
        assertThat(fails(Expectation.satisfies(Filter.of("nothing > 1"))).reason())
                .contains("nothing");
        assertThat(fails(Expectation.notNull("id").where(Filter.of("city > 1"))).reason())
                .contains("city");
        assertThat(fails(Values.zScores("city", 3)).reason()).contains("holds no numbers");
        assertThat(fails(Values.contains("id", List.of("a"))).reason()).contains("cannot be compared");
        assertThat(fails(Expectation.of(
                                "expect_column_quantile_values_to_be_between",
                                Map.of("column", "price", "quantile_ranges", Map.of("quantiles", List.of(0.5)))))
                        .reason())
                .contains("value_ranges");
    }

    @Test
    void noRowsAndNoValuesHaveAnAnswer() {
        Frame none = frame(List.of(), List.of(), List.of(), List.of());
        List<Long> missing = Arrays.asList(null, null);
        Frame nulls = frame(missing, Arrays.asList(null, null), Arrays.asList(null, null), Arrays.asList(null, null));
        for (Expectation expectation : List.of(
                Expectation.between("price", 0, 1),
                Expectation.unique("id"),
                Values.increasing("id"),
                Values.zScores("price", 2),
                Relation.greater("id", "price"),
                Expectation.matches("city", "a"),
                Values.notIn("city", List.of("a")))) {
            assertThat(one(expectation, none).passed())
                    .as(expectation.toString())
                    .isTrue();
            assertThat(one(expectation, nulls).passed())
                    .as(expectation.toString())
                    .isTrue();
        }
        for (Expectation expectation : List.of(
                Figure.min("id").atLeast(0),
                Figure.max("city").atLeast(""),
                Figure.mean("price").atLeast(0),
                Figure.median("price").atLeast(0),
                Figure.quantile("price", 0.5).atLeast(0),
                Figure.standardDeviation("price").atLeast(0),
                Figure.distinctShare("id").atLeast(0),
                Values.contains("city", List.of("a")),
                Values.mostCommon("city", List.of("a")),
                Expectation.fresh("at", Duration.ofDays(1)))) {
            assertThat(one(expectation, none).outcome())
                    .as(expectation.toString())
                    .isEqualTo(Outcome.FAILED);
            assertThat(one(expectation, nulls).outcome())
                    .as(expectation.toString())
                    .isEqualTo(Outcome.FAILED);
        }
        assertThat(one(Figure.sum("id").between(0, 0), nulls).passed()).isTrue();
        assertThat(one(Figure.completeness("id").atMost(0), nulls).passed()).isTrue();
    }

    @Test
    void nanAndInfinityAreTakenAsTheyAre() {
        fails(Figure.mean("price").between(-1e300, 1e300));
        assertThat(one(Figure.mean("price").atLeast(0), FRAME).observed()).contains(Double.NaN);
        fails(Figure.standardDeviation("price").atLeast(0));
        holds(Figure.min("price").between(-1, -1));
        fails(Figure.max("price").atMost(1e300));
        fails(Expectation.between("price", Double.NaN, 5));
    }

    @Test
    void setsOfValuesAreCompared() {
        holds(Values.distinct("city", List.of("Rom", "Bern", "x")));
        assertThat(fails(Values.distinct("city", List.of("Rom", "Bern", "x", "y")))
                        .reason())
                .contains("[y]");
        fails(Values.distinct("city", List.of("Rom", "Bern")));
        holds(Values.contains("city", List.of("Rom", "Bern")));
        holds(Values.contains("id", List.of(1, 2.0)));
        fails(Values.contains("id", List.of(1, 1.5)));
        holds(Values.mostCommon("city", List.of("Rom")));
        holds(Values.mostCommon("id", List.of(2)));
        fails(Values.mostCommon("price", List.of(8)));
        holds(Values.mostCommon("price", List.of(8)).with("ties_okay", true));
    }

    @Test
    void tooManyValuesAreUndecidedUnlessOneHasOccurredTwice() {
        long[] ids = IntStream.range(0, 100_000).asLongStream().toArray();
        Schema schema = Schema.of(Field.of("id", DataType.LONG));
        Expectations suite = Expectations.of(
                        "ids", Expectation.unique("id"), Figure.distinct("id").atLeast(10))
                .withMostKeys(1000);
        Validation unknown = suite.validate(Frame.of(schema, List.of(Column.ofLongs(ids))));
        assertThat(unknown.results().get(0).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(unknown.results().get(0).reason()).contains("withMostKeys");
        assertThat(unknown.results().get(1).outcome()).isEqualTo(Outcome.PASSED);
        ids[5] = 4;
        Validation failed = suite.validate(Frame.of(schema, List.of(Column.ofLongs(ids))));
        assertThat(failed.results().get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.results().get(0).unexpected()).isEmpty();
    }

    @Test
    void anySplitOnAnyNumberOfThreadsGivesTheSame() {
        RandomTable table = new RandomTable(77, 400, 40, 0.1);
        List<Expectation> all = new ArrayList<>(DuckDbTest.rowExpectations().keySet());
        all.add(Figure.mean("d").atLeast(0));
        all.add(Figure.sum("m").atLeast(0));
        all.add(Figure.median("l").atLeast(0));
        all.add(Values.zScores("f", 1.5));
        all.add(Values.mostCommon("s", List.of("a")));
        all.add(Values.distinct("s", List.of("a", "b")));
        Expectations suite = Expectations.of("split", all).identifiedBy("l");
        Validation whole = suite.withThreads(1).validate(table.frame());
        Random random = new Random(78);
        for (int threads = 1; threads <= 3; threads++) {
            List<Frame> parts = new ArrayList<>();
            for (int from = 0; from < table.size(); ) {
                int to = Math.min(table.size(), from + random.nextInt(90));
                parts.add(table.frame(from, to));
                from = to;
            }
            Validation split = suite.withThreads(threads).validate(Frame.concat(parts));
            assertThat(split).isEqualTo(whole);
            assertThat(split.json()).isEqualTo(whole.json());
            assertThat(split.finding()).isEqualTo(whole.finding());
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("boathouse-validation");
    }

    @Test
    void severitiesDecideWhatStops() {
        Validation validation = Expectations.of(
                        "mixed",
                        Expectation.notNull("price"),
                        Expectation.notNull("id").warning(),
                        Expectation.notNull("city").withSeverity(Severity.INFO))
                .validate(FRAME);
        assertThat(validation.passed()).isTrue();
        assertThat(validation.warnings()).hasSize(1);
        assertThat(validation.finding().passed()).isTrue();
        Validation failed = Expectations.of("mixed", Expectation.notNull("id")).validate(FRAME);
        assertThat(failed.finding().passed()).isFalse();
        assertThat(failed.finding().name()).isEqualTo("expectations: mixed");
        assertThat(failed.finding().detail()).contains("1 of 5 rows");
        assertThat(failed.summary()).contains("mixed, 5 rows: failed (0 of 1 expectations hold)");
        assertThat(failed.finding().digest()).isNotEqualTo(validation.finding().digest());
    }

    @Test
    void valuesOfSensitiveColumnsLeakNowhere() {
        String secret = "hunter2";
        Frame frame = Frame.of(
                Schema.of(
                        Field.of("who", DataType.STRING),
                        Field.of("pay", DataType.LONG),
                        Field.of("born", DataType.DATE),
                        Field.of("ok", DataType.LONG)),
                List.of(
                        Column.ofStrings(secret, secret, secret),
                        Column.ofLongs(987_654_321L, 987_654_321L, 987_654_321L),
                        Column.of(
                                DataType.DATE,
                                List.of(
                                        java.time.LocalDate.of(1977, 7, 7),
                                        java.time.LocalDate.of(1977, 7, 7),
                                        java.time.LocalDate.of(1977, 7, 7))),
                        Column.ofLongs(1, 2, 3)));
        List<Expectation> all = new ArrayList<>();
        for (String column : List.of("who", "pay", "born")) {
            Object other = column.equals("who") ? "a" : column.equals("pay") ? (Object) 5 : "2000-01-01";
            all.addAll(List.of(
                    Expectation.unique(column),
                    Expectation.between(column, other, other),
                    Expectation.in(column, List.of(other)),
                    Expectation.isNull(column),
                    Values.distinct(column, List.of(other)),
                    Values.mostCommon(column, List.of(other)),
                    Values.increasing(column).with("strictly", true),
                    Figure.min(column).atLeast(other),
                    Figure.max(column).atMost(other),
                    Relation.unique("ok", column).where(Filter.of("ok > 0")),
                    Relation.equal(column, column.equals("born") ? "born" : "ok"),
                    Relation.unique(column, column)));
        }
        all.addAll(List.of(
                Figure.mean("pay").atMost(1),
                Figure.sum("pay").atMost(1),
                Figure.median("pay").atMost(1),
                Figure.quantile("pay", 0.5).atMost(1),
                Figure.standardDeviation("pay").atLeast(1),
                Expectation.fresh("born", Duration.ofDays(1)),
                Expectation.matches("who", "^x"),
                Values.zScores("pay", 0),
                Relation.sum(1, "ok", "pay"),
                Expectation.satisfies(Filter.of("who = 'b' AND pay = 1")),
                Expectation.passes("never", row -> false)));
        Expectations suite =
                Expectations.of("secrets", all).sensitive("who", "pay", "born").identifiedBy("who", "pay", "ok");
        for (Validation validation :
                List.of(suite.validate(frame), suite.validate(dev.boathouse.monitoring.profile.Profile.of(frame)))) {
            String texts = validation.json() + validation.summary() + validation + validation.finding();
            assertThat(texts).doesNotContain(secret, "987654321", "9.87654321", "1977", "2962962963", "2.962962963");
        }
        assertThat(suite.validate(frame).json()).contains(ExpectationResult.MASKED);
    }

    @Test
    void aSensitiveFieldIsMaskedWithTheStructAroundIt() {
        DataType person =
                new DataType.Struct(Schema.of(Field.of("name", DataType.STRING), Field.of("age", DataType.LONG)));
        Frame frame = Frame.of(
                Schema.of(Field.of("who", person)),
                List.of(Column.of(person, List.of(Map.of("name", "hunter2", "age", 7L)))));
        Expectations suite = Expectations.of(
                        "nested",
                        Values.atLeast("who.age", 8),
                        Expectation.matches("who.name", "^x"),
                        Expectation.isNull("who"))
                .sensitive("who.name")
                .identifiedBy("who");
        Validation validation = suite.validate(frame);
        assertThat(validation.results()).extracting(ExpectationResult::outcome).containsOnly(Outcome.FAILED);
        assertThat(validation.json() + validation.summary() + validation).doesNotContain("hunter2");
        assertThat(validation.results().get(0).sample())
                .containsExactly(new FailingRow(0, Map.of("who.age", 7L, "who", ExpectationResult.MASKED)));
        assertThat(suite.quarantine(frame).failing().rowCount()).isEqualTo(1);
    }

    @Test
    void mistakesAreRefused() {
        assertThatThrownBy(() -> Expectation.of("expect_nothing", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expect_nothing");
        assertThatThrownBy(() -> Expectation.notNull("a").with("min_value", 1)).hasMessageContaining("min_value");
        assertThatThrownBy(() -> Expectation.of("expect_column_values_to_be_in_set", Map.of("column", "a")))
                .hasMessageContaining("value_set");
        assertThatThrownBy(() -> Expectation.notNull("a").mostly(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> Figure.mean("a").atLeast(1).mostly(0.5)).hasMessageContaining("judges no rows");
        assertThatThrownBy(() -> Expectation.in("a", List.of(new Object()))).hasMessageContaining("value_set");
        assertThatThrownBy(() -> Expectation.of("expect_rows_to_pass", Map.of("name", "x")))
                .hasMessageContaining("passes");
        assertThatThrownBy(() -> Expectations.of("a").withSample(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Expectations.of("a").withMostKeys(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> Expectations.of("a").withThreads(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> Figure.quantile("a", 2)).hasMessageContaining("2");
        assertThatThrownBy(() -> Expectations.of("a")
                        .validate(
                                Schema.of(Field.of("x", DataType.LONG)),
                                List.of(FRAME).iterator()))
                .hasMessageContaining("other fields");
    }

    @Test
    void equalExpectationsAreEqualHoweverTheyWereMade() {
        Expectation made = Expectation.between("a", 1, 2.5).mostly(0.5).warning();
        Expectation read = Expectation.of(
                        "expect_column_values_to_be_between",
                        Map.of("max_value", 2.5, "min_value", 1L, "column", "a", "strict_min", false))
                .mostly(0.5)
                .withSeverity(Severity.WARNING);
        assertThat(read).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(read)
                .hasToString(
                        "expect_column_values_to_be_between(column=a, min_value=1, max_value=2.5), mostly 0.5, warning");
        assertThat(Expectation.types()).hasSize(Kind.values().length).contains(read.type());
    }
}
