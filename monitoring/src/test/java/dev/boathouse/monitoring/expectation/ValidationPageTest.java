package dev.boathouse.monitoring.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.profile.Profile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationPageTest {

    private static final Frame FLIGHTS = Frame.of(
            Schema.of(
                    Field.of("flight_id", DataType.LONG),
                    Field.of("origin", DataType.STRING),
                    Field.of("distance", DataType.DOUBLE),
                    Field.of("passenger", DataType.STRING)),
            List.of(
                    Column.of(DataType.LONG, List.of(1L, 2L, 3L, 4L)),
                    Column.of(DataType.STRING, List.of("ATL", "QQQ", "ORD", "QQQ")),
                    Column.of(DataType.DOUBLE, Arrays.asList(500.0, -1.0, null, 700.0)),
                    Column.of(DataType.STRING, List.of("Ada", "Grace", "Alan", "Edsger"))));

    @Test
    void tellsWhatWasExpectedAndFound() {
        Validation validation = Expectations.of(
                        "flights",
                        Expectation.between("distance", 0, 6_000).withNote("No flight is longer."),
                        Expectation.in("origin", List.of("ATL", "ORD"))
                                .mostly(0.9)
                                .warning(),
                        Expectation.notNull("flight_id"),
                        Figure.mean("distance").atMost(1_000).withSeverity(Severity.INFO))
                .identifiedBy("flight_id")
                .validate(FLIGHTS);

        assertThat(validation.page().text()).isEqualTo("""
                        Validation: flights
                        ===================

                        Overview
                        --------

                        [FAIL] 1 critical expectation does not hold: the data must not be used.

                        rows  4

                        Expectations by severity

                        severity  passed  failed  undecided
                        --------  ------  ------  ---------
                        critical       1       1          0
                        warning        0       1          0
                        info           1       0          0

                        Expectations
                        ------------

                        What was expected, and what was found

                        outcome   column     expected                                    observed  unexpected    share
                        --------  ---------  ------------------------------------------  --------  ----------  -------
                        ✗ failed  distance   from 0 to 6000                                                 1  33.33 %
                        ! failed  origin     one of ATL, ORD, for at least 90 % of rows                     2  50.00 %
                        ✓ passed  flight_id  not null                                                       0   0.00 %
                        ✓ passed  distance   mean at most 1000                           399.667

                        What does not hold
                        ------------------

                        # 1. distance: from 0 to 6000

                        [FAIL] failed, critical: 1 of 3 rows looked at are not as expected

                        Why it is expected: No flight is longer.

                        Most frequent unexpected values

                        value  rows
                        -----  ----
                        -1        1

                        The first rows that are not as expected, numbered from 0 as they were read

                        row  distance  flight_id
                        ---  --------  ---------
                          1  -1        2

                        # 2. origin: one of ATL, ORD, for at least 90 % of rows

                        [WARN] failed, warning: 2 of 4 rows looked at are not as expected

                        Most frequent unexpected values

                        value  rows
                        -----  ----
                        QQQ       2

                        The first rows that are not as expected, numbered from 0 as they were read

                        row  origin  flight_id
                        ---  ------  ---------
                          1  QQQ     2
                          3  QQQ     4
                        """);
    }

    @Test
    void allPassingHasNoFolds() {
        Validation validation =
                Expectations.of("flights", Expectation.notNull("flight_id")).validate(FLIGHTS);

        assertThat(validation.page().text())
                .contains("All critical expectations hold.")
                .doesNotContain("What does not hold");
    }

    @Test
    void whatAProfileCannotTellIsUndecided() {
        Validation validation = Expectations.of(
                        "flights", Expectation.matches("origin", "^[A-Z]+$"), Values.increasing("distance"))
                .validate(Profile.of(FLIGHTS));

        assertThat(validation.page().text()).contains("undecided");
    }

    @Test
    void sensitiveValuesAreMasked() {
        Validation validation = Expectations.of(
                        "flights",
                        Expectation.matches("passenger", "^[0-9]+$"),
                        Figure.min("passenger").atLeast("Zoe"),
                        Relation.equal("passenger", "origin"))
                .sensitive("passenger")
                .identifiedBy("passenger", "flight_id")
                .validate(FLIGHTS);

        assertThat(validation.page().text() + validation.page().markdown())
                .contains(ExpectationResult.MASKED)
                .doesNotContain("Ada")
                .doesNotContain("Grace")
                .doesNotContain("Alan")
                .doesNotContain("Edsger");
    }

    @Test
    void strangeNamesAndValuesAreShownAsTheyAre() {
        String hostile = "<script>|`a*b_\n";
        Frame frame = Frame.of(
                Schema.of(Field.of(hostile, DataType.STRING), Field.of(" ", DataType.BINARY)),
                List.of(
                        Column.of(DataType.STRING, Arrays.asList("", "</td>", null)),
                        Column.of(DataType.BINARY, Arrays.asList(new byte[3], new byte[0], null))));
        Validation validation = Expectations.of(hostile, Expectation.in(hostile, List.of("x")))
                .identifiedBy(" ")
                .validate(frame);

        assertThat(validation.page().markdown()).doesNotContainPattern("(?<!\\\\)<");
        assertThat(validation.page().text()).contains("\"\"").contains("</td>").contains("3 bytes");
    }

    @Test
    void twoOfTheSameHaveTitlesOfTheirOwn() {
        Expectation same = Expectation.between("distance", 0, 6_000);
        Validation validation = Expectations.of("flights", same, same).validate(FLIGHTS);

        assertThat(validation.page().text())
                .contains("1. distance: from 0 to 6000")
                .contains("2. distance: from 0 to 6000");
    }

    @Test
    void everyExpectationHasWords() {
        for (long seed = 1; seed <= 5; seed++) {
            Expectations suite = new RandomSuites(seed).next();

            assertThat(suite.list()).as("seed %d", seed).allSatisfy(expectation -> {
                assertThat(ExpectationWords.of(expectation)).isNotBlank().doesNotContain("null null");
                assertThat(ExpectationWords.subject(expectation)).isNotBlank();
            });
        }
    }

    @Test
    void expectationsThatMakeNoSenseHaveWordsToo() {
        Expectation age =
                Expectation.of("expect_column_max_to_be_fresh", Map.of("column", "at", "max_age", "two days"));
        Expectation quantile = Expectation.of(
                "expect_column_quantile_values_to_be_between",
                Map.of("column", "x", "quantile_ranges", Map.of("quantiles", List.of(0.5))));

        assertThat(words(age)).isEqualTo("latest is no older than two days");
        assertThat(words(quantile)).isEqualTo("quantiles {quantiles=[0.5]}");
        assertThat(Expectations.of("x", age, quantile).validate(FLIGHTS).page().text())
                .contains("two days");
    }

    @Test
    void wordsAreThoseOfPeople() {
        List<String> codes = IntStream.range(0, 20).mapToObj(i -> "c" + i).toList();

        assertThat(words(Values.atLeast("x", 5).with("strict_min", true))).isEqualTo("more than 5");
        assertThat(words(Expectation.between("x", 5, 5))).isEqualTo("5");
        assertThat(words(Expectation.between("x", 0, 1).with("strict_max", true)))
                .isEqualTo("at least 0 and less than 1");
        assertThat(words(Expectation.in("x", codes))).isEqualTo("one of c0, c1, c2, c3, c4, c5, c6, c7, … (20)");
        assertThat(words(Relation.greaterOrEqual("a", "b"))).isEqualTo("a ≥ b");
        assertThat(words(Figure.quantile("x", 0.5).between(1, 2))).isEqualTo("quantile 0.5 from 1 to 2");
        assertThat(words(Expectation.fresh("at", Duration.ofDays(2)))).isEqualTo("latest is no older than 2 d");
        assertThat(words(Expectation.notNull("x").mostly(0.999).where(Filter.isNull("y"))))
                .isEqualTo("not null, for at least 99.9 % of rows, where y IS NULL");
    }

    private static String words(Expectation expectation) {
        return ExpectationWords.of(expectation);
    }
}
