package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.peer.Condition.Literal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Type widening: old files have narrower types than the table. */
@BySpark
class SparkWideningTest {

    /** A column with a value in SQL, and the types that it goes through. */
    private record Widened(String name, String value, List<String> types) {

        static Widened of(String name, String value, String... types) {
            return new Widened(name, value, List.of(types));
        }

        String type(int round) {
            return types.get(Math.min(round, types.size() - 1));
        }
    }

    private static final List<Widened> COLUMNS = List.of(
            Widened.of("whole", "id % 128", "BYTE", "SHORT", "INT", "LONG"),
            Widened.of("jump", "id % 128", "BYTE", "LONG"),
            Widened.of("floating", "id / 7", "FLOAT", "DOUBLE"),
            Widened.of("fraction", "id * 4000000 - 1000000000", "INT", "DOUBLE"),
            Widened.of("decimal", "id / 3", "DECIMAL(5, 2)", "DECIMAL(9, 2)", "DECIMAL(12, 5)", "DECIMAL(38, 20)"),
            Widened.of("short_decimal", "id", "SHORT", "DECIMAL(13, 3)", "DECIMAL(20, 5)"),
            Widened.of("long_decimal", "id * 9000000000000000", "LONG", "DECIMAL(20, 0)"),
            Widened.of("day", "date_add(DATE'1999-12-31', CAST(id AS INT))", "DATE", "TIMESTAMP_NTZ"),
            Widened.of("part", "id % 3", "SHORT", "INT", "LONG"),
            Widened.of(
                    "part_decimal",
                    "IF(id % 2 = 0, 1.50, -0.01)",
                    "DECIMAL(5, 2)",
                    "DECIMAL(12, 5)",
                    "DECIMAL(30, 10)"),
            Widened.of("part_day", "date_add(DATE'1999-12-31', CAST(id % 2 AS INT))", "DATE", "TIMESTAMP_NTZ"));

    private static final Recipe WIDENED = widened();

    private final Judge judge;

    SparkWideningTest(Judge judge) {
        this.judge = judge;
    }

    private static Recipe widened() {
        Recipe recipe = Recipe.of(
                "widened",
                "CREATE TABLE {t} (id LONG, " + declared(0)
                        + ") USING delta PARTITIONED BY (part, part_decimal, part_day) TBLPROPERTIES"
                        + " ('delta.enableTypeWidening' = 'true', 'delta.feature.timestampNtz' = 'supported')",
                insert(0));
        for (int round = 1; round <= 3; round++) {
            for (Widened column : COLUMNS) {
                if (column.types().size() > round) {
                    recipe = recipe.then(
                            "ALTER TABLE {t} ALTER COLUMN " + column.name() + " TYPE " + column.type(round));
                }
            }
            recipe = recipe.then(insert(round));
        }
        return recipe.leaves("\"typeWidening\"", "delta.typeChanges");
    }

    private static String declared(int round) {
        return COLUMNS.stream()
                .map(column -> column.name() + " " + column.type(round))
                .collect(Collectors.joining(", "));
    }

    private static String insert(int round) {
        return COLUMNS.stream()
                .map(column -> "IF(id %% 5 = 0, NULL, CAST(%s AS %s))".formatted(column.value(), column.type(round)))
                .collect(Collectors.joining(", ", "INSERT INTO {t} SELECT id, ", " FROM range(0, 300, 1, 1)"));
    }

    @Test
    void oldFilesReadInTheTypesOfTheTableAtEveryVersion() {
        Path table = judge.shared(WIDENED);
        judge.agreeOnEveryVersion(table);
        assertThat(judge.boathouse(Question.of(table)).rows()).hasSize(1200);
    }

    static Stream<Literal> literals() {
        return Stream.of(
                new Literal("long", "100", "whole"),
                new Literal("long", "3000000000", "jump"),
                new Literal("double", "20.5", "floating"),
                new Literal("double", "-600000000", "fraction"),
                new Literal("decimal", "33.33", "decimal"),
                new Literal("decimal", "7.00", "short_decimal"),
                new Literal("decimal", "900000000000000000", "long_decimal"),
                new Literal("timestamp_ntz", "2000-03-01T00:00", "day"),
                new Literal("long", "1", "part"),
                new Literal("decimal", "-0.01", "part_decimal"),
                new Literal("timestamp_ntz", "2000-01-01T00:00", "part_day"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("literals")
    void filtersSkipOldFilesOnlyWhereTheyMay(Literal literal) {
        Path table = judge.shared(WIDENED);
        String column = literal.sql();
        String value = literal.type().equals("timestamp_ntz")
                ? "TIMESTAMP_NTZ'" + literal.text().replace('T', ' ') + ":00'"
                : literal.text()
                        + (literal.type().equals("double")
                                ? "D"
                                : literal.type().equals("decimal") ? "BD" : "L");
        Literal typed = new Literal(literal.type(), literal.text(), value);
        judge.agree(
                Question.of(table),
                Stream.of("=", "<>", "<", "<=", ">", ">=")
                        .map(operator -> Condition.compare(column, operator, typed))
                        .toList());
    }

    @Test
    void mappingAndDeletionVectorsGoWithIt() {
        judge.agreeOnEveryVersion(Recipe.of(
                        "mapped",
                        """
                        CREATE TABLE {t} (id LONG, c INT) USING delta TBLPROPERTIES ('delta.enableTypeWidening' = 'true',
                            'delta.enableDeletionVectors' = 'true', 'delta.columnMapping.mode' = 'name')""",
                        "INSERT INTO {t} SELECT id, id FROM range(0, 500, 1, 2)",
                        "ALTER TABLE {t} ALTER COLUMN c TYPE LONG",
                        "ALTER TABLE {t} RENAME COLUMN c TO wide",
                        "DELETE FROM {t} WHERE wide % 3 = 0")
                .leaves("deletionVector\":\\{", "delta.typeChanges"));
    }
}
