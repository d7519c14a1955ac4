package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Spark goes on with tables that we made, and we go on with what Spark left. Spark alone does the same to a twin: after every step of
 * Spark's, we read of the table what Spark read of the twin, and after every step of ours, Spark and we do.
 */
@BySpark
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkGoesOnTest {

    private static final String VACUUM = "VACUUM {t} RETAIN 0 HOURS";
    private static final String MERGE = """
            MERGE INTO {t} t USING (SELECT id, day, value FROM {rows} WHERE id BETWEEN 150 AND 219) s ON t.id = s.id
            WHEN MATCHED AND s.id % 3 = 0 THEN DELETE
            WHEN MATCHED THEN UPDATE SET value = -s.value
            WHEN NOT MATCHED THEN INSERT (id, day, value) VALUES (s.id, s.day, s.value)""";

    private final Judge judge;
    private final Path source;
    private final Map<Boolean, List<Reading>> twins = new HashMap<>();

    SparkGoesOnTest(Judge judge) {
        this.judge = judge;
        this.source = judge.shared(OurRows.RECIPE);
    }

    private Change spark(String sql) {
        return Change.bySpark(sql.replace("{rows}", SparkLake.table(source)));
    }

    private static Condition ids(String operator, long id) {
        return Condition.compare("id", operator, Condition.Literal.of(id));
    }

    private static Condition day(String day) {
        return Condition.compare("day", "=", Condition.Literal.of(day));
    }

    private List<Change> steps(boolean mapped) {
        Rows rows = Rows.of(source, "id", "day", "value");
        List<Change> steps = new ArrayList<>(List.of(
                Change.append(rows.between(0, 120)),
                Change.append(rows.between(120, 200)),
                Change.deleteWhere(ids("<", 10).or(Condition.compare("value", "=", Condition.Literal.of(12.5)))),
                spark("INSERT INTO {t} SELECT id, day, value FROM {rows} WHERE id BETWEEN 200 AND 209"),
                spark("DELETE FROM {t} WHERE id % 4 = 1 AND id < 150"),
                spark("UPDATE {t} SET value = value + 1000 WHERE id % 8 = 2"),
                spark(MERGE),
                Change.append(rows.between(230, 250)),
                Change.deleteWhere(ids(">", 100).and(ids("<", 170)).or(ids("=", 14))),
                spark("DELETE FROM {t} WHERE id % 16 = 0"),
                Change.compact(),
                spark("ALTER TABLE {t} ADD COLUMNS (extra STRING)"),
                Change.append(rows.select("id", "day", "extra").between(250, 270))));
        if (mapped) {
            steps.addAll(List.of(
                    spark("ALTER TABLE {t} RENAME COLUMN value TO amount"),
                    Change.append(rows.select("id", "day", "amount").between(270, 280)),
                    spark("ALTER TABLE {t} DROP COLUMN extra"),
                    Change.addColumns(rows.select("extra"), "extra STRING"),
                    Change.deleteWhere(ids("<", 40))));
        }
        Rows all = rows.select("id", "day", mapped ? "amount" : "value", "extra");
        steps.addAll(List.of(
                spark("DELETE FROM {t} WHERE id BETWEEN 255 AND 258"),
                spark("OPTIMIZE {t}"),
                spark(VACUUM),
                Change.append(all.between(300, 320)),
                Change.overwriteWhere(day("d0"), all.where(day("d0").and(ids(">", 330)))),
                spark("DELETE FROM {t} WHERE day IS NULL OR id % 5 = 2"),
                Change.overwrite(all.between(390, 400))));
        return steps;
    }

    private List<Reading> twin(boolean mapped) {
        Path twin = judge.place();
        judge.query("CREATE TABLE " + SparkLake.table(twin)
                + " (id LONG NOT NULL, day STRING, value DOUBLE) USING delta PARTITIONED BY (day)"
                + (mapped ? " TBLPROPERTIES ('delta.columnMapping.mode' = 'name')" : ""));
        List<Reading> readings = new ArrayList<>();
        for (Change step : steps(mapped)) {
            judge.query(step.sql(twin));
            readings.add(judge.spark(Question.of(twin)));
        }
        return readings;
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS", "ALL_TOGETHER"})
    void everyStepLeavesTheRowsThatSparkLeavesInTheTwin(TableKind kind) {
        List<Reading> expected = twins.computeIfAbsent(kind.isMapped(), this::twin);
        List<Change> steps = steps(kind.isMapped());
        Path table = judge.place();
        judge.change(
                table,
                Change.create(Rows.of(source, "id", "day", "value"), kind.with("delta.checkpointInterval", "3"))
                        .partitionedBy("day"));
        Map<Long, Reading> versions = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Change step = steps.get(i);
            if (step.sql().equals(VACUUM)) {
                versions.forEach((version, reading) -> assertThat(
                                judge.boathouse(Question.of(table).version(version)))
                        .as("version " + version)
                        .isEqualTo(reading));
                versions.clear();
            }
            if (step.isOurs()) {
                judge.change(table, step);
                judge.agreeOn(expected.get(i), Question.of(table));
            } else {
                judge.query(step.sql(table));
                assertThat(judge.boathouse(Question.of(table))).as(step.sql()).isEqualTo(expected.get(i));
            }
            List<Long> written = SparkLog.versions(table);
            versions.put(written.get(written.size() - 1), expected.get(i));
        }
        versions.forEach(
                (version, reading) -> judge.agreeOn(reading, Question.of(table).version(version)));
        assertThat(SparkLog.text(table).contains("\"deletionVector\":{")).isEqualTo(kind.hasDeletionVectors());
        assertThat(lastCheckpoint(table))
                .as("read with the checksums that Spark leaves")
                .contains("\"version\":");
    }

    private static String lastCheckpoint(Path table) {
        var path = new org.apache.hadoop.fs.Path(
                table.resolve("_delta_log").resolve("_last_checkpoint").toUri());
        try (FileSystem checked = FileSystem.newInstanceLocal(new Configuration());
                InputStream file = checked.open(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(path.toString(), e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void aJobThatIsDoneOnceIsDoneOnceWhoeverDidIt(TableKind kind) {
        Rows rows = Rows.of(source, "id", "day", "value");
        Path table = judge.place();
        judge.change(table, Change.create(rows, kind.properties()));
        assertThat(judge.change(table, Change.append(rows.between(0, 10)).once("job", 5)))
                .isEqualTo(1);
        sparkOnce(table, 5);
        assertThat(SparkLog.versions(table)).hasSize(2);
        sparkOnce(table, 6);
        assertThat(SparkLog.versions(table)).hasSize(3);
        assertThat(judge.change(table, Change.append(rows.between(0, 10)).once("job", 6)))
                .isEqualTo(2);
        assertThat(SparkLog.versions(table)).hasSize(3);
        assertThat(judge.agree(Question.of(table))).hasSize(15);
    }

    private void sparkOnce(Path table, long version) {
        judge.query(Rows.of(source, "id", "day", "value").between(20, 25).sql())
                .write()
                .format("delta")
                .mode("append")
                .option("txnAppId", "job")
                .option("txnVersion", version)
                .save(table.toString());
    }
}
