package dev.boathouse.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Split;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The alarms on real months: they fire when the late rate falls, and hold their rate when nothing has changed. */
class LateRateAlarmTest {

    private static final int SEEDS = 80;
    private static final double ALPHA = 0.05;

    private static final List<Frame> MONTHS = new ArrayList<>();

    @BeforeAll
    static void readTheSample() {
        FlightFeatures features = new FlightFeatures();
        try (FlightsFile file = FlightsFile.open(FlightsFileTest.SAMPLE, rows -> {})) {
            while (file.nextMonth().isPresent()) {
                MONTHS.add(features.of(file.readMonth()).select(watched()));
            }
        }
    }

    private static List<String> watched() {
        List<String> columns = new ArrayList<>(FlightFeatures.INPUTS);
        columns.add(FlightFeatures.LABEL);
        return columns;
    }

    @Test
    void theLateRateOfMayRaisesTheAlarm() {
        Profile january = Profile.of(MONTHS.get(0));
        ColumnDrift may = DriftCheck.standard()
                .compare(january, Profile.of(MONTHS.get(4)))
                .column("late");
        assertThat(may.drifted()).isTrue();
        ColumnDrift march = DriftCheck.standard()
                .compare(january, Profile.of(MONTHS.get(2)))
                .column("late");
        assertThat(march.drifted()).isFalse();
    }

    @Test
    void twoRandomHalvesOfJanuaryRaiseNoMoreAlarmsThanStated() {
        int anyTestFired = 0;
        int lateFired = 0;
        int alarms = 0;
        DriftCheck everyHair =
                DriftCheck.standard().withAlpha(ALPHA).withMinimumEffect(0).withMinimumRateEffect(0);
        for (long seed = 1; seed <= SEEDS; seed++) {
            Split halves = MONTHS.get(0).split(0.5, seed);
            Profile first = Profile.of(halves.train());
            Profile second = Profile.of(halves.test());
            DriftReport hair = everyHair.compare(first, second);
            anyTestFired += hair.drifted() ? 1 : 0;
            lateFired += hair.column("late").evidence().stream()
                            .anyMatch(test -> test.subject() == Evidence.Subject.VALUES && test.pValue() <= ALPHA)
                    ? 1
                    : 0;
            alarms += DriftCheck.standard().compare(first, second).drifted() ? 1 : 0;
        }
        double most = SEEDS * ALPHA + 3.5 * Math.sqrt(SEEDS * ALPHA * (1 - ALPHA));
        assertThat((double) anyTestFired).isLessThanOrEqualTo(most);
        assertThat((double) lateFired).isLessThanOrEqualTo(most);
        assertThat(alarms).isZero();
    }
}
