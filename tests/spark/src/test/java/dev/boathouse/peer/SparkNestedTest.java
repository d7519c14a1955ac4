package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays, structs by path, arrays of flat structs; what is nested deeper is left unread. */
@BySpark
class SparkNestedTest {

    private final Judge judge;

    SparkNestedTest(Judge judge) {
        this.judge = judge;
    }

    /** Of each type one column with null arrays, empty ones, null elements, one to many elements. */
    private static Recipe arraysOf(String name, String... typesAndElements) {
        StringBuilder sql = new StringBuilder("CREATE TABLE {t} USING delta AS SELECT id");
        for (int i = 0; i < typesAndElements.length; i += 2) {
            sql.append("""
                    , CASE (id + %1$d) %% 5 WHEN 0 THEN NULL WHEN 1 THEN CAST(array() AS ARRAY<%2$s>) ELSE
                        transform(sequence(0, id %% 17), i -> IF((i + id) %% 4 = 0, NULL, CAST(%3$s AS %2$s))) END AS list_%1$d""".formatted(i, typesAndElements[i], typesAndElements[i + 1]));
        }
        return Recipe.of(name, sql + " FROM range(0, 1500, 1, 2)");
    }

    static Stream<Recipe> arrays() {
        return Stream.of(
                arraysOf(
                        "numbers",
                        "BOOLEAN",
                        "i % 2 = 0",
                        "BYTE",
                        "i",
                        "SHORT",
                        "i * 100",
                        "INT",
                        "i * id",
                        "LONG",
                        "xxhash64(i, id)",
                        "FLOAT",
                        "i / 3",
                        "DOUBLE",
                        "IF(i = 3, 'NaN', i / 3)",
                        "DECIMAL(9, 2)",
                        "i * 1.5",
                        "DECIMAL(30, 4)",
                        "i * id * 12345678901.2345"),
                arraysOf(
                        "texts and times",
                        "STRING",
                        "IF(i = 2, '', 'ü' || i)",
                        "BINARY",
                        "'b' || i",
                        "DATE",
                        "date_add(DATE'2024-01-01', CAST(i AS INT))",
                        "TIMESTAMP",
                        "timestamp_micros(i * 1234567890123)",
                        "TIMESTAMP_NTZ",
                        "timestamp_micros(i * 1234567890123)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrays")
    void arraysReadAsSparkReadsThem(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe);
    }

    @ParameterizedTest(name = "legacy format {0}")
    @ValueSource(strings = {"false", "true"})
    void vectorsOfManyPagesReadAsSparkReadsThem(String legacy) {
        judge.agreeOnEveryVersion(Recipe.of("vectors", """
                        CREATE TABLE {t} USING delta AS SELECT id, transform(sequence(1, 64), i -> CAST(sin(i * id) AS FLOAT)) AS vector
                        FROM range(0, 2000, 1, 2)""")
                .with("parquet.page.size", "2048")
                .with("parquet.block.size", "65536")
                .with("spark.sql.parquet.writeLegacyFormat", legacy));
    }

    private static final String WINDOWS = """
            CREATE TABLE {t} USING delta AS SELECT id,
                IF(id % 6 = 0, NULL, named_struct('start', timestamp_seconds(id * 86400), 'end', IF(id % 4 = 0, NULL, timestamp_seconds(id * 86400 + 3600)))) AS window,
                IF(id % 5 = 0, NULL, named_struct('city', 'c ' || id % 9, 'at', IF(id % 7 = 0, NULL, named_struct('lat', id / 3, 'tags', IF(id % 3 = 0, NULL, array('x', NULL, 'y' || id)))))) AS place,
                IF(id % 4 = 0, NULL, transform(sequence(0, id % 5), i -> IF(i = 2, NULL, named_struct('item', IF(i = 1, NULL, 'item ' || i), 'count', i * id)))) AS items,
                map('a', id) AS map, array(array(id)) AS deep, array(map('k', id)) AS maps,
                named_struct('inner', map('k', id), 'n', CAST(id AS INT)) AS mixed
            FROM range(0, 1000, 1, 2)""";

    private Path windows() {
        return judge.shared(Recipe.of("windows", WINDOWS));
    }

    static Stream<List<String>> paths() {
        return Stream.of(
                List.of("window.start"),
                List.of("window.end", "id", "window.start"),
                List.of("place.city", "place.at.lat"),
                List.of("place.at.tags"),
                List.of("mixed.n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void fieldsOfStructsReadByPathAsSparkReadsThem(List<String> columns) {
        assertThat(judge.agree(Question.of(windows()).select(columns))).hasSize(1000);
    }

    @Test
    void arraysOfFlatStructsReadAsSparkReadsThem() {
        assertThat(judge.agree(Question.of(windows()).select(List.of("id", "items"))))
                .hasSize(1000);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"map", "deep", "maps", "mixed.inner"})
    void deeperColumnsAreRefusedByNameAndCanBeLeftUnread(String column) {
        Path table = windows();
        assertThat(judge.refusal(Question.of(table).select(List.of("id", column))))
                .startsWith("UnsupportedFormatException")
                .contains("\"" + column + "\"");
        assertThat(judge.agree(Question.of(table).select(List.of("id")))).hasSize(1000);
    }

    @Test
    void filtersOnFieldsOfStructsKeepTheRowsThatSparkKeeps() {
        Path table = windows();
        Condition late = Condition.compare(
                "window.start",
                ">=",
                new Condition.Literal("timestamp", "1971-06-01T00:00:00Z", "TIMESTAMP'1971-06-01 00:00:00Z'"));
        Condition city = Condition.compare("place.city", "=", new Condition.Literal("string", "c 4", "'c 4'"));
        judge.agree(
                Question.of(table).select(List.of("id")),
                List.of(
                        late,
                        city,
                        late.and(city.not()),
                        Condition.isNull("window.end"),
                        Condition.isNull("place.at.lat").not()));
    }
}
