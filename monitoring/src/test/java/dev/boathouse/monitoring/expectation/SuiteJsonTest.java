package dev.boathouse.monitoring.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteJsonTest {

    private static final Expectations GOLDEN = Expectations.of(
                    "flights",
                    Expectation.rowCount(1_000, 2_000_000),
                    Expectation.type("hour", DataType.INT),
                    Expectation.between("distance", 0, 6_000)
                            .with("strict_min", true)
                            .mostly(0.99),
                    Expectation.in("origin", List.of("ATL", "ORD")).warning().withNote("The two that we serve."),
                    Expectation.between("price", new BigDecimal("0.50"), 1.0),
                    Expectation.between("day", LocalDate.of(2001, 1, 1), LocalDate.of(2001, 6, 30))
                            .where(Filter.of("carrier = 'UA' AND (late IS NULL OR hour > 5)")),
                    Expectation.notNull("hour").where(Filter.of("NOT (distance < 0.5D)")),
                    Figure.median("distance").atMost(900).withSeverity(Severity.INFO),
                    Figure.quantile("distance", 0.9).between(100, 3_000),
                    Expectation.satisfies(Filter.of("arrival >= 0")),
                    Expectation.fresh("departure", Duration.ofDays(2)))
            .sensitive("passenger")
            .identifiedBy("flight_id");

    @Test
    void theStoredFormatStays() throws IOException {
        String stored = resource("suite-1.json");

        assertThat(GOLDEN.json()).isEqualTo(stored);
        assertThat(Expectations.read(stored).list()).isEqualTo(GOLDEN.list());
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        for (long seed = 1; seed <= 20; seed++) {
            Expectations suite = new RandomSuites(seed).next();
            String json = suite.json();

            Expectations read = Expectations.read(json);

            assertThat(read.name()).as("seed %d", seed).isEqualTo(suite.name());
            assertThat(read.list()).as("seed %d: %s", seed, json).isEqualTo(suite.list());
            assertThat(read.sensitiveColumns()).as("seed %d", seed).isEqualTo(suite.sensitiveColumns());
            assertThat(read.identifyingColumns()).as("seed %d", seed).isEqualTo(suite.identifyingColumns());
            assertThat(read.json()).as("seed %d", seed).isEqualTo(json);
        }
    }

    @Test
    void codeOfTheHostCannotBeWritten() {
        Expectations suite = Expectations.of("flights", Expectation.passes("plausible", row -> true));

        assertThatThrownBy(suite::json)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expect_rows_to_pass(name=plausible)")
                .hasMessageContaining("would work");
    }

    @Test
    void aSuiteOfGreatExpectations1IsRead() throws IOException {
        ImportedSuite imported = ImportedSuite.read(resource("gx-1.json"));

        assertThat(imported.expectations().name()).isEqualTo("orders");
        assertThat(imported.expectations().list())
                .containsExactly(
                        Expectation.of("expect_table_row_count_to_be_between", Map.of("min_value", 100)),
                        Expectation.between("amount", 0.0, 10_000)
                                .with("strict_min", true)
                                .mostly(0.99)
                                .warning()
                                .where(Filter.of("status IN ('paid', 'sent') AND refund IS NULL"))
                                .withNote("From the contract.\nRefunds apart."),
                        Expectation.type("id", DataType.LONG)
                                .withSeverity(Severity.INFO)
                                .withNote("Keys are 64 bits wide"),
                        Relation.greaterOrEqual("paid_at", "ordered_at")
                                .with("ignore_row_if", "either_value_is_missing"),
                        Expectation.of(
                                "expect_column_quantile_values_to_be_between",
                                Map.of(
                                        "column",
                                        "amount",
                                        "quantile_ranges",
                                        Map.of(
                                                "quantiles",
                                                List.of(0.05, 0.5),
                                                "value_ranges",
                                                List.of(List.of(0, 10), Arrays.asList(20, null))))),
                        Values.atLeast("age", 18).where(Filter.equal("country", "FR")));
        assertThat(reasons(imported).keySet()).containsExactlyInAnyOrder(7, 8, 9, 10);
        assertThat(reasons(imported).get(7)).contains("expect_column_kl_divergence_to_be_less_than");
        assertThat(reasons(imported).get(8)).contains("unexpected_rows_expectation");
        assertThat(reasons(imported).get(9)).contains("\"mean_of_yesterday\"");
        assertThat(reasons(imported).get(10)).contains("\"windows\"");
    }

    @Test
    void aSuiteOfGreatExpectations0IsRead() throws IOException {
        ImportedSuite imported = ImportedSuite.read(resource("gx-0.json"));

        assertThat(imported.expectations().name()).isEqualTo("people.warning");
        assertThat(imported.expectations().list())
                .containsExactly(
                        Expectation.between("age", 0, 120)
                                .where(Filter.equal("sex", "male")
                                        .and(Filter.notEqual("since when", 3L).or(Filter.isNull("since when"))))
                                .withNote("Nobody is *older*."),
                        Expectation.type("age", DataType.BYTE, DataType.INT, DataType.LONG, DataType.SHORT),
                        Relation.different("first", "last").with("ignore_row_if", "never"));
        assertThat(reasons(imported).keySet()).containsExactlyInAnyOrder(2, 5, 6, 7, 8);
        assertThat(reasons(imported).get(2)).contains("parse_strings_as_datetimes");
        assertThat(reasons(imported).get(5)).contains("expect_column_values_to_match_strftime_format");
        assertThat(reasons(imported).get(6)).contains("age.str.len() > 3");
        assertThat(reasons(imported).get(7)).contains("(?P<initial>");
        assertThat(reasons(imported).get(8)).contains("value_set");
    }

    @Test
    void aSuiteThatIsNotUnderstoodAsAWholeIsRefusedWithAllThatIsNot() throws IOException {
        String json = resource("gx-1.json");

        assertThatThrownBy(() -> Expectations.read(json))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("\"orders\"")
                .hasMessageContaining("expectation 7")
                .hasMessageContaining("expectation 8")
                .hasMessageContaining("expectation 9")
                .hasMessageContaining("expectation 10")
                .hasMessageContaining("would work");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            col("foo").notNull() | great_expectations | foo IS NOT NULL
            col("foo") <= date("2023-03-13") | great_expectations | foo <= DATE '2023-03-13'
            col("foo") == 'Two  Two' | great_expectations__experimental__ | foo = 'Two  Two'
            PClass=="1st" | pandas | PClass = '1st'
            (a == 4) & (b == "d") | pandas | a = 4 AND b = 'd'
            w!=0.56 & w<0.8 | pandas | (w <> 0.56D OR w IS NULL) AND w < 0.8D
            a > 1 or b > 2 and c > 3 | pandas | a > 1 OR b > 2 AND c > 3
            a in [1, 2] | pandas | a IN (1, 2)
            a not in [1, 2] | pandas | NOT (a IN (1, 2)) OR a IS NULL
            foo is not null AND bar != -5e-1 | spark | foo IS NOT NULL AND bar <> -0.5D
            ok == True | pandas | ok = true
            """)
    void conditionsThatAreTextsAreRead(String text, String parser, String filter) {
        assertThat(ConditionText.read(text, parser)).isEqualTo(Filter.of(filter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a >",
                "a > b",
                "5 < a",
                "a > 5 b",
                "a > 'x\\'y'",
                "a.str.len() > 3",
                "not a > 5",
                "a > 1e999",
                "(a > 5",
                "a in []",
                "a + 1 > 5",
                "1 < a < 5",
                "a > 5; drop"
            })
    void conditionsThatAreNotUnderstoodAreRefused(String text) {
        assertThatThrownBy(() -> ConditionText.read(text, "pandas"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row_condition");
    }

    @Test
    void deepConditionsAreRefused() {
        String deep = "(".repeat(9_000) + "a > 5" + ")".repeat(9_000);

        assertThatThrownBy(() -> ConditionText.read(deep, "pandas")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [] | single JSON object
            {"name": "x", "expectations": [ | end-of-input
            {"name": "x"} | "expectations" is missing
            {"expectations": []} | "expectation_suite_name" is missing
            {"name": 5, "expectations": []} | "name" is not what it should be
            {"name": "x", "expectations": [5]} | wanted a list of objects
            {"name": "x", "expectations": [{"type": "expect_column_to_exist", "kwargs": {"column": "a"}}, {"kwargs": {}}]} | expectation 2 of the suite "x"
            {"name": "x", "expectations": [{"type": 7, "kwargs": {}}]} | expectation 1 of the suite "x"
            {"name": "x", "expectations": [{"type": "expect_column_to_exist", "kwargs": []}]} | expectation 1 of the suite "x"
            {"name": "x", "expectations": [{"type": "t", "type": "u"}]} | Duplicate field
            {"name": "x", "expectations": [{"type": "expect_table_row_count_to_equal", "kwargs": {"value": 1e999}}]} | Number too large
            """)
    void whatIsNoSuiteIsRefusedWithThePlace(String json, String reason) {
        assertThatThrownBy(() -> ImportedSuite.read(json))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "{\"name\": \"x\", \"expectations\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThatThrownBy(() -> ImportedSuite.read(deep)).isInstanceOf(CorruptDataException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            expect_column_to_exist | "column": 5 | "column" 5
            expect_column_values_to_not_be_null | "column": "a", "mostly": "most" | "mostly" is most
            expect_column_values_to_not_be_null | "column": "a", "mostly": 1.5 | 1.5
            expect_column_values_to_be_in_set | "column": "a", "value_set": "b" | a list of values
            expect_column_values_to_be_between | "column": "a" | expects nothing
            expect_column_values_to_be_between | "column": "a", "min_value": [1] | a number, text, date or time
            expect_column_values_to_be_between | "column": "a", "min_value": 1, "strict_min": "yes" | true or false
            expect_column_values_to_be_between | "column": "a", "min_value": 1, "tolerance": 1 | tolerance
            expect_column_values_to_be_between | "column": "a", "min_value": 1, "row_condition": "a > 1" | condition_parser
            expect_column_values_to_be_between | "column": "a", "min_value": 1, "row_condition": {"type": "pass_through"} | row_condition
            expect_column_values_to_be_of_type | "column": "a", "type_": "object" | "object"
            expect_table_row_count_to_equal | "value": 1.5 | a whole number
            expect_rows_to_pass | "name": "x" | code of the host
            expect_column_max_to_be_fresh | "column": "a", "max_age": "two days" | two days
            expect_column_quantile_values_to_be_between | "column": "a", "quantile_ranges": {"quantiles": [0.5]} | value_ranges
            expect_column_mean_to_be_between | "column": "a", "min_value": 1, "mostly": 0.5 | judges no rows
            """)
    void argumentsThatAreNotUnderstoodAreNamed(String type, String arguments, String reason) {
        String json =
                "{\"name\": \"x\", \"expectations\": [{\"type\": \"" + type + "\", \"kwargs\": {" + arguments + "}}]}";

        ImportedSuite imported = ImportedSuite.read(json);

        assertThat(imported.expectations().list()).isEmpty();
        assertThat(imported.unread()).hasSize(1);
        assertThat(imported.unread().get(0).type()).isEqualTo(type);
        assertThat(imported.unread().get(0).reason()).contains(reason);
    }

    @Test
    void unknownFieldsAndSeveritiesAreNamed() {
        String json = """
                {"name": "x", "expectations": [
                  {"type": "expect_column_to_exist", "kwargs": {"column": "a"}, "only_on": "Mondays"},
                  {"type": "expect_column_to_exist", "kwargs": {"column": "a"}, "severity": "fatal"}]}""";

        assertThat(reasons(ImportedSuite.read(json)).get(1)).contains("only_on");
        assertThat(reasons(ImportedSuite.read(json)).get(2)).contains("fatal");
    }

    @Test
    void aConditionThatOthersHaveChangedIsReadAsTheyLeftIt() {
        String json = Expectations.of("x", Expectation.notNull("a").where(Filter.of("b = 5D")))
                .json();

        String changed = json.replace("\"parameter\" : 5", "\"parameter\" : 6");

        assertThat(changed).isNotEqualTo(json);
        assertThat(Expectations.read(changed).list())
                .containsExactly(Expectation.notNull("a").where(Filter.of("b = 6")));
    }

    @Test
    void typesThatDoNotFitAreNamed() {
        String json = Expectations.of("x", Expectation.in("day", List.of(LocalDate.of(2024, 1, 1), "x")))
                .json();

        String changed = json.replace("\"2024-01-01\", \"x\"", "\"x\"").replaceAll("\"2024-01-01\",\\s*\"x\"", "\"x\"");

        assertThat(changed).isNotEqualTo(json);
        assertThat(ImportedSuite.read(changed).unread().get(0).reason()).contains("types in its meta do not fit");
    }

    @Test
    void aLaterFormatIsRefused() {
        String json = Expectations.of("x").json().replace("\"format\" : 1", "\"format\" : 2");

        assertThatThrownBy(() -> ImportedSuite.read(json))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("format 2");
    }

    private static Map<Integer, String> reasons(ImportedSuite imported) {
        return imported.unread().stream()
                .collect(Collectors.toMap(
                        ImportedSuite.Unread::number,
                        Function.<ImportedSuite.Unread>identity().andThen(ImportedSuite.Unread::toString)));
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = SuiteJsonTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
