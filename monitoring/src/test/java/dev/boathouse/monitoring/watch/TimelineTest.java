package dev.boathouse.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.watch.Timeline.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final DriftCheck CHECK = DriftCheck.standard();

    private static List<ProfiledWindow> shiftingOnDay(int shift, int days) {
        Random random = new Random(5);
        List<ProfiledWindow> windows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            windows.add(Windows.day(day, Windows.profile(random, 500, day < shift ? 0 : 2, 0.3)));
        }
        return windows;
    }

    @Test
    void withoutWindowsThereIsNothingToTell() {
        Timeline empty = Timeline.of(CHECK, Reference.previous());
        assertThat(empty.steps()).isEmpty();
        assertThat(empty.last()).isEmpty();
        assertThat(empty.summary()).isEmpty();
        assertThat(empty.withAll(List.of()).steps()).isEmpty();
    }

    @Test
    void aFirstWindowHasNoWindowBeforeIt() {
        Timeline timeline = Timeline.of(CHECK, Reference.previous())
                .with(shiftingOnDay(9, 1).get(0));
        Step only = timeline.last().orElseThrow();
        assertThat(only.report()).isEmpty();
        assertThat(only.drifted()).isFalse();
        assertThat(timeline.summary())
                .isEqualTo(
                        "2001-01-01T00:00:00Z to 2001-01-02T00:00:00Z: not compared: found 0 of the window before\n");
    }

    @Test
    void theDayOfAShiftIsTheAlarmAndEachReferenceForgetsItInItsTime() {
        List<ProfiledWindow> windows = shiftingOnDay(6, 12);
        assertThat(alarms(Timeline.of(CHECK, Reference.previous()).withAll(windows)))
                .containsExactly(6);
        assertThat(alarms(Timeline.of(
                                CHECK, Reference.stored("day 0", windows.get(0).profile()))
                        .withAll(windows)))
                .containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(alarms(Timeline.of(CHECK, Reference.rolling(2, 1)).withAll(windows)))
                .containsExactly(6, 7, 8);
    }

    private static List<Integer> alarms(Timeline timeline) {
        List<Integer> alarms = new ArrayList<>();
        for (int i = 0; i < timeline.steps().size(); i++) {
            if (timeline.steps().get(i).drifted()) {
                alarms.add(i);
            }
        }
        return alarms;
    }

    @Test
    void oneByOneOrAllAtOnceInAnyOrderIsTheSame() {
        List<ProfiledWindow> windows = shiftingOnDay(3, 6);
        Timeline oneByOne = Timeline.of(CHECK, Reference.rolling(2));
        for (ProfiledWindow window : windows) {
            oneByOne = oneByOne.with(window);
        }
        List<ProfiledWindow> mixed =
                List.of(windows.get(4), windows.get(0), windows.get(5), windows.get(2), windows.get(1), windows.get(3));
        Timeline atOnce = Timeline.of(CHECK, Reference.rolling(2)).withAll(mixed);
        assertThat(atOnce.steps()).isEqualTo(oneByOne.steps());
        assertThat(atOnce.windows()).isEqualTo(windows);
        assertThat(atOnce.json()).isEqualTo(oneByOne.json());
    }

    @Test
    void gapsAndWindowsWithoutRowsAreNoAlarm() {
        List<ProfiledWindow> windows = shiftingOnDay(99, 10);
        ProfiledWindow empty = Windows.day(4, Windows.profile(new Random(1), 0, 0, 0));
        Timeline timeline = Timeline.of(CHECK, Reference.previous())
                .withAll(List.of(windows.get(0), windows.get(1), empty, windows.get(9)));
        assertThat(timeline.steps()).extracting(Step::drifted).containsExactly(false, false, false, false);
        assertThat(timeline.steps().get(2).report()).isPresent();
        assertThat(timeline.steps().get(3).source()).contains("2001-01-02T00:00:00Z to 2001-01-03T00:00:00Z");
    }

    @Test
    void whatComesTooLateOrTwiceIsRefused() {
        List<ProfiledWindow> windows = shiftingOnDay(9, 3);
        Timeline timeline = Timeline.of(CHECK, Reference.previous()).with(windows.get(1));
        assertThatThrownBy(() -> timeline.with(windows.get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot go on with the window 2001-01-01T00:00:00Z to 2001-01-02T00:00:00Z: found"
                        + " 2001-01-02T00:00:00Z to 2001-01-03T00:00:00Z before it."
                        + " Another timeline over all windows would work.");
        assertThatThrownBy(() -> timeline.with(windows.get(1))).hasMessageContaining("Cannot go on");
        assertThatThrownBy(() -> timeline.withAll(List.of(windows.get(2), windows.get(2))))
                .hasMessageContaining("Cannot go on");
        assertThat(timeline.with(windows.get(2)).steps()).hasSize(2);
        assertThat(timeline.steps()).hasSize(1);
    }

    @Test
    void wordsAndJsonTellWhatWasComparedWithWhat() throws IOException {
        Profile before = Windows.profile(new Random(1), 500, 0, 0.3);
        Timeline timeline = Timeline.of(CHECK, Reference.stored("the profile of 2000", before))
                .withAll(shiftingOnDay(1, 2));
        assertThat(timeline.summary())
                .isEqualTo("2001-01-01T00:00:00Z to 2001-01-02T00:00:00Z: no drift against the profile of 2000\n"
                        + "2001-01-02T00:00:00Z to 2001-01-03T00:00:00Z: drift of x against the profile of 2000\n");
        JsonNode json = new ObjectMapper().readTree(timeline.json());
        assertThat(json.get("reference").asText()).isEqualTo("the profile of 2000");
        assertThat(json.get("windows").get(1).get("alarms").get(0).asText()).isEqualTo("x");
        assertThat(json.get("windows").get(1).get("rows").asLong()).isEqualTo(500);
    }
}
