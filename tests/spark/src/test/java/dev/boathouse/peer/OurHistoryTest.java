package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tables of every kind with all that we do to tables. Spark does the same to a table of its own, its twin: of every version, Spark and we
 * read the rows of the twin.
 */
@BySpark
class OurHistoryTest {

    private static final Condition.Literal ONE = Condition.Literal.of("d1");

    private final Judge judge;
    private final Rows rows;

    OurHistoryTest(Judge judge) {
        this.judge = judge;
        this.rows = Rows.of(judge.shared(OurRows.RECIPE), "id", "day", "value");
    }

    private List<Change> changes() {
        Rows all = rows.select("id", "day", "value", "extra", "flag");
        List<Change> changes = new ArrayList<>(List.of(
                Change.append(rows.between(0, 200)),
                Change.overwriteWhere(
                        Condition.compare("day", "=", ONE),
                        rows.where(Condition.compare("day", "=", ONE)
                                .and(Condition.compare("id", ">=", Condition.Literal.of(250))))),
                Change.deleteWhere(Condition.compare("value", ">", Condition.Literal.of(20.05))
                        .or(Condition.compare("id", "<", Condition.Literal.of(20)))),
                Change.append(rows.between(100, 110)),
                Change.compact(),
                Change.addColumns(rows.select("extra", "flag"), "extra STRING, flag BOOLEAN"),
                Change.append(all.between(300, 350)),
                Change.setProperties(Map.of("team", "team \"flights\"", "delta.checkpointInterval", "4")),
                Change.overwriteWhere(
                        Condition.isNull("day"),
                        all.where(
                                Condition.isNull("day").and(Condition.compare("id", "<", Condition.Literal.of(100))))),
                Change.overwrite(all.between(380, 400)),
                Change.removeProperty("team"),
                Change.append(rows.select("amount", "id").between(0, 9)).withNewColumns()));
        changes.replaceAll(change -> change.remarking("step", change.toString()));
        return changes;
    }

    private Path twin() {
        Recipe recipe = Recipe.of(
                "twin",
                "CREATE TABLE {t} (id LONG NOT NULL, day STRING, value DOUBLE) USING delta PARTITIONED BY (day)"
                        + " TBLPROPERTIES ('delta.enableChangeDataFeed' = 'true')");
        return judge.shared(recipe.with("spark.databricks.delta.schema.autoMerge.enabled", "true")
                .then(changes().stream().map(Change::sql).toArray(String[]::new)));
    }

    private Path ours(TableKind kind) {
        Path table = judge.place();
        Change create = Change.create(rows, kind.with("delta.checkpointInterval", "3"))
                .partitionedBy("day")
                .withPrimaryKey("id");
        assertThat(judge.change(table, create)).isZero();
        long version = 0;
        for (Change change : changes()) {
            assertThat(judge.change(table, change)).as(change.toString()).isEqualTo(++version);
        }
        return table;
    }

    @ParameterizedTest
    @EnumSource
    void everyVersionHasTheRowsThatSparkGivesItsTwin(TableKind kind) {
        Path twin = twin();
        Path table = ours(kind);
        List<Long> versions = SparkLog.versions(table);
        assertThat(versions)
                .isEqualTo(SparkLog.versions(twin))
                .hasSize(changes().size() + 1);
        for (long version : versions) {
            judge.agreeOn(judge.written(twin, version), Question.of(table).version(version));
        }
        history(table);
        properties(table, kind);
        checkpoints(table, twin);
        if (kind.keepsChanges()) {
            feed(table, twin, versions.size() - 1);
        }
    }

    private void history(Path table) {
        List<String> expected = new ArrayList<>(List.of("CREATE TABLE|null"));
        changes().forEach(change -> expected.add(operation(change) + "|" + change));
        List<Row> commits = judge.query("DESCRIBE HISTORY " + SparkLake.table(table))
                .selectExpr(
                        "version",
                        "operation || '|' || coalesce(get_json_object(userMetadata, '$.step'), 'null')",
                        "engineInfo",
                        "operationParameters['mode']")
                .orderBy("version")
                .collectAsList();
        assertThat(commits).extracting(commit -> commit.getString(1)).isEqualTo(expected);
        assertThat(commits)
                .extracting(commit -> commit.getString(2))
                .allSatisfy(engine -> assertThat(engine).contains("Boathouse/"));
        assertThat(commits.get(1).getString(3)).isEqualTo("Append");
        assertThat(commits.get(2).getString(3)).isEqualTo("Overwrite");
    }

    private void properties(Path table, TableKind kind) {
        Row detail = judge.query("DESCRIBE DETAIL " + SparkLake.table(table)).head();
        Map<String, String> expected = new HashMap<>(kind.properties());
        expected.put("delta.checkpointInterval", "4");
        expected.put("boathouse.primary-key", "[\"id\"]");
        assertThat(detail.<String, String>getJavaMap(detail.fieldIndex("properties")))
                .containsAllEntriesOf(expected)
                .doesNotContainKey("team");
    }

    private static String operation(Change change) {
        return switch (change.toString()) {
            case "delete where" -> "DELETE";
            case "compact" -> "OPTIMIZE";
            case "add columns" -> "ADD COLUMNS";
            case "set properties" -> "SET TBLPROPERTIES";
            case "remove properties" -> "UNSET TBLPROPERTIES";
            default -> "WRITE";
        };
    }

    /** Spark opens copies that have lost the commits before a checkpoint. */
    private void checkpoints(Path table, Path twin) {
        List<Long> checkpoints = SparkLog.checkpoints(table);
        assertThat(checkpoints).hasSizeGreaterThan(2);
        long newest = checkpoints.get(checkpoints.size() - 1);
        for (long kept : List.of(checkpoints.get(0), newest)) {
            Path copy = Folders.copy(table, judge.place());
            SparkLog.forgetBefore(copy, kept);
            assertThat(SparkLog.versions(copy).get(0)).isEqualTo(kept);
            judge.agreeOn(judge.written(twin, kept), Question.of(copy).version(kept));
        }
    }

    /** What Spark tells of the changes is what we tell, and but for the times what it tells of the twin's. */
    private void feed(Path table, Path twin, long last) {
        assertThat(judge.agree(Question.of(table).changes(0, last))).isNotEmpty();
        assertThat(changed(table, last)).isEqualTo(changed(twin, last));
    }

    private Reading changed(Path table, long last) {
        return Reading.bySpark(
                judge.query(Question.of(table).changes(0, last).sql()).drop("_commit_timestamp"));
    }
}
