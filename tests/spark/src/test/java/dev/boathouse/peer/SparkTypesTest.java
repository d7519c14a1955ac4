package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of every primitive type that Spark writes, with nulls and the values at the edges. */
@BySpark
class SparkTypesTest {

    static final String TIMES = """
            CREATE TABLE {t} USING delta AS SELECT id, CAST(CASE id % 9
                WHEN 0 THEN NULL
                WHEN 1 THEN '0001-01-01 00:00:00'
                WHEN 2 THEN '1582-10-04 23:59:59.999999'
                WHEN 3 THEN '1582-10-15 00:00:00'
                WHEN 4 THEN '1969-12-31 23:59:59.999999'
                WHEN 5 THEN '1970-01-01 00:00:00'
                WHEN 6 THEN '9999-12-31 23:59:59.999999'
                WHEN 7 THEN '2024-03-31 02:30:00.123456'
                ELSE timestamp_micros(id * 987654321987) END AS TIMESTAMP) AS time
            FROM range(0, 2000, 1, 3)""";

    private final Judge judge;

    SparkTypesTest(Judge judge) {
        this.judge = judge;
    }

    static Stream<Recipe> primitives() {
        return Stream.of(
                Recipe.of("whole numbers", """
                        CREATE TABLE {t} USING delta AS SELECT id,
                            CASE id % 5 WHEN 0 THEN NULL WHEN 1 THEN false ELSE true END AS truth,
                            CAST(CASE id % 5 WHEN 0 THEN NULL WHEN 1 THEN -128 WHEN 2 THEN 127 ELSE id % 128 END AS BYTE) AS b,
                            CAST(CASE id % 6 WHEN 0 THEN NULL WHEN 1 THEN -32768 WHEN 2 THEN 32767 ELSE id END AS SHORT) AS s,
                            CAST(CASE id % 7 WHEN 0 THEN NULL WHEN 1 THEN -2147483648 WHEN 2 THEN 2147483647 ELSE id * 3 END AS INT) AS i,
                            CASE id % 8 WHEN 0 THEN NULL WHEN 1 THEN -9223372036854775807 - 1 WHEN 2 THEN 9223372036854775807
                                ELSE xxhash64(id) END AS l,
                            CAST(NULL AS INT) AS nothing
                        FROM range(0, 3000, 1, 4)"""),
                Recipe.of("floating point numbers", """
                        CREATE TABLE {t} USING delta AS SELECT id,
                            CAST(CASE id % 9 WHEN 0 THEN NULL WHEN 1 THEN 'NaN' WHEN 2 THEN '-0.0' WHEN 3 THEN 'Infinity'
                                WHEN 4 THEN '-Infinity' WHEN 5 THEN '1.4E-45' WHEN 6 THEN '3.4028235E38' ELSE id / 7 END AS FLOAT) AS f,
                            CAST(CASE id % 9 WHEN 0 THEN NULL WHEN 1 THEN 'NaN' WHEN 2 THEN '-0.0' WHEN 3 THEN 'Infinity'
                                WHEN 4 THEN '-Infinity' WHEN 5 THEN '4.9E-324' WHEN 6 THEN '1.7976931348623157E308' ELSE id / 7 END AS DOUBLE) AS d,
                            CAST('NaN' AS DOUBLE) AS nan
                        FROM range(0, 3000, 1, 4)"""),
                Recipe.of("decimals of every width", decimals()),
                Recipe.of("strings and bytes", """
                        CREATE TABLE {t} USING delta AS SELECT id,
                            CASE id % 6 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'Grüße aus Köln' WHEN 3 THEN '日本語 🚣 ' || id
                                WHEN 4 THEN repeat('long ', CAST(id AS INT)) ELSE uuid() END AS text,
                            CASE id % 3 WHEN 0 THEN 'few' WHEN 1 THEN 'levels' END AS level,
                            CASE id % 4 WHEN 0 THEN NULL WHEN 1 THEN x'' WHEN 2 THEN x'00FF80' ELSE unhex(sha2(CAST(id AS STRING), 256)) END AS bytes
                        FROM range(0, 1000, 1, 2)"""),
                Recipe.of("dates of both calendars", """
                        CREATE TABLE {t} USING delta AS SELECT id, CAST(CASE id % 8 WHEN 0 THEN NULL WHEN 1 THEN '0001-01-01'
                            WHEN 2 THEN '1582-10-04' WHEN 3 THEN '1582-10-15' WHEN 4 THEN '1969-12-31' WHEN 5 THEN '9999-12-31'
                            WHEN 6 THEN '2024-02-29' ELSE date_add(DATE'1400-01-01', CAST(id * 97 AS INT)) END AS DATE) AS day
                        FROM range(0, 2000, 1, 3)"""),
                Recipe.of("times without a zone", TIMES.replace("AS TIMESTAMP)", "AS TIMESTAMP_NTZ)"))
                        .leaves("timestampNtz"));
    }

    private static String decimals() {
        StringBuilder sql = new StringBuilder("CREATE TABLE {t} USING delta AS SELECT id");
        for (int[] type : new int[][] {
            {1, 0}, {1, 1}, {9, 3}, {10, 2}, {18, 0}, {18, 18}, {19, 0}, {19, 7}, {38, 0}, {38, 10}, {38, 38}
        }) {
            int whole = type[0] - type[1];
            String most = (whole == 0 ? "0" : "9".repeat(whole)) + (type[1] == 0 ? "" : "." + "9".repeat(type[1]));
            String other = whole == 0 ? "'0.' || id % 10" : "id % 9 || '.' || id";
            sql.append(", CAST(CASE id % 5 WHEN 0 THEN NULL WHEN 1 THEN '").append(most);
            sql.append("' WHEN 2 THEN '-")
                    .append(most)
                    .append("' WHEN 3 THEN '0' ELSE ")
                    .append(other);
            sql.append(" END AS DECIMAL(%1$d, %2$d)) AS d_%1$d_%2$d".formatted(type[0], type[1]));
        }
        return sql + " FROM range(0, 2000, 1, 3)";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("primitives")
    void primitivesReadAsSparkReadsThem(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"INT96", "TIMESTAMP_MICROS", "TIMESTAMP_MILLIS"})
    void timestampsReadAsSparkReadsThemWhateverTheirParquetType(String type) {
        judge.agreeOnEveryVersion(Recipe.of(type, TIMES)
                .with("spark.sql.parquet.outputTimestampType", type)
                .with("spark.sql.session.timeZone", "America/St_Johns"));
    }

    @Test
    void timesOfTheOldCalendarAreRefusedAndOthersOfTheFileAreRead() {
        Path table =
                judge.write(Recipe.of("legacy", """
                        CREATE TABLE {t} USING delta PARTITIONED BY (old) AS SELECT id, id % 2 = 1 AS old,
                            IF(id % 2 = 1, DATE'1066-10-14', date_add(DATE'1900-01-01', CAST(id AS INT))) AS day
                        FROM range(0, 100, 1, 1)""").with("spark.sql.parquet.datetimeRebaseModeInWrite", "LEGACY"));
        Condition old = Condition.compare("old", "=", new Condition.Literal("boolean", "true", "true"));
        assertThat(judge.refusal(Question.of(table).where(old)))
                .startsWith("UnsupportedFormatException")
                .contains("day");
        assertThat(judge.boathouse(Question.of(table).where(old.not())).rows())
                .isEqualTo(Reading.bySpark(judge.query("SELECT * FROM " + SparkLake.table(table) + " WHERE NOT old"))
                        .rows())
                .hasSize(50);
        assertThat(judge.agree(Question.of(table).select(List.of("id", "old")))).hasSize(100);
    }
}
