package dev.boathouse.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters write is read as the same filter; what people write, as SQL would. */
class FilterReaderTest {

    @Test
    void whatIsWrittenIsReadAsTheSameFilter() {
        for (long seed = 1; seed <= 150; seed++) {
            Random random = new Random(seed);
            Frame frame = RandomFrames.frame(random, random.nextInt(200));
            assertReadsTheSame(seed, frame, RandomFrames.filter(random, frame.schema(), 4));
            Frame nested = NestedFrames.frame(random, random.nextInt(100));
            assertReadsTheSame(seed, nested, NestedFrames.filter(random, 4));
        }
    }

    private static void assertReadsTheSame(long seed, Frame frame, Filter filter) {
        Filter read = Filter.of(filter.toString());
        assertThat(read).as("seed %d", seed).hasToString(filter.toString());
        Filter bound = filter.boundTo(frame.schema());
        assertThat(Filter.of(bound.toString()).boundTo(frame.schema()))
                .as("seed %d, %s", seed, bound)
                .isEqualTo(bound);
        assertThat(frame.where(read).contentDigest())
                .as("seed %d, %s", seed, filter)
                .isEqualTo(frame.where(filter).contentDigest());
    }

    @Test
    void literalsOfEveryTypeComeBack() {
        for (Object literal : List.of(
                "it's 'quoted', (really) AND `so`\n",
                "",
                0L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                new BigDecimal("9223372036854775808"),
                new BigDecimal("-0.10"),
                new BigDecimal("1E+1000000000"),
                new BigDecimal("1E-7"),
                0.1,
                -0.0,
                1e22,
                Double.MIN_VALUE,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                0.1f,
                Float.MAX_VALUE,
                Float.POSITIVE_INFINITY,
                true,
                false,
                LocalDate.of(2024, 2, 29),
                LocalDate.ofEpochDay(Integer.MIN_VALUE),
                LocalDate.ofEpochDay(Integer.MAX_VALUE),
                Instant.parse("2024-01-01T00:00:00.000001Z"),
                Instant.ofEpochSecond(-9_000_000_000_000L),
                LocalDateTime.parse("2024-01-01T00:00"),
                LocalDateTime.parse("2024-01-01T00:00:01.5"))) {
            assertThat(Filter.of(Filter.equal("x", literal).toString())).isEqualTo(Filter.equal("x", literal));
            assertThat(Filter.of(Filter.in("x", List.of(literal, literal)).toString()))
                    .isEqualTo(Filter.in("x", List.of(literal, literal)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOT",
                "AND",
                "IS",
                "IN",
                "true",
                "DATE",
                "a b",
                "window.start",
                "`a.b`.c",
                "ü",
                "a`b",
                "0",
                "1a",
                "",
                "a\nb"
            })
    void everyNameOfAColumnComesBack(String name) {
        for (Filter filter : List.of(
                Filter.equal(name, 1L),
                Filter.in(name, List.of()),
                Filter.isNull(name),
                Filter.isNotNull(name),
                Filter.not(Filter.in(name, List.of("x")).or(Filter.isNull(name))))) {
            assertThat(Filter.of(filter.toString())).isEqualTo(filter);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a = 1 AND b = 2 OR c = 3                | ((a = 1 AND b = 2) OR c = 3)
            a = 1 OR b = 2 AND c = 3                | (a = 1 OR (b = 2 AND c = 3))
            a = 1 OR b = 2 OR c = 3                 | ((a = 1 OR b = 2) OR c = 3)
            a = 1 AND (b = 2 OR c = 3)              | (a = 1 AND (b = 2 OR c = 3))
            NOT (a = 1) AND b = 2                   | (NOT (a = 1) AND b = 2)
            NOT(a = 1 OR b = 2)                     | NOT ((a = 1 OR b = 2))
            ((a IS  NOT NULL))                      | a IS NOT NULL
            a IN(1,2 , 3)                           | a IN (1, 2, 3)
            NOT IN (1)                              | NOT IN (1)
            ANDES = 1 AND ORDER = 2                 | (ANDES = 1 AND ORDER = 2)
            `hour`>5                                | hour > 5
            """)
    void whatPeopleWriteIsReadAsSqlReadsIt(String text, String canonical) {
        assertThat(Filter.of(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a                     | found the end at character 1, not a comparison, IN or IS.
            a =                   | found the end at character 3, not a value.
            a = 'x                | found the end at character 6, not "'".
            a = 1 b = 2           | found "b = 2" at character 6, not the end.
            a = NaN               | found "NaN" at character 4, not a value.
            a = DATE '2024-02-30' | found "'2024-02-30'" at character 9, not a day such as '2024-03-01'.
            a = 1 and b = 2       | found "and b = 2" at character 6, not the end.
            a.b = 1               | found ".b = 1" at character 1, not a comparison, IN or IS.
            a IS 1                | found "1" at character 5, not NULL.
            a IN (1               | found the end at character 7, not ")".
            (a = 1                | found the end at character 6, not ")".
            NOT a = 1             | found "a = 1" at character 4, not a comparison, IN or IS.
            5 = a                 | found "5 = a" at character 0, not a column.
            a = 1E+99999999999    | found "1E+99999999999" at character 4, not a value.
            """)
    void whatIsNoFilterIsToldByItsPlace(String text, String message) {
        assertThatThrownBy(() -> Filter.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read the filter: " + message);
    }

    @Test
    void aHostileDepthIsRefusedBeforeItFillsTheStack() {
        for (String text : List.of(
                "a = 1" + " AND a = 1".repeat(100_000),
                "a = 1" + " OR a = 1".repeat(100_000),
                "NOT (".repeat(498) + "a = 1 AND a = 1 AND a = 1" + ")".repeat(498))) {
            assertThatThrownBy(() -> Filter.of(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("more than 500 conditions in each other");
        }
        assertThatThrownBy(() -> Filter.of("NOT (".repeat(100_000) + "a = 1" + ")".repeat(100_000)))
                .hasMessageContaining("more than 500 conditions in each other");
        assertThatThrownBy(() -> Filter.of("(".repeat(1_000_000))).hasMessageContaining("found the end");
        assertThat(Filter.of("(".repeat(100_000) + "a = 1" + ")".repeat(100_000)))
                .isEqualTo(Filter.equal("a", 1L));
        assertThatThrownBy(() -> Filter.of("a = " + "1".repeat(1_000_000))).hasMessageContaining("at most 5000 digits");
    }

    @Test
    void asDeepAsIsAllowedComesBack() {
        Filter filter = Filter.equal("a", 1L);
        for (int i = 1; i < 500; i++) {
            filter = i % 2 == 0 ? Filter.not(filter) : filter.and(Filter.isNull("b"));
        }
        assertThat(Filter.of(filter.toString())).hasToString(filter.toString());
    }
}
