package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with rules for writers that we do not keep are not written to: refused by the name of the rule, and as they were. */
@BySpark
class SparkRulesTest {

    private final Judge judge;
    private final Rows rows;

    SparkRulesTest(Judge judge) {
        this.judge = judge;
        this.rows = Rows.of(judge.shared(OurRows.RECIPE), "id").between(0, 10);
    }

    private static Recipe with(String name, String properties) {
        return Recipe.of(
                name,
                "CREATE TABLE {t} (id LONG) USING delta TBLPROPERTIES (" + properties + ")",
                "INSERT INTO {t} SELECT id FROM range(0, 10, 1, 1)",
                "INSERT INTO {t} SELECT id FROM range(10, 20, 1, 1)");
    }

    private static Recipe columns(String name, String declared) {
        return Recipe.of(name, "CREATE TABLE {t} (id LONG, " + declared + ") USING delta");
    }

    /** With metadata of a column as its maker wants it. */
    private static Recipe invariant(String name, boolean inside) {
        var rule = new MetadataBuilder()
                .putString("delta.invariants", "{\"expression\":{\"expression\":\"n > 0\"}}")
                .build();
        StructType ruled = new StructType().add("n", DataTypes.IntegerType, true, rule);
        return Recipe.of(name)
                .then((spark, table) -> DeltaTable.create(spark)
                        .location(table.toString())
                        .addColumn("id", DataTypes.LongType)
                        .addColumns(inside ? new StructType().add("inner", new StructType().add("s", ruled)) : ruled)
                        .execute());
    }

    private static Recipe built(String name, String column, boolean identity) {
        return Recipe.of(name).then((spark, table) -> {
            var builder = DeltaTable.columnBuilder(spark, column).dataType(DataTypes.LongType);
            DeltaTable.create(spark)
                    .location(table.toString())
                    .addColumn("id", DataTypes.LongType)
                    .addColumn(
                            identity
                                    ? builder.generatedByDefaultAsIdentity().build()
                                    : builder.generatedAlwaysAs("id DIV 2").build())
                    .execute();
        });
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        with("check constraint", "'delta.minWriterVersion' = '3'")
                                .then("ALTER TABLE {t} ADD CONSTRAINT small CHECK (id < 100)"),
                        "delta.constraints.small"),
                Arguments.of(built("generated column", "half", false), "delta.generationExpression"),
                Arguments.of(built("identity column", "number", true), "delta.identity.start"),
                Arguments.of(
                        with("default value", "'delta.feature.allowColumnDefaults' = 'supported'")
                                .then("ALTER TABLE {t} ALTER COLUMN id SET DEFAULT 7"),
                        "CURRENT_DEFAULT"),
                Arguments.of(invariant("invariant", false), "delta.invariants"),
                Arguments.of(invariant("invariant in a struct", true), "delta.invariants"),
                Arguments.of(with("row tracking", "'delta.enableRowTracking' = 'true'"), "rowTracking"),
                Arguments.of(
                        Recipe.of(
                                "clustering",
                                "CREATE TABLE {t} (id LONG, n INT) USING delta CLUSTER BY (n)",
                                "INSERT INTO {t} SELECT id, id FROM range(10)"),
                        "clustering"),
                Arguments.of(
                        with("Iceberg compatibility 1", "'delta.enableIcebergCompatV1' = 'true'"), "icebergCompatV1"),
                Arguments.of(
                        with(
                                "Iceberg compatibility 2",
                                "'delta.enableIcebergCompatV2' = 'true', 'delta.columnMapping.mode' = 'name'"),
                        "icebergCompatV2"));
    }

    private List<Change> changes() {
        return List.of(
                Change.append(rows),
                Change.overwrite(rows),
                Change.deleteWhere(Condition.compare("id", "=", Condition.Literal.of(3))),
                Change.compact(),
                Change.addColumns(Rows.of(rows.table(), "extra"), "extra STRING"),
                Change.setProperties(Map.of("team", "flights")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aRuleThatWeDoNotKeepIsRefusedByName(Recipe recipe, String name) {
        Path table = judge.make(recipe);
        List<Path> files = Folders.walk(table);
        String log = SparkLog.text(table);
        for (Change change : changes()) {
            assertThat(judge.refusal(table, change))
                    .as(change.toString())
                    .startsWith("UnsupportedFormatException")
                    .contains(name, table.toString());
        }
        assertThat(Folders.walk(table)).isEqualTo(files);
        assertThat(SparkLog.text(table)).isEqualTo(log);
        judge.agree(Question.of(table));
    }

    @Test
    void whereRowsOnlyComeNoneAreTakenAway() {
        Path table = judge.make(with("only appended to", "'delta.appendOnly' = 'true'"));
        for (Change change : List.of(
                Change.overwrite(rows), Change.deleteWhere(Condition.compare("id", "=", Condition.Literal.of(3))))) {
            assertThat(judge.refusal(table, change))
                    .startsWith("UnsupportedFormatException")
                    .contains("delta.appendOnly");
        }
        judge.change(table, Change.append(rows));
        judge.change(table, Change.compact());
        assertThat(judge.agree(Question.of(table))).hasSize(30);
        assertThatThrownBy(() -> judge.query("DELETE FROM " + SparkLake.table(table)))
                .hasMessageContaining("DELTA_CANNOT_MODIFY_APPEND_ONLY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAP<STRING, INT>", "ARRAY<ARRAY<INT>>"})
    void columnsThatWeDoNotWriteAreRefusedByName(String type) {
        Path table = judge.make(Recipe.of("deep", "CREATE TABLE {t} (id LONG, deep " + type + ") USING delta"));
        List<Path> files = Folders.walk(table);
        assertThat(judge.refusal(table, Change.append(rows)))
                .startsWith("UnsupportedFormatException")
                .contains("\"deep\"");
        assertThat(Folders.walk(table)).isEqualTo(files);
    }

    static Stream<Arguments> required() {
        return Stream.of(
                Arguments.of("a column", "n INT NOT NULL", "IF(id = 7, NULL, CAST(id AS INT)) AS n"),
                Arguments.of(
                        "a field of a struct",
                        "s STRUCT<n: INT NOT NULL>",
                        "named_struct('n', IF(id = 7, NULL, CAST(id AS INT))) AS s"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("required")
    void whereNullsAreForbiddenNoneAreWritten(String what, String declared, String value) {
        Path table = judge.make(
                Recipe.of("no nulls in " + what, "CREATE TABLE {t} (id LONG, " + declared + ") USING delta"));
        Path source = judge.make(Recipe.of(
                "nulls in " + what, "CREATE TABLE {t} USING delta AS SELECT id, " + value + " FROM range(10)"));
        List<Path> files = Folders.walk(table);
        assertThat(judge.refusal(table, Change.append(Rows.of(source))))
                .startsWith("IllegalArgumentException")
                .contains("\"" + declared.charAt(0));
        assertThat(Folders.walk(table)).isEqualTo(files);
    }
}
