package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Column mapping: columns whose names in files are others. */
@BySpark
class SparkMappingTest {

    private final Judge judge;

    SparkMappingTest(Judge judge) {
        this.judge = judge;
    }

    private static String create(String columns, String mode) {
        return "CREATE TABLE {t} (" + columns + ") USING delta PARTITIONED BY (part)"
                + " TBLPROPERTIES ('delta.columnMapping.mode' = '" + mode + "')";
    }

    private static String insert(String from) {
        return "INSERT INTO {t} SELECT id, IF(id %% 4 = 0, NULL, 'p ' || id %% 3), id, id / 3, 'gone' FROM range(%s, 1500, 1, 2)"
                .formatted(from);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"name", "id"})
    void columnsAreFoundAfterRenamesAndDrops(String mode) {
        judge.agreeOnEveryVersion(Recipe.of(
                        mode,
                        create("id LONG, part STRING, a INT, `b c` DOUBLE, gone STRING", mode),
                        insert("0"),
                        "ALTER TABLE {t} RENAME COLUMN a TO `weiß, nicht`",
                        "ALTER TABLE {t} RENAME COLUMN part TO `teil = 1`",
                        insert("1000"),
                        "ALTER TABLE {t} DROP COLUMN gone",
                        "ALTER TABLE {t} ADD COLUMN gone INT AFTER id",
                        "INSERT INTO {t} SELECT id, CAST(id AS INT), 'y', id, id / 7 FROM range(0, 100)")
                .leaves("\"delta.columnMapping.mode\":\"" + mode));
    }

    private static String insertPlaces(String at) {
        return """
                INSERT INTO {t} SELECT id, 'p', IF(id %% 5 = 0, NULL, named_struct('city', 'c' || id %% 9, '%s',
                    IF(id %% 7 = 0, NULL, named_struct('lat', CAST(id AS DOUBLE), 'lon', -id / 2)))) FROM range(0, 500, 1, 1)""".formatted(at);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"name", "id"})
    void fieldsOfStructsAreFoundAfterRenames(String mode) {
        Path table = judge.write(
                Recipe.of(
                        mode,
                        create(
                                "id LONG, part STRING, place STRUCT<city: STRING, at: STRUCT<lat: DOUBLE, lon: DOUBLE>>",
                                mode),
                        insertPlaces("at"),
                        "ALTER TABLE {t} RENAME COLUMN place.at TO position",
                        "ALTER TABLE {t} RENAME COLUMN place.position.lat TO north",
                        "ALTER TABLE {t} ADD COLUMN place.position.height INT",
                        "ALTER TABLE {t} DROP COLUMN place.city",
                        "ALTER TABLE {t} RENAME COLUMN place TO spot",
                        "INSERT INTO {t} SELECT id, 'q', named_struct('position', named_struct('north', 1D, 'lon', 2D, 'height', 3)) FROM range(0, 10)"));
        assertThat(judge.agree(Question.of(table).version(1).select(List.of("id", "place.city", "place.at.lon"))))
                .hasSize(500);
        assertThat(judge.agree(Question.of(table).select(List.of("spot.position.north", "id", "spot.position.height"))))
                .hasSize(510);
    }

    static Stream<Recipe> upgrades() {
        return Stream.of(
                Recipe.of(
                        "mapped by name when files were there already",
                        "CREATE TABLE {t} (id LONG, a INT, part INT) USING delta PARTITIONED BY (part)",
                        "INSERT INTO {t} SELECT id, id, id % 3 FROM range(0, 500, 1, 2)",
                        "ALTER TABLE {t} SET TBLPROPERTIES ('delta.columnMapping.mode' = 'name')",
                        "ALTER TABLE {t} RENAME COLUMN a TO b",
                        "INSERT INTO {t} SELECT id, id, id % 3 FROM range(500, 600)",
                        "ALTER TABLE {t} DROP COLUMN b"),
                Recipe.of(
                        "names that differ from physical names of others",
                        "CREATE TABLE {t} (a INT, b INT, c INT) USING delta",
                        "INSERT INTO {t} SELECT id, id * 10, id * 100 FROM range(0, 200)",
                        "ALTER TABLE {t} SET TBLPROPERTIES ('delta.columnMapping.mode' = 'name')",
                        "ALTER TABLE {t} RENAME COLUMN a TO x",
                        "ALTER TABLE {t} RENAME COLUMN b TO a",
                        "ALTER TABLE {t} RENAME COLUMN x TO b",
                        "INSERT INTO {t} SELECT id, id * 10, id * 100 FROM range(200, 300)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("upgrades")
    void mappingMayComeLater(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe.leaves("\"delta.columnMapping.mode\":\"name"));
    }
}
