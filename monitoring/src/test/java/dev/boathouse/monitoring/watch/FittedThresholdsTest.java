package dev.boathouse.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.drift.Evidence.Subject;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.watch.FittedThresholds.Judgement;
import dev.boathouse.monitoring.watch.FittedThresholds.Scope;
import dev.boathouse.monitoring.watch.FittedThresholds.Threshold;
import dev.boathouse.monitoring.watch.ThresholdFit.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FittedThresholdsTest {

    private static final DriftCheck CHECK = DriftCheck.standard();

    /** Days whose mean and rate vary by themselves, so that many differ from a fixed reference though nothing is wrong. */
    private static Profile naturalDay(Random random) {
        return Windows.profile(random, 300, 0.5 * random.nextGaussian(), 0.2 + 0.2 * random.nextDouble());
    }

    private static Timeline natural(DriftCheck check, Random random, int days) {
        Timeline timeline = Timeline.of(check, Reference.stored("one day", Windows.profile(random, 300, 0, 0.3)));
        List<ProfiledWindow> windows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            windows.add(Windows.day(day, naturalDay(random)));
        }
        return timeline.withAll(windows);
    }

    private static double effect(DriftReport report, String column) {
        return report.column(column).evidence().get(0).effect();
    }

    @Test
    void aThresholdIsTheEffectOfTheStatedRank() {
        Timeline normal = natural(CHECK, new Random(1), 39);
        double[] effects = normal.steps().stream()
                .mapToDouble(step -> effect(step.report().orElseThrow(), "x"))
                .sorted()
                .toArray();
        FittedThresholds thresholds = FittedThresholds.perColumn(normal, 0.05);
        Threshold x = thresholds.threshold("x", Subject.VALUES).orElseThrow();
        assertThat(x).isEqualTo(new Threshold("x", Subject.VALUES, effects[37], 39, 0.05));
        assertThat(FittedThresholds.perColumn(normal, 0.04)
                        .threshold("x", Subject.VALUES)
                        .orElseThrow())
                .isEqualTo(new Threshold("x", Subject.VALUES, effects[38], 39, 0.025));
        assertThat(thresholds.threshold("x", Subject.PRESENCE).orElseThrow().effect())
                .isZero();
        assertThat(thresholds.threshold("y", Subject.VALUES)).isEmpty();
        assertThat(thresholds.scope()).isEqualTo(Scope.COLUMN);
    }

    @Test
    void tooFewWindowsAreAnErrorThatTellsHowManyWouldDo() {
        Timeline few = natural(CHECK, new Random(2), 18);
        assertThatThrownBy(() -> FittedThresholds.perColumn(few, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot fit thresholds at a rate of 0.05: found 18 windows that were compared,"
                        + " which can attain 0.0527. 19 windows would work.");
        assertThatThrownBy(() -> FittedThresholds.perReport(few, 0.05))
                .hasMessageContaining("can attain 0.1000. 37 windows would work.");
        Timeline none = Timeline.of(CHECK, Reference.previous());
        assertThatThrownBy(() -> FittedThresholds.perColumn(none, 0.1))
                .hasMessage(
                        "Cannot fit thresholds at a rate of 0.1: found 0 windows that were compared. 9 windows would work.");
        assertThatThrownBy(() -> FittedThresholds.perColumn(few, 1)).hasMessageContaining("between 0 and 1");
        assertThat(FittedThresholds.perColumn(natural(CHECK, new Random(2), 19), 0.05)
                        .thresholds())
                .hasSize(4);
        assertThat(FittedThresholds.perReport(natural(CHECK, new Random(2), 37), 0.05)
                        .thresholds())
                .hasSize(4);
        assertThatThrownBy(() -> FittedThresholds.perReport(natural(CHECK, new Random(2), 36), 0.05))
                .hasMessageContaining("found 36 windows");
    }

    @Test
    void windowsWithoutRowsTellNothingOfWhatIsNormal() {
        Timeline normal =
                natural(CHECK, new Random(2), 18).with(Windows.day(18, Windows.profile(new Random(1), 0, 0, 0)));
        assertThatThrownBy(() -> FittedThresholds.perColumn(normal, 0.05)).hasMessageContaining("found 18 windows");
    }

    /** Effects of three columns that depend on each other, one of them with a heavy tail, one that hardly varies. */
    private static Map<Key, Double> effects(Random random) {
        double common = random.nextGaussian();
        return Map.of(
                new Key("a", Subject.VALUES), Math.abs(common + random.nextGaussian()),
                new Key("b", Subject.VALUES), Math.exp(2 * common + random.nextGaussian()),
                new Key("c", Subject.VALUES), 0.001 * random.nextDouble());
    }

    private static boolean exceeds(FittedThresholds thresholds, Key key, Map<Key, Double> window) {
        return window.getOrDefault(key, 0.0)
                > thresholds
                        .threshold(key.column(), key.subject())
                        .orElseThrow()
                        .effect();
    }

    @Test
    void oneMoreNormalWindowExceedsThemAtTheStatedRate() {
        long seed = 21;
        Random random = new Random(seed);
        int rounds = 5_000;
        int column = 0;
        int report = 0;
        for (int round = 0; round < rounds; round++) {
            List<Map<Key, Double>> windows = new ArrayList<>();
            for (int window = 0; window < 25; window++) {
                windows.add(effects(random));
            }
            ThresholdFit fit = new ThresholdFit(0.1, windows, Map.of());
            Map<Key, Double> next = effects(random);
            FittedThresholds perColumn = fit.perColumn();
            FittedThresholds perReport = fit.perReport();
            column += exceeds(perColumn, new Key("b", Subject.VALUES), next) ? 1 : 0;
            report += next.keySet().stream().anyMatch(key -> exceeds(perReport, key, next)) ? 1 : 0;
        }
        assertThat((double) column / rounds).as("seed %d", seed).isCloseTo(2 / 26.0, within(error(2 / 26.0, rounds)));
        assertThat((double) report / rounds).as("seed %d", seed).isCloseTo(1 / 14.0, within(error(1 / 14.0, rounds)));
    }

    private static double error(double rate, int rounds) {
        return 3.5 * Math.sqrt(rate * (1 - rate) / rounds);
    }

    @Test
    void whatAlwaysVariedIsNoAlarmAndWhatIsMoreIsOne() {
        Random random = new Random(3);
        Timeline normal = natural(CHECK, random, 60);
        long alarms = normal.steps().stream().filter(Timeline.Step::drifted).count();
        assertThat(alarms).isGreaterThan(20);
        FittedThresholds thresholds = FittedThresholds.perColumn(normal, 0.05);
        long stay = normal.steps().stream()
                .filter(step -> thresholds.judge(step.report().orElseThrow()).drifted())
                .count();
        assertThat(stay).isLessThanOrEqualTo(6);

        Timeline shifted = normal.with(Windows.day(60, Windows.profile(random, 300, 3, 0.3)));
        DriftReport report = shifted.last().orElseThrow().report().orElseThrow();
        Judgement judgement = thresholds.judge(report);
        assertThat(judgement.alarms())
                .extracting(FittedThresholds.Verdict::column)
                .containsExactly("x");
        assertThat(judgement.alarms().get(0).sentence())
                .startsWith("values by an effect of ")
                .contains(", more than the ", " that is normal in 60 windows; drifted: median");
        assertThat(judgement.finding().passed()).isFalse();
        assertThat(judgement.finding().name()).isEqualTo("drift");
        assertThat(judgement.finding().observed()).isEqualTo("1 of 2 columns drifted: x");
    }

    @Test
    void whatIsNormalIsToldAndAddsNoAlarm() {
        Timeline normal = natural(CHECK, new Random(3), 60);
        FittedThresholds thresholds = FittedThresholds.perColumn(normal, 0.05);
        int told = 0;
        for (Timeline.Step step : normal.steps()) {
            DriftReport report = step.report().orElseThrow();
            Judgement judgement = thresholds.judge(report);
            for (FittedThresholds.Verdict verdict : judgement.verdicts()) {
                boolean before = report.column(verdict.column()).drifted();
                assertThat(verdict.drifted() || verdict.normal()).isEqualTo(before);
                assertThat(verdict.drifted() && verdict.normal()).isFalse();
                told += verdict.normal() ? 1 : 0;
                assertThat(verdict.sentence().contains("no more than the")).isEqualTo(verdict.normal());
            }
        }
        assertThat(told).isGreaterThan(20);
    }

    @Test
    void withoutAThresholdTheCheckDecides() {
        Random random = new Random(4);
        Profile before = Windows.profile(random, 300, 0, 0.3);
        DriftReport report = CHECK.compare(before, Windows.profile(random, 300, 3, 0.9));
        Judgement judgement = FittedThresholds.none().judge(report);
        assertThat(judgement.alarms()).hasSize(2);
        assertThat(judgement.alarms().get(0).sentence()).contains("for which there is no threshold");
        double x = effect(report, "x");
        FittedThresholds set =
                FittedThresholds.none().with("x", Subject.VALUES, 1).with("x", Subject.VALUES, x);
        assertThat(set.thresholds()).hasSize(1);
        assertThat(set.judge(report).alarms())
                .extracting(FittedThresholds.Verdict::column)
                .containsExactly("late");
        assertThat(set.with("x", Subject.VALUES, Math.nextDown(x)).judge(report).alarms())
                .hasSize(2);
    }

    @Test
    void columnsThatAreGoneStayAlarms() {
        DriftReport report = CHECK.compare(
                Windows.profile(new Random(4), 300, 0, 0.3),
                Windows.day("2001-01-01", 0.0, 1.0).profile());
        Judgement judgement =
                FittedThresholds.none().with("late", Subject.VALUES, 9).judge(report);
        assertThat(judgement.alarms())
                .extracting(FittedThresholds.Verdict::column)
                .containsExactly("late");
    }

    @Test
    void readsBackWhatItStores() {
        FittedThresholds fitted = FittedThresholds.perReport(natural(CHECK, new Random(5), 40), 0.07)
                .with("z", Subject.PRESENCE, 0.1);
        FittedThresholds again = FittedThresholds.read(fitted.json());
        assertThat(again).isEqualTo(fitted).hasSameHashCodeAs(fitted);
        assertThat(again.json()).isEqualTo(fitted.json());
        assertThat(again.alpha()).isEqualTo(0.07);
    }

    @Test
    void formatOneIsWhatItWas() {
        String stored = """
                {
                  "format" : "boathouse-thresholds-1",
                  "alpha" : 0.05,
                  "scope" : "report",
                  "thresholds" : [
                    {
                      "column" : "late",
                      "subject" : "values",
                      "effect" : 0.1875,
                      "windows" : 40,
                      "rate" : 0.047619047619047616
                    },
                    {
                      "column" : "x",
                      "subject" : "presence",
                      "effect" : 0.3,
                      "windows" : 0,
                      "rate" : 1
                    }
                  ]
                }
                """;
        FittedThresholds golden = new FittedThresholds(
                0.05,
                Scope.REPORT,
                List.of(
                        new Threshold("late", Subject.VALUES, 0.1875, 40, 1.0 / 21),
                        new Threshold("x", Subject.PRESENCE, 0.3, 0, 1)));
        assertThat(golden.json()).isEqualTo(stored);
        assertThat(FittedThresholds.read(stored)).isEqualTo(golden);
    }

    @Test
    void damagedAndLaterFormatsAreNamed() {
        String stored = FittedThresholds.none().with("x", Subject.VALUES, 0.25).json();
        assertThatThrownBy(() -> FittedThresholds.read(stored.replace("-1\"", "-2\"")))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage("Cannot read thresholds: found format \"boathouse-thresholds-2\"."
                        + " This version reads \"boathouse-thresholds-1\".");
        for (String damaged : List.of(
                stored.replace("boathouse-thresholds-1", "something"),
                stored.replace("0.25", "-0.25"),
                stored.replace("\"values\"", "\"value\""),
                stored.replace("\"scope\"", "\"skope\""),
                stored.replace("\"windows\" : 0", "\"windows\" : 99999999999"),
                stored.substring(0, stored.length() / 2))) {
            assertThatThrownBy(() -> FittedThresholds.read(damaged))
                    .as(damaged)
                    .isInstanceOf(CorruptDataException.class);
        }
    }
}
