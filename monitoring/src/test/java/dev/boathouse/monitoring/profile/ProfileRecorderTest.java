package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileRecorderTest {

    @Test
    void rowsInAnyFormGiveTheProfileOfTheirFrame() {
        long seed = 99;
        Random random = new Random(seed);
        List<List<Object>> rows = Everything.rows(random, 4_000);
        Profile whole = Everything.PROFILING.of(Everything.frame(rows));
        Collections.shuffle(rows, random);
        ProfileRecorder recorder = Everything.PROFILING.recorder(Everything.SCHEMA);
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(700));
            Frame frame = Everything.frame(rows.subList(from, to));
            switch (random.nextInt(4)) {
                case 0 -> recorder.add(frame);
                case 1 -> frame.chunks().forEach(recorder::add);
                case 2 -> {
                    for (Row row : frame.rows()) {
                        recorder.add(row);
                    }
                }
                default -> rows.subList(from, to).forEach(row -> recorder.add(row.toArray()));
            }
            assertThat(recorder.profile().rowCount()).isEqualTo(to);
            from = to;
        }
        assertThat(recorder.profile()).as("seed %d", seed).isEqualTo(whole);
    }

    @Test
    void whatTheCallerChangesLaterDoesNotShow() {
        ProfileRecorder recorder =
                Profiling.standard().recorder(Schema.of(Field.of("v", new DataType.Array(DataType.DOUBLE))));
        List<Double> vector = new ArrayList<>(List.of(1.0));
        recorder.add((Object) vector);
        vector.add(2.0);
        assertThat(recorder.profile().column("v").lengths().orElseThrow().max()).hasValue(1);
    }

    @Test
    void refusedRowsLeaveNoTrace() {
        Schema schema = Schema.of(
                Field.of("a", DataType.LONG), Field.of("b", DataType.INT).required());
        ProfileRecorder recorder = Profiling.standard().recorder(schema);
        recorder.add(1L, 2);
        assertThatThrownBy(() -> recorder.add(1L)).hasMessageContaining("1 values");
        assertThatThrownBy(() -> recorder.add(1L, "two")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> recorder.add(1L, null)).hasMessageContaining("without nulls");
        assertThatThrownBy(() -> recorder.add(Everything.doubles(1))).hasMessageContaining("other fields");
        assertThatThrownBy(() -> recorder.add(Everything.doubles(1).chunks().get(0)))
                .hasMessageContaining("other fields");
        assertThat(recorder.profile().rowCount()).isEqualTo(1);
        assertThat(recorder.profile().column("a").count()).isEqualTo(1);
    }
}
