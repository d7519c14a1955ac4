package dev.boathouse.monitoring.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.delta.DeltaTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {

    private static final Expectations SUITE = Expectations.of(
            "random",
            Expectation.between("i", -5, 25).mostly(0.5),
            Expectation.unique("l").where(Filter.of("i < 20")),
            Expectation.in("s", List.of("a", "ab", "abc", "é", "日本")),
            Expectation.notNull("d").warning(),
            Values.increasing("j"),
            Values.zScores("f", 1.5),
            Figure.mean("i").atLeast(1000),
            Expectation.passes("b or none", row -> row.isNull(10) || row.booleanAt(10)));

    private static List<List<Object>> rows(Frame frame) {
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : frame.rows()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < RandomTable.SCHEMA.size(); i++) {
                values.add(String.valueOf(row.valueAt(i)));
            }
            rows.add(values);
        }
        return rows;
    }

    @Test
    void bothSidesTogetherAreTheInputRowForRow() {
        for (long seed = 61; seed <= 63; seed++) {
            RandomTable table = new RandomTable(seed, 300, 20, 0.1);
            Frame frame = table.frame();
            Quarantine parts = SUITE.quarantine(frame);
            List<List<Object>> passing = rows(parts.passing());
            List<List<Object>> failing = rows(parts.failing());
            assertThat(passing).as("seed " + seed).isNotEmpty();
            assertThat(failing).as("seed " + seed).isNotEmpty();
            assertThat(merged(rows(frame), passing, failing)).as("seed " + seed).isTrue();
            reasonsAreThoseOfTheResults(seed, frame, parts);
        }
    }

    /** Whether the two lists, each in its order, make up the whole one. */
    private static boolean merged(List<List<Object>> whole, List<List<Object>> one, List<List<Object>> other) {
        int a = 0;
        int b = 0;
        for (List<Object> row : whole) {
            if (a < one.size() && row.equals(one.get(a))) {
                a++;
            } else if (b < other.size() && row.equals(other.get(b))) {
                b++;
            } else {
                return false;
            }
        }
        return a == one.size() && b == other.size();
    }

    private static void reasonsAreThoseOfTheResults(long seed, Frame frame, Quarantine parts) {
        TreeMap<String, Long> told = new TreeMap<>();
        for (Object reasons : parts.failing().values(parts.reasons())) {
            assertThat((List<?>) reasons).isNotEmpty();
            ((List<?>) reasons).forEach(text -> told.merge(String.valueOf(text), 1L, Long::sum));
        }
        TreeMap<String, Long> found = new TreeMap<>();
        for (ExpectationResult result : SUITE.validate(frame).results()) {
            boolean sends = result.expectation().severity() == Severity.CRITICAL
                    && result.unexpected().orElse(0) > 0;
            if (sends) {
                found.put(result.expectation().toString(), result.unexpected().orElseThrow());
            }
        }
        assertThat(told).as("seed " + seed).isEqualTo(found);
    }

    @Test
    void aTableIsSplitAsAFrameIs(@TempDir Path folder) {
        RandomTable table = new RandomTable(64, 500, 20, 0.1);
        DeltaTable stored = created(folder.resolve("rows"), RandomTable.SCHEMA);
        stored.append(table.frame(0, 200)).commit();
        stored.append(table.frame(200, 500)).commit();
        Frame whole = stored.latest().scan().read();
        Quarantine wanted = SUITE.quarantine(whole);
        TableQuarantine parts = SUITE.quarantine(stored.latest().scan());
        assertThat(rows(read(parts.passing()))).isEqualTo(rows(wanted.passing()));
        Frame failing = read(parts.failing());
        assertThat(rows(failing)).isEqualTo(rows(wanted.failing()));
        assertThat(failing.values(parts.reasons())).isEqualTo(wanted.failing().values(wanted.reasons()));
        Validation validation = SUITE.validate(stored.latest());
        assertThat(validation).isEqualTo(SUITE.validate(whole));
        assertThat(SUITE.validate(
                                dev.boathouse.monitoring.profile.Profile.of(whole),
                                stored.latest().scan())
                        .results())
                .extracting(ExpectationResult::outcome)
                .isEqualTo(validation.results().stream()
                        .map(ExpectationResult::outcome)
                        .toList());
        DeltaTable bad = created(folder.resolve("bad"), failing.schema());
        try (TableQuarantine.Part part = parts.failing()) {
            bad.append(part).commit();
        }
        assertThat(bad.latest().scan().read().rowCount()).isEqualTo(failing.rowCount());
    }

    private static DeltaTable created(Path folder, Schema schema) {
        DeltaTable table = DeltaTable.at(folder.toUri().toString());
        table.create(schema);
        return table;
    }

    private static Frame read(TableQuarantine.Part part) {
        try (part) {
            List<Frame> frames = new ArrayList<>();
            part.forEachRemaining(frames::add);
            return Frame.concat(frames);
        }
    }

    @Test
    void whatCannotBeCheckedDoesNotPass() {
        Frame frame =
                Frame.of(Schema.of(Field.of("Failed_Expectations", DataType.LONG)), List.of(Column.ofLongs(1, 2, 3)));
        Quarantine parts = Expectations.of("missing", Expectation.notNull("id")).quarantine(frame);
        assertThat(parts.passing().rowCount()).isZero();
        assertThat(parts.failing().rowCount()).isEqualTo(3);
        assertThat(parts.reasons()).isEqualTo("failed_expectations_");
        assertThat(parts.failing().values(parts.reasons()))
                .containsOnly(List.of("expect_column_values_to_not_be_null(column=id)"));
        assertThat(Expectations.of("none").quarantine(frame).passing().rowCount())
                .isEqualTo(3);
    }

    @Test
    void tooManyValuesAreRefused() {
        Frame frame = Frame.of(Schema.of(Field.of("id", DataType.LONG)), List.of(Column.ofLongs(1, 2, 3)));
        assertThatThrownBy(() -> Expectations.of("ids", Expectation.unique("id"))
                        .withMostKeys(2)
                        .quarantine(frame))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withMostKeys");
    }
}
