package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SensitiveTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("ssn", DataType.STRING),
            Field.of("salary", DataType.DOUBLE),
            Field.of("scan", DataType.BINARY),
            Field.of("married", DataType.BOOLEAN),
            Field.of("marks", new DataType.Array(DataType.DOUBLE)));

    private static Profile profile() {
        return Profiling.standard()
                .sensitive("ssn", "salary", "scan", "married", "marks", "not there")
                .of(Frame.of(
                        SCHEMA,
                        List.of(
                                Column.ofStrings("078-05-1120", "219-09-9999", "078-05-1120", null),
                                Column.of(DataType.DOUBLE, Arrays.asList(12345.678, 12345.678, null, Double.NaN)),
                                Column.of(DataType.BINARY, Arrays.asList(new byte[77], null, null, null)),
                                Column.ofBooleans(true, true, true, false),
                                Column.of(
                                        SCHEMA.field(4).type(),
                                        Arrays.asList(List.of(1.5), null, List.of(), List.of())))));
    }

    @Test
    void noValueLeaves() {
        Profile profile = profile();
        String shown = profile.json()
                + profile
                + profile.column("ssn").levels().orElseThrow().counts();
        String stored = new String(profile.bytes(), StandardCharsets.ISO_8859_1);
        for (String value : List.of("078-05", "219-09", "12345", "1.5", "77")) {
            assertThat(shown).doesNotContain(value);
        }
        assertThat(stored).doesNotContain("078-05").doesNotContain("true");
        for (ColumnProfile column : profile.columns()) {
            assertThat(column.sensitive()).isTrue();
            assertThat(column.numbers()).isEmpty();
            assertThat(column.lengths()).isEmpty();
            assertThat(column.elements()).isEmpty();
        }
        assertThat(Profile.read(profile.bytes())).isEqualTo(profile);
        assertThat(Profile.read(profile.bytes()).column("ssn").sensitive()).isTrue();
    }

    @Test
    void countsStay() {
        Profile profile = profile();
        assertThat(profile.column("ssn").nulls()).isEqualTo(1);
        assertThat(profile.column("ssn").levels().orElseThrow().total()).isEqualTo(3);
        assertThat(profile.column("salary").levels().orElseThrow().total()).isEqualTo(3);
        assertThat(profile.column("marks").levels()).isEmpty();
        assertThat(profile.column("ssn").levels().orElseThrow().counts()).containsValue(2L);
    }

    @Test
    void openAndSensitiveProfilesDoNotMeet() {
        Frame frame = Everything.doubles(1, 2);
        Profile open = Profile.of(frame);
        Profile closed = Profiling.standard().sensitive("x").of(frame);
        assertThatThrownBy(() -> open.merge(closed)).hasMessageContaining("sensitive x double");
        assertThat(open.column("x").comparableWith(closed.column("x"))).isFalse();
        assertThatThrownBy(() -> Profiling.standard().sensitive("a").correlating("a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Profiling.standard().correlating("a", "b").sensitive("b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void driftIsSeenWithoutValues() {
        Random random = new Random(85);
        Profile before = spread(random, 3_000, 1);
        assertThat(DriftCheck.standard()
                        .compare(before, spread(random, 3_000, 1))
                        .drifted())
                .isFalse();
        DriftReport report = DriftCheck.standard().compare(before, spread(random, 3_000, 3));
        assertThat(report.drifted()).isTrue();
        assertThat(report.summary()).doesNotContain("secret");
    }

    private static Profile spread(Random random, int size, double power) {
        String[] names = new String[size];
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            names[i] = "secret " + (int) (20 * Math.pow(random.nextDouble(), power));
            numbers[i] = 1 + 100 * Math.pow(random.nextDouble(), power);
        }
        return Profiling.standard()
                .sensitive("name", "number")
                .of(Frame.of(
                        Schema.of(Field.of("name", DataType.STRING), Field.of("number", DataType.DOUBLE)),
                        List.of(Column.ofStrings(names), Column.ofDoubles(numbers))));
    }
}
