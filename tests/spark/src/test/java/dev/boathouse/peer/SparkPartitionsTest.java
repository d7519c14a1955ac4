package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Partition columns of every type: their values stand in the log as text, their folders are escaped. */
@BySpark
class SparkPartitionsTest {

    private final Judge judge;

    SparkPartitionsTest(Judge judge) {
        this.judge = judge;
    }

    private static Recipe by(String name, String... values) {
        StringBuilder sql = new StringBuilder("CREATE TABLE {t} USING delta PARTITIONED BY (");
        sql.append(IntStream.range(0, values.length).mapToObj(i -> "p" + i).collect(Collectors.joining(", ")));
        sql.append(") AS SELECT id");
        for (int i = 0; i < values.length; i++) {
            sql.append(", ").append(values[i]).append(" AS p").append(i);
        }
        return Recipe.of(name, sql + ", id * 2 AS twice FROM range(0, 88, 1, 1)");
    }

    /** Each of the values in turn, then null. */
    private static String oneOf(String... values) {
        StringBuilder sql = new StringBuilder("CASE id % " + (values.length + 1));
        for (int i = 0; i < values.length; i++) {
            sql.append(" WHEN ").append(i).append(" THEN ").append(values[i]);
        }
        return sql + " END";
    }

    private static String oneOf(String type, List<String> values) {
        return "CAST(" + oneOf(values.stream().map(value -> "'" + value + "'").toArray(String[]::new)) + " AS " + type
                + ")";
    }

    static Stream<Recipe> types() {
        return Stream.of(
                by(
                        "numbers",
                        oneOf("BOOLEAN", List.of("true", "false", "true")),
                        oneOf("BYTE", List.of("-128", "127", "0")),
                        oneOf("SHORT", List.of("-32768", "32767", "0")),
                        oneOf("INT", List.of("-2147483648", "2147483647", "0")),
                        oneOf("LONG", List.of("-9223372036854775808", "9223372036854775807", "0")),
                        oneOf("FLOAT", List.of("NaN", "-Infinity", "3.4028235E38")),
                        oneOf("DOUBLE", List.of("NaN", "Infinity", "4.9E-324")),
                        oneOf("DECIMAL(9, 3)", List.of("999999.999", "-0.001", "0")),
                        oneOf("DECIMAL(38, 0)", List.of("9".repeat(38), "-1", "0"))),
                by(
                        "texts and times",
                        oneOf("x'41'", "x'C3BC'", "x''"),
                        oneOf("DATE", List.of("0001-01-01", "1582-10-04", "2024-02-29")),
                        oneOf(
                                "TIMESTAMP_NTZ",
                                List.of("1582-10-04 23:59:59.999999", "2024-03-31 02:30:00", "1970-01-01 00:00:00.5"))),
                by(
                        "special characters",
                        oneOf(
                                "''",
                                "'plain'",
                                "' leading'",
                                "'100 %'",
                                "'%2F'",
                                "'a/b'",
                                "'a=b'",
                                "'a:b'",
                                "'a+b'",
                                "'a#b?c'",
                                "'Öl'",
                                "'日本'",
                                "'🚣'",
                                "'line\\nbreak'",
                                "'tab\\t'",
                                "'quo\\'te\"'",
                                "'back\\\\slash'",
                                "'__HIVE_DEFAULT_PARTITION__'",
                                "'null'",
                                "'a\\u0001b'",
                                "'{x}[y]'")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void partitionValuesReadAsSparkReadsThem(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe);
    }

    static Stream<Recipe> times() {
        String times =
                "CAST(" + oneOf("'1969-12-31 23:59:59.999999'", "'2024-03-31 00:30:00'", "'2023-07-01 12:00:00.5'")
                        + " AS TIMESTAMP)";
        return Stream.of("America/Los_Angeles", "Asia/Kolkata")
                .map(zone -> by(zone, times).with("spark.sql.session.timeZone", zone));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("times")
    void partitionTimesThatNameTheirZoneReadTheSameFromEveryZone(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe.leaves("\"p0\":\"[^\"]+Z\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("times")
    void partitionTimesWithoutZoneAreThoseOfTheZoneOfTheScan(Recipe recipe) {
        Path table = judge.write(recipe.with("spark.databricks.delta.write.utcTimestampPartitionValues", "false")
                .leaves("\"p0\":\"[0-9: .-]+\""));
        Reading expected = judge.written(table, 0);
        assertThat(judge.boathouse(Question.of(table).zone(recipe.name()))).isEqualTo(expected);
        assertThat(expected.rows()).hasSize(88);
    }

    @Test
    void manyPartitionColumnsReadAsSparkReadsThemInAnyOrder() {
        Path table = judge.write(Recipe.of("many", """
                CREATE TABLE {t} (a STRING, id LONG, b INT, `c d` DATE, e BOOLEAN) USING delta PARTITIONED BY (e, a, `c d`)
                    TBLPROPERTIES ('delta.columnMapping.mode' = 'name')""", """
                INSERT INTO {t} SELECT IF(id % 3 = 0, NULL, 'x y'), id, id, IF(id % 2 = 0, NULL, DATE'2024-01-01'), id % 5 = 0
                FROM range(0, 200, 1, 2)"""));
        judge.agreeOnEveryVersion(table);
        judge.agree(Question.of(table).select(List.of("e", "b", "a")));
        assertThat(judge.agree(Question.of(table).select(List.of("a")))).hasSize(200);
    }
}
