package dev.boathouse.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.profile.Windowing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProfiledWindowTest {

    /** A hundred rows on each of four days; on the last one other values. */
    private static Frame rows() {
        List<Instant> times = LongStream.range(0, 400)
                .mapToObj(i ->
                        Instant.EPOCH.plus(Duration.ofDays(1).dividedBy(100).multipliedBy(i)))
                .toList();
        double[] values = LongStream.range(0, 400)
                .mapToDouble(i -> (i * 37) % 101 + (i >= 300 ? 60 : 0))
                .toArray();
        return Frame.of(
                Schema.of(Schema.Field.of("at", DataType.TIMESTAMP), Schema.Field.of("x", DataType.DOUBLE)),
                List.of(Column.of(DataType.TIMESTAMP, times), Column.ofDoubles(values)));
    }

    @Test
    void windowsOfAFrameMakeATimeline() {
        List<ProfiledWindow> days =
                ProfiledWindow.of(Profiling.standard().of(rows(), Windowing.of("at", Duration.ofDays(1))));
        assertThat(days).hasSize(4);
        assertThat(days.get(1).start()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(1)));
        assertThat(days.get(1).profile().rowCount()).isEqualTo(100);
        Timeline timeline = Timeline.of(DriftCheck.standard().ignoring("at"), Reference.previous())
                .withAll(days);
        assertThat(timeline.steps().stream().map(Timeline.Step::drifted)).containsExactly(false, false, false, true);
    }

    @Test
    void windowsByRowsHaveNoTime() {
        assertThatThrownBy(() -> ProfiledWindow.of(Profiling.standard().of(rows(), Windowing.ofRows(100))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Windowing.of(column, length) would work");
    }
}
